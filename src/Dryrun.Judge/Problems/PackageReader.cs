using System.Text.RegularExpressions;
using Dryrun.Judge.Languages;

namespace Dryrun.Judge.Problems;

/// <summary>
/// Reads a problem package of the 2025-09 format (https://www.kattis.com/problem-package-format/spec/2025-09), pass-fail and interactive, with what Dryrun
/// adds in <c>dryrun.yaml</c>. Reads files only; nothing is run.
/// </summary>
public static partial class PackageReader
{
    private const string Version = "2025-09";
    private const double TimeSecondsDefault = 2, SecondsMax = 60;
    private const long MemoryMibDefault = 2048, OutputMibDefault = 8, CodeKibDefault = 128;

    private static readonly string[] MetadataKeys =
    [
        "problem_format_version", "type", "name", "uuid", "version", "credits", "source", "license", "rights_owner", "embargo_until", "limits", "keywords", "languages",
        "allow_file_writing", "constants",
    ];

    private static readonly string[] LimitKeys =
    [
        "time_multipliers", "time_limit", "time_resolution", "memory", "output", "code", "compilation_time", "compilation_memory", "validation_time", "validation_memory",
        "validation_output", "validation_passes",
    ];

    private static readonly string[] Licenses = ["unknown", "public domain", "cc0", "cc by", "cc by-sa", "educational", "permission"];

    /// <summary>Ids of the packages in a folder, in alphabetical order; none where there is no such folder.</summary>
    public static IReadOnlyList<string> IdsIn(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, "problem.yaml"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a package.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="JudgeException">Something in it is wrong or missing; the line says what and where.</exception>
    public static Problem Read(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var id = Path.GetFileName(full);
        if (!Directory.Exists(full)) throw new JudgeException(JudgeFault.Problem, $"{folder}: no such problem folder");
        if (!FolderName().IsMatch(id)) throw new JudgeException(JudgeFault.Problem, $"{folder}: a package's folder is named with lower-case letters and digits only");
        var metadata = YamlValue.Read(Path.Combine(full, "problem.yaml"));
        metadata.OnlyKeys(MetadataKeys);
        if (metadata.Required("problem_format_version") is var version && version.Text() != Version) throw version.Wrong($"is {version.Text()}; allowed {Version}");
        var types = metadata.Optional("type")?.ItemsOrOne().Select(t => t.OneOf("pass-fail", "interactive", "scoring", "multi-pass", "submit-answer")).ToList() ?? [];
        if (types.FirstOrDefault(t => t is not ("pass-fail" or "interactive")) is { } other) throw metadata.Required("type").Wrong($"is {other}; Dryrun judges pass-fail and interactive");
        Uuid(metadata.Required("uuid"));
        var extra = File.Exists(Path.Combine(full, "dryrun.yaml")) ? YamlValue.Read(Path.Combine(full, "dryrun.yaml")) : null;
        var validators = Programs(full, "output_validator");
        var problem = new Problem
        {
            Id = id,
            Folder = full,
            Title = Name(metadata.Required("name")),
            License = metadata.Optional("license")?.OneOf(Licenses) ?? "unknown",
            Statement = Statement(full),
            Mode = types.Contains("interactive") ? ProblemMode.Interactive : ProblemMode.Stream,
            Answers = new AnswerRule(false, false, 0),
            Limits = Limits(metadata.Optional("limits"), extra),
            Languages = LanguageIds(metadata.Optional("languages")),
            Cases = [.. CaseReader.In(full, "sample"), .. CaseReader.In(full, "secret")],
            ValidatorPath = validators.SingleOrDefault(),
            InputValidatorPaths = Programs(full, "input_validators"),
            Submissions = Submissions(full),
        };
        if (problem.Mode == ProblemMode.Interactive && problem.ValidatorPath is null) throw new JudgeException(JudgeFault.Problem, $"{full}/output_validator: an interactive problem needs the program to talk with");
        return extra is null ? problem : DryrunFile.Apply(problem, extra);
    }

    private static void Uuid(YamlValue value)
    {
        if (!Guid.TryParse(value.Text(), out _)) throw value.Wrong("is no UUID");
    }

    private static string Name(YamlValue value) => value.IsMap ? value.Required("en").Text() : value.Text();

    private static string Statement(string folder)
    {
        var path = Path.Combine(folder, "statement", "problem.en.md");
        return File.Exists(path) ? File.ReadAllText(path) : throw new JudgeException(JudgeFault.Problem, $"{path}: no such file; the statement is in Markdown");
    }

    private static ProblemLimits Limits(YamlValue? limits, YamlValue? extra)
    {
        limits?.OnlyKeys(LimitKeys);
        var multipliers = limits?.Optional("time_multipliers");
        multipliers?.OnlyKeys("ac_to_time_limit", "time_limit_to_tle");
        Dictionary<string, double> byLanguage = [];
        foreach (var language in extra?.Optional("timeLimitSeconds")?.Keys ?? [])
        {
            var value = extra!.Required("timeLimitSeconds").Required(language);
            if (LanguageCatalogue.All.All(l => l.Id != language)) throw value.Wrong($"names no language; allowed {string.Join(", ", LanguageCatalogue.All.Select(l => l.Id))}");
            byLanguage[language] = value.Number(0.05, SecondsMax);
        }

        return new ProblemLimits
        {
            TimeSeconds = limits?.Optional("time_limit")?.Number(0.05, SecondsMax) ?? TimeSecondsDefault,
            TimeSecondsByLanguage = byLanguage,
            AcceptedToLimit = multipliers?.Optional("ac_to_time_limit")?.Number(1, 100) ?? 2.0,
            LimitToTooSlow = multipliers?.Optional("time_limit_to_tle")?.Number(1, 100) ?? 1.5,
            MemoryBytes = (limits?.Optional("memory")?.Integer(32, 8192) ?? MemoryMibDefault) << 20,
            OutputBytes = (limits?.Optional("output")?.Integer(1, 256) ?? OutputMibDefault) << 20,
            CodeBytes = (limits?.Optional("code")?.Integer(1, 1024) ?? CodeKibDefault) << 10,
        };
    }

    private static string[] LanguageIds(YamlValue? value)
    {
        if (value is null || (!value.IsList && value.Text() == "all")) return [.. LanguageCatalogue.All.Select(l => l.Id)];
        return [.. value.ItemsOrOne().Select(v => LanguageCatalogue.All.FirstOrDefault(l => l.Code == v.Text())?.Id).OfType<string>()];
    }

    // A program is one file; what begins with a dot does not exist.
    private static string[] Programs(string folder, string kind)
    {
        var path = Path.Combine(folder, kind);
        if (!Directory.Exists(path)) return [];
        string[] files = [.. Directory.GetFiles(path).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal)];
        if (kind == "output_validator" && files.Length != 1) throw new JudgeException(JudgeFault.Problem, $"{path}: holds {files.Length} files; allowed exactly one program");
        return files;
    }

