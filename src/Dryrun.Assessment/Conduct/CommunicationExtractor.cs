using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Structure and time: a visible order, a proposal that can change, a summary.</summary>
internal sealed partial class CommunicationExtractor : IExtractor
{
    /// <summary>How far the frame may run over its minutes and still count as kept.</summary>
    public const double FrameSlack = 1.3;

    /// <summary>Content words from which a summary sums something up.</summary>
    public const int SummaryWordsMin = 8;

    public string Dimension => "communication";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("summary", "A summary with content near the end.", "\"10 min for framing, 30 min for design, 5 min for summary.\""),
        new("frameInTime", "Scope first, and done within its minutes.", "The first minutes establish scope; the rest is for the plan."),
        new("signposts", "Says where it is going: numbered parts, what comes next.", "\"Structured communication under pressure.\""),
        new("proposal", "The design offered as a proposal that can change, or doubt said openly.", "Treating the system as a proposal; presenting it as final was marked down."),
        new("newFact", "A new fact taken up, with what it changes.", "Adaptability: what the candidate does when the world says otherwise."),
        new("figures", "Figures beside claims, in several turns.", "Precision over adjectives: \"what constitutes abnormal?\""),
        new("cutIn", "An interruption that was earned.", "\"Clarity in uncertainty\" is the signal; the interviewer had to ask for it."),
        new("final", "The design presented as final.", "\"They acted like a designer, not a driver.\""),
        new("contradiction", "Two values for the same thing without a correction.", "A listener cannot tell which one holds."),
        new("noSummary", "No summary.", "Five minutes of summary are part of the round."),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var found = new List<Sighting>();
        if (Summary(record) is { } summary) found.Add(new("summary", SessionRecord.Said(summary)));
        else found.Add(new("noSummary", record.Absent()));
        var design = Frame.FirstDesign(record);
        if (design is not null && Frame.DesignBeforeScoping(record) is null && Frame.FirstScoping(record) is { } scope && design.AtMs <= Frame.FrameMs(record) * FrameSlack)
        {
            found.Add(new("frameInTime", SessionRecord.Said(scope)));
        }

        foreach (var s in Cues.Statements(record))
        {
            if (Signpost().IsMatch(s.Text) && s.Content.Count >= 3) found.Add(new("signposts", SessionRecord.Said(s)));
            if (Proposal().IsMatch(s.Text) && s.Content.Count >= 3) found.Add(new("proposal", SessionRecord.Said(s)));
            if (Final().IsMatch(s.Text)) found.Add(new("final", SessionRecord.Said(s)));
            if (TakesUp(record, s)) found.Add(new("newFact", SessionRecord.Said(s)));
        }

        var figures = Cues.Statements(record).Where(s => s.HasNumber && s.Content.Count >= 4).GroupBy(s => s.Seq).Select(g => g.First()).ToList();
        found.AddRange(figures.Select(s => new Sighting("figures", SessionRecord.Said(s))));
        found.AddRange(record.All<Interrupted>().Select(i => record.Holding(i.Data.Quote)).OfType<Sentence>().Select(s => new Sighting("cutIn", SessionRecord.Said(s))));
        found.AddRange(Contradictions.Of(record).Select(c => new Sighting("contradiction", c.Evidence)));
        return found;
    }

    private static Sentence? Summary(SessionRecord record)
    {
        foreach (var s in record.Sentences.Where(s => s.Does("summary") || SummaryWord().IsMatch(s.Text)))
        {
            var rest = WordSet.Of(s.Turn[s.Start..]);
            var before = record.Sentences.Count(o => o.Seq < s.Seq);
            if (rest.Count >= SummaryWordsMin && before >= 5 && s.AtMs * 2 >= record.EndMs) return s;
        }

        return null;
    }

    // Words that meet a disclosed fact and a condition or a correction in the turns right after it.
    private static bool TakesUp(SessionRecord record, Sentence s) =>
        (s.IsCorrection || TurnedAround().IsMatch(s.Text)) && s.Content.Count >= 4 && record.All<Disclosed>().Any(d => d.Event.Seq < s.Seq);

    [GeneratedRegex(
        @"\b(to sum up|sum(ming)? (it |that )?up|in summary|summary[.:]|to summari[sz]e|to wrap up|short version:|one minute[.:]|"
        + @"so,? in short)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SummaryWord();

    [GeneratedRegex(
        @"\b((two|three|four) (risks|things|parts|numbers|questions|options|steps)|first(ly)?,|before (i|we)|let me (start|"
        + @"confirm|ask|begin|put|say)|next (is|comes)|then (i'd|let)|(a few|some) (questions|things|clarifications)|for owners|"
        + @"on cost|on risks|rollout[.:]|the parts|at a high level|in terms of)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Signpost();

    [GeneratedRegex(
        @"\b(my (current )?(design|plan) (assumes|is)|first version|to be shot at|proposal|as of today|not certain|least sure|"
        + @"what i('m| am) not sure|open question|is open until|i'll know|come back if|working numbers?|for now|"
        + @"what we don't know)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Proposal();

    [GeneratedRegex(
        @"\b(final (picture|design|answer)|that's the (complete|final)|everything that's needed|the complete design|"
        + @"nothing (is )?missing)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Final();

    [GeneratedRegex(
        @"\b(that changes|given (that|what you)|in that case|so that means|because you said|with that in mind|then (i'd|"
        + @"we) (change|drop|move)|good\. then)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TurnedAround();
}
