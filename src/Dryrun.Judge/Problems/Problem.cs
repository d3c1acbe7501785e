using Dryrun.Judge.Languages;

namespace Dryrun.Judge.Problems;

/// <summary>How a submission is fed and read.</summary>
public enum ProblemMode
{
    /// <summary>Reads standard input, writes standard output.</summary>
    Stream,

    /// <summary>Defines a function that is called with typed values.</summary>
    Function,

    /// <summary>Defines a class that is constructed and called.</summary>
    Class,

    /// <summary>Defines what the problem's own harness calls: fakes of clocks and networks, threads that are interleaved.</summary>
    Scenario,

    /// <summary>Talks with a program of the problem.</summary>
    Interactive,
}

/// <summary>How two answers of typed values are compared.</summary>
/// <param name="AnyOrder">True where the items of the outermost list may come in any order.</param>
/// <param name="AnyOrderInside">True where items of the lists in it may, too.</param>
/// <param name="Tolerance">How far floating-point numbers may be apart, absolute or relative; 0 for exactly.</param>
public sealed record AnswerRule(bool AnyOrder, bool AnyOrderInside, double Tolerance);

/// <summary>What a submission may use.</summary>
public sealed record ProblemLimits
{
    /// <summary>Processor seconds for a language that has none of its own.</summary>
    public required double TimeSeconds { get; init; }

    /// <summary>Processor seconds by language id, from measurement.</summary>
    public required IReadOnlyDictionary<string, double> TimeSecondsByLanguage { get; init; }

    /// <summary>The limit must be at least so many times what the slowest accepted submission takes.</summary>
    public double AcceptedToLimit { get; init; } = 2.0;

    /// <summary>The fastest submission that is too slow must take at least so many times the limit.</summary>
    public double LimitToTooSlow { get; init; } = 1.5;

    /// <summary>Memory, bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Standard output, bytes.</summary>
    public required long OutputBytes { get; init; }

    /// <summary>Source, bytes.</summary>
    public required long CodeBytes { get; init; }

    /// <summary>Processor time of a case in a language.</summary>
    public TimeSpan Time(Language language) => TimeSpan.FromSeconds(TimeSecondsByLanguage.GetValueOrDefault(language.Id, TimeSeconds));
}

/// <summary>A case: an input and what is known about its answer.</summary>
/// <param name="Name">Path under <c>data</c> without ending: "secret/03-long".</param>
/// <param name="Folder">The package's <c>data</c> folder.</param>
/// <param name="ValidatorArguments">Arguments of the checker.</param>
/// <param name="Description">What the case is for; null where it is not said.</param>
public sealed record TestCase(string Name, string Folder, IReadOnlyList<string> ValidatorArguments, string? Description)
{
    /// <summary>True for a case that everybody may see.</summary>
    public bool IsSample => Name.StartsWith("sample/", StringComparison.Ordinal);

    /// <summary>The input.</summary>
    public byte[] Input => File.ReadAllBytes(Path.Combine(Folder, Name + ".in"));

    /// <summary>The answer file.</summary>
    public byte[] Answer => File.ReadAllBytes(Path.Combine(Folder, Name + ".ans"));
}

/// <summary>A submission that comes with a package and says what must become of it.</summary>
/// <param name="Label">Folder it stands in: "accepted", "wrong_answer", "time_limit_exceeded", "run_time_error", "rejected".</param>
/// <param name="Path">Its file.</param>
public sealed record LabelledSubmission(string Label, string Path);

/// <summary>A question an interviewer asks once the code works.</summary>
/// <param name="Kind">"complexity", "edges" or "scale".</param>
/// <param name="Ask">The question.</param>
/// <param name="ListenFor">What a good answer holds.</param>
public sealed record FollowUp(string Kind, string Ask, IReadOnlyList<string> ListenFor);

/// <summary>How the running time of a good solution grows.</summary>
/// <param name="Family">"1", "log n", "n", "n log n", "n^2", "n^2 log n", "n^3" or "2^n".</param>
/// <param name="Sizes">Sizes at which it is measured, growing.</param>
/// <param name="Kind">What the generator makes for a measurement.</param>
/// <param name="Space">Extra memory of a good solution, for people.</param>
public sealed record ComplexityClaim(string Family, IReadOnlyList<int> Sizes, string Kind, string Space);

/// <summary>A case that the generator makes, always the same.</summary>
/// <param name="Name">File name without ending, under <c>data/secret</c>.</param>
/// <param name="Kind">What is made; the generator knows the word.</param>
/// <param name="Size">How large.</param>
/// <param name="Seed">Seed.</param>
public sealed record GeneratedCase(string Name, string Kind, int Size, int Seed);

/// <summary>A problem, read from its package.</summary>
public sealed record Problem
{
    /// <summary>Name of its folder: "tripwindows".</summary>
    public required string Id { get; init; }

    /// <summary>Its folder.</summary>
    public required string Folder { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>Under which it may be used.</summary>
    public required string License { get; init; }

    /// <summary>Statement in Markdown, English.</summary>
    public required string Statement { get; init; }

    /// <summary>How a submission is fed and read.</summary>
    public required ProblemMode Mode { get; init; }

    /// <summary>What a submission must define; null where it reads a stream.</summary>
    public Signature? Signature { get; init; }

    /// <summary>Names a submission must define for the problem's own harness.</summary>
    public IReadOnlyDictionary<string, string> ScenarioNames { get; init; } = new Dictionary<string, string>();

    /// <summary>How typed answers are compared.</summary>
    public required AnswerRule Answers { get; init; }

    /// <summary>What a submission may use.</summary>
    public required ProblemLimits Limits { get; init; }

    /// <summary>Ids of the languages it may be solved in.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Cases, samples first, each group in the order of their names.</summary>
    public required IReadOnlyList<TestCase> Cases { get; init; }

    /// <summary>The problem's own checker or partner; null where none is needed.</summary>
    public string? ValidatorPath { get; init; }

    /// <summary>Programs that check inputs.</summary>
    public required IReadOnlyList<string> InputValidatorPaths { get; init; }

    /// <summary>Submissions that come with it.</summary>
    public required IReadOnlyList<LabelledSubmission> Submissions { get; init; }

    /// <summary>Round it belongs to: "coding", "debugging" or "assessment"; null in a package that is not written for Dryrun.</summary>
    public string? Round { get; init; }

    /// <summary>"medium" or "hard".</summary>
    public string Level { get; init; } = "medium";

    /// <summary>Minutes an interview gives it.</summary>
    public int Minutes { get; init; } = 30;

    /// <summary>What it is about: "hash map", "intervals".</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Three hints, each telling more.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>Questions for afterwards.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    /// <summary>How a good solution grows.</summary>
    public ComplexityClaim? Complexity { get; init; }

    /// <summary>The generator's file; null where there is none.</summary>
    public string? GeneratorPath { get; init; }

    /// <summary>Cases it makes.</summary>
    public IReadOnlyList<GeneratedCase> Generated { get; init; } = [];

    /// <summary>By language id, the code that a debugging round starts from: it has the fault.</summary>
    public IReadOnlyDictionary<string, string> ShippedPaths { get; init; } = new Dictionary<string, string>();

    /// <summary>Files put beside a submission in a language.</summary>
    public IReadOnlyList<SourceFile> Included(Language language)
    {
        var named = Path.Combine(Folder, "include", language.Code);
        return [.. new[] { Path.Combine(Folder, "include", "default"), named }.Where(Directory.Exists).SelectMany(Directory.GetFiles).Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(Path.GetFileName(f), File.ReadAllBytes(f)))];
    }
}