    private static LabelledSubmission[] Submissions(string folder)
    {
        var root = Path.Combine(folder, "submissions");
        if (!Directory.Exists(root)) return [];
        return [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal)
            .SelectMany(Directory.GetFiles).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal)
            .Select(f => new LabelledSubmission(Path.GetFileName(Path.GetDirectoryName(f))!, f))];
    }

    [GeneratedRegex("^[a-z0-9]+$")]
    private static partial Regex FolderName();

    /// <summary>Reads the cases of a part of <c>data</c>.</summary>
    private static class CaseReader
    {
        private static readonly string[] Keys =
        [
            "args", "input_validator_args", "output_validator_args", "input_visualizer_args", "output_visualizer_args", "full_feedback", "hint", "description",
            "max_score", "score_aggregation", "static_validation_score", "require_pass", "static_validator_args",
        ];

        public static IReadOnlyList<TestCase> In(string folder, string part)
        {
            var data = Path.Combine(folder, "data");
            var root = Path.Combine(data, part);
            if (!Directory.Exists(root)) return part == "sample" ? [] : throw new JudgeException(JudgeFault.Problem, $"{root}: no such folder; a problem needs secret cases");
            var arguments = Arguments(Path.Combine(root, "test_group.yaml"), []);
            List<TestCase> made = [.. Group(data, root, arguments)];
            foreach (var group in Directory.GetDirectories(root).Where(d => !d.EndsWith(".files", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                made.AddRange(Group(data, group, Arguments(Path.Combine(group, "test_group.yaml"), arguments)));
            }

            if (part == "secret" && made.Count == 0) throw new JudgeException(JudgeFault.Problem, $"{root}: holds no case; a problem needs at least one");
            return made;
        }

        private static IEnumerable<TestCase> Group(string data, string folder, IReadOnlyList<string> inherited)
        {
            foreach (var input in Directory.GetFiles(folder, "*.in").Order(StringComparer.Ordinal))
            {
                var stem = Path.ChangeExtension(input, null);
                if (!File.Exists(stem + ".ans")) throw new JudgeException(JudgeFault.Problem, $"{stem}.ans: no such file; every case has an answer");
                var own = File.Exists(stem + ".yaml") ? YamlValue.Read(stem + ".yaml") : null;
                own?.OnlyKeys(Keys);
                yield return new TestCase(Path.GetRelativePath(data, stem), data, Arguments(own) ?? inherited, own?.Optional("description")?.Text());
            }
        }

        private static IReadOnlyList<string> Arguments(string file, IReadOnlyList<string> inherited)
        {
            if (!File.Exists(file)) return inherited;
            var group = YamlValue.Read(file);
            group.OnlyKeys(Keys);
            return Arguments(group) ?? inherited;
        }

        private static string[]? Arguments(YamlValue? value) => value?.Optional("output_validator_args") is { } arguments
            ? arguments.IsList ? [.. arguments.Items().Select(a => a.Text())] : throw arguments.Wrong("must be a list of words")
            : null;
    }
}
