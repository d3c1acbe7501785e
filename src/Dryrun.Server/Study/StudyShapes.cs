using Dryrun.Server.Catalogue;
using Dryrun.Server.Hosting;

namespace Dryrun.Server.Study;

/// <summary>What is due and what was weak.</summary>
/// <param name="Due">Drills that are due, the most pressing first.</param>
/// <param name="Weaknesses">What debriefs found weak, the most often seen first.</param>
internal sealed record StudyPage(IReadOnlyList<DrillSummary> Due, IReadOnlyList<Weakness> Weaknesses)
{
    /// <summary>Days in a row, up to today or yesterday, on which something was done; absent where there are none.</summary>
    public int? StreakDays { get; init; }
}

/// <summary>A weakness with the drill that answers it.</summary>
/// <param name="Drill">Key of the drill.</param>
/// <param name="Seen">How often a debrief asked for it.</param>
/// <param name="Text">What it came from last.</param>
internal sealed record Weakness(string Drill, int Seen, string Text);

/// <summary>A preparation plan.</summary>
/// <param name="Loop">What it prepares for.</param>
/// <param name="Until">The day of the interview.</param>
/// <param name="Hours">Hours in all.</param>
/// <param name="Days">Days with something to do.</param>
/// <param name="LeftOut">What did not fit, the most valuable first.</param>
internal sealed record PlanPage(string Loop, string Until, double Hours, IReadOnlyList<PlanDayRow> Days, IReadOnlyList<PlanRow> LeftOut);

/// <summary>A day of a plan.</summary>
internal sealed record PlanDayRow(string Date, int Minutes, IReadOnlyList<PlanRow> Items);

/// <summary>Something to do.</summary>
/// <param name="Text">What.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Because">Why it is in the plan.</param>
internal sealed record PlanRow(string Text, int Minutes, string Because)
{
    /// <summary>What does it: <c>drill:KEY</c>, <c>drill</c> for what is due, <c>interview:PROMPT</c>, <c>loop:ID</c>, <c>study</c>.</summary>
    public string? Link { get; init; }
}

/// <summary>The candidate's projects and stories.</summary>
/// <param name="Yaml">The file as text.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Gaps">What an interviewer would push on.</param>
/// <param name="Uncovered">Behavioural questions that no story answers.</param>
internal sealed record DossierPage(string Yaml, IReadOnlyList<Problem> Problems, IReadOnlyList<DossierGap> Gaps, IReadOnlyList<string> Uncovered);

/// <summary>A gap.</summary>
/// <param name="Project">Project or story.</param>
/// <param name="Field">The field.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Ask">The question that will come.</param>
internal sealed record DossierGap(string Project, string Field, string Text, string Ask);

/// <summary>The dossier as text.</summary>
internal sealed record DossierText(string Yaml);
