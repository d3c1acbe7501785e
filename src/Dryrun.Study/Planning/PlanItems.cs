using Dryrun.Interview.Loops;
using Dryrun.Study.Drills;

namespace Dryrun.Study.Planning;

/// <summary>What a plan is made of: the guide's checklist, every segment of the loop, drills.</summary>
internal static class PlanItems
{
    /// <summary>Repeats of a round that a plan holds beside the first.</summary>
    private const int RoundRepeats = 2;

    /// <summary>Everything that is done once, in order: foundations, then rounds and checklist in turn, then what comes late.</summary>
    public static IEnumerable<PlanItem> Once(Loop loop, IReadOnlySet<string> sat)
    {
        var checklist = loop.Preparation.ToLookup(p => p.When, p => new PlanItem(p.Text, p.Minutes, p.Command, p.Because));
        return [.. checklist["early"], .. InTurn(Rounds(loop, sat), [.. checklist["middle"]]), .. checklist["late"]];
    }

    /// <summary>Rounds that are worth a second and a third sitting: those somebody votes on, the heaviest votes first.</summary>
    public static IEnumerable<PlanItem> Again(Loop loop, IReadOnlySet<string> sat) => Enumerable.Range(0, RoundRepeats).SelectMany(_ => Rounds(loop, sat)
        .Where(i => !i.Title.EndsWith("recruiter", StringComparison.Ordinal))
        .Select(i => i with { Title = $"{i.Title}, again", Because = "The second sitting shows whether the first one taught anything." }));

    /// <summary>The day that stands for the final day of the loop.</summary>
    public static IReadOnlyList<PlanItem> FinalDay(Loop loop)
    {
        var rounds = loop.Variants[0].Rounds;
        var last = rounds.Where(r => r.Final).ToList() is { Count: > 0 } final ? final : rounds.Where(r => r.Member is not null).TakeLast(2).ToList();
        return [new PlanItem(
            $"The final day in one go: {string.Join(", ", last.Select(r => Lower(r.Name)))}", last.Sum(r => r.Minutes),
            $"dryrun loop start {loop.Id} --mode real --back-to-back", "Several rounds in a day tire in a way that single ones do not show.")];
    }

    /// <summary>The day before the interview.</summary>
    public static IReadOnlyList<PlanItem> DayBefore(Loop loop) =>
    [
        new PlanItem("Read your stories and project once, aloud", 20, "dryrun study", "Nothing new is learned on this day."),
        new PlanItem("One framing drill, then stop", 4, "dryrun drill framing", "Constraints before any design: it is what is judged first."),
    ];

    /// <summary>The drills that open a day.</summary>
    public static PlanItem Drills(IReadOnlyList<(string Drill, string From)> weaknesses, int day) => weaknesses.Count == 0
        ? new PlanItem("Today's drills", PreparationPlan.DrillMinutes, "dryrun drill", "A few minutes each day, spaced by what you are about to forget.")
        : Drills(weaknesses[day % weaknesses.Count]);

    private static PlanItem Drills((string Drill, string From) weakness) =>
        new($"Today's drills, \"{DrillMenu.Find(weakness.Drill)?.Title ?? weakness.Drill}\" among them", PreparationPlan.DrillMinutes, "dryrun drill", weakness.From);

    private static List<PlanItem> Rounds(Loop loop, IReadOnlySet<string> sat) => [.. Segments(loop).OrderBy(s => sat.Contains(s.Kind)).Select(s => Round(loop, s))];

    private static List<LoopSegment> Segments(Loop loop)
    {
        // The heaviest votes first: that is where a loop is decided.
        var all = loop.Variants.SelectMany(v => v.Rounds).OrderByDescending(r => r.Member is null ? 0 : r.Weight).SelectMany(r => r.Segments);
        return [.. all.Where(s => s.Kind != "offer").DistinctBy(s => s.Kind)];
    }

    private static PlanItem Round(Loop loop, LoopSegment segment)
    {
        var command = segment.Prompts.Count > 0
            ? $"dryrun interview {segment.Prompts.OrderByDescending(p => p.Weight).First().Ids[0]} --mode real"
            : $"dryrun interview {segment.Kind}";
        return new PlanItem($"Sit a segment: {Spoken(segment.Kind)}", segment.Minutes, command, $"{loop.Name}: {segment.Minutes} minutes of it are in the loop.");
    }

    private static string Spoken(string kind) => kind switch
    {
        "executive-90s" => "ninety seconds to an executive",
        "ml-design" => "ML design",
        _ => kind.Replace('-', ' '),
    };

    private static string Lower(string name) => char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static IEnumerable<PlanItem> InTurn(IReadOnlyList<PlanItem> a, IReadOnlyList<PlanItem> b)
    {
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            if (i < a.Count) yield return a[i];
            if (i < b.Count) yield return b[i];
        }
    }
}
