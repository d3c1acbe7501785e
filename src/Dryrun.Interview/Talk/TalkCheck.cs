using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;

namespace Dryrun.Interview.Talk;

/// <summary>Checks the questions of talk segments and the loops that ask them, as <c>dryrun content check</c> does.</summary>
public static class TalkCheck
{
    /// <summary>Share of a segment's minutes that the questions which fit it must be able to fill.</summary>
    private const double FilledMin = 0.75;

    /// <summary>Every problem of the bank and of the loops; empty where all is well, and where a folder has neither.</summary>
    public static IReadOnlyList<InputProblem> Of(ContentFolder content)
    {
        var problems = new List<InputProblem>();
        var files = QuestionFile.KindsIn(content).Select(kind => Caught(problems, () => QuestionFile.Read(content, kind))).OfType<QuestionFile>().ToList();
        problems.AddRange(Strangers(content));
        if (files.Count > 0) Caught(problems, () => TalkLines.Read(content));
        problems.AddRange(Ids(content, files));
        problems.AddRange(Wordings(content, files));
        problems.AddRange(files.SelectMany(f => GivenAway(content, f)));
        problems.AddRange(files.Where(f => f.Closing.ByTemperament.Values.Any(t => t.Any(w => w.Contains('?')))).Select(f =>
            new InputProblem("closing asks something, and nobody can answer any more; end it with a statement", "closing", QuestionFile.PathOf(content, f.Kind))));
        foreach (var loop in LoopReader.Ids(content).Select(id => Caught(problems, () => LoopReader.Read(content, id))).OfType<Loop>()) problems.AddRange(Asked(content, loop, files));
        return problems;
    }

    // Besides the kinds there are what is said in all talk and in rounds with code. A file of no kind is never read: most likely its name is misspelt.
    private static IEnumerable<InputProblem> Strangers(ContentFolder content)
    {
        var folder = Path.Combine(content.Path, "questions");
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (name is "lines" or "code" || QuestionFile.Kinds.Contains(name)) continue;
            yield return new InputProblem($"there is no kind {name}; {(Wording.Nearest(name, QuestionFile.Kinds) is { } near ? $"did you mean {near}?" : $"the kinds are {Wording.Alternatives(QuestionFile.Kinds)}")}", "", file);
        }
    }

    private static IEnumerable<InputProblem> Ids(ContentFolder content, IReadOnlyList<QuestionFile> files) => files
        .SelectMany(f => f.Questions.Select(q => (q.Id, f.Kind)))
        .GroupBy(q => q.Id)
        .Where(g => g.Count() > 1)
        .Select(g => new InputProblem($"{g.Key} is an id of {string.Join(" and of ", g.Select(q => q.Kind))}; ids are unique in the whole bank", "questions", QuestionFile.PathOf(content, g.Last().Kind)));

    private static IEnumerable<InputProblem> Wordings(ContentFolder content, IReadOnlyList<QuestionFile> files) => files
        .SelectMany(f => f.Questions.SelectMany(q => q.Ask.Select(a => (Ask: Plain(a), q.Id, f.Kind))))
        .GroupBy(a => a.Ask)
        .Where(g => g.Count() > 1)
        .Select(g => new InputProblem($"\"{g.Key}\" is asked more than once, by {string.Join(" and ", g.Select(a => a.Id).Distinct())}", "questions", QuestionFile.PathOf(content, g.Last().Kind)));

    // Who repeats the question must not be heard to answer it.
    private static IEnumerable<InputProblem> GivenAway(ContentFolder content, QuestionFile file)
    {
        foreach (var question in file.Questions)
        {
            foreach (var point in question.Points)
            {
                var given = point.Words.Where(w => question.Ask.Any(a => PointsHeard.Names([w], a))).ToList();
                if (given.Count == 0) continue;
                var words = string.Join("\", \"", given);
                yield return new InputProblem($"{question.Id}: the point {point.Id} is heard in \"{words}\", which the question says itself; take words that only an answer holds", "questions", QuestionFile.PathOf(content, file.Kind));
            }
        }
    }

    private static IEnumerable<InputProblem> Asked(ContentFolder content, Loop loop, IReadOnlyList<QuestionFile> files)
    {
        var path = Path.Combine(content.Path, "loops", $"{loop.Id}.yaml");
        var segments = loop.Variants.SelectMany(v => v.Rounds).SelectMany(r => r.Segments.Select(s => (Round: r.Id, Segment: s))).Where(s => TalkRoom.IsTalk(s.Segment.Kind));
        foreach (var (round, segment) in segments.DistinctBy(s => (s.Segment.Kind, s.Segment.Minutes, s.Segment.Count, string.Join(',', s.Segment.Tags))))
        {
            if (files.FirstOrDefault(f => f.Kind == segment.Kind) is not { } file)
            {
                if (!File.Exists(QuestionFile.PathOf(content, segment.Kind))) yield return new InputProblem($"round {round} asks {segment.Kind}, which has no file questions/{segment.Kind}.yaml", "variants", path);
                continue;
            }

            var fitting = TalkDraw.Fitting(file, loop.Role, loop.Company);
            foreach (var tag in segment.Tags.Where(t => fitting.All(q => !q.Tags.Contains(t))))
            {
                var near = Wording.Nearest(tag, fitting.SelectMany(q => q.Tags).Distinct());
                yield return new InputProblem($"round {round} wants {segment.Kind} questions with the tag {tag}, which none has that fits; {(near is null ? "use a tag of the file" : $"did you mean {near}?")}", "variants", path);
            }

            var enough = segment.Count is { } count ? fitting.Count >= count : fitting.Sum(q => q.Minutes) >= segment.Minutes * FilledMin;
            if (!enough) yield return new InputProblem($"round {round} has {segment.Minutes} minutes of {segment.Kind}, and the {fitting.Count} questions for a {loop.Role} at {loop.Company} take {fitting.Sum(q => q.Minutes)}; add questions", "variants", path);
        }
    }

    private static T? Caught<T>(List<InputProblem> problems, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }

    private static string Plain(string ask) => new([.. ask.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')]);
}
