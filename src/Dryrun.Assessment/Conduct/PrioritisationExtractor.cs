using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct;

/// <summary>What comes first, what can wait, what is left out, and whether time went there.</summary>
internal sealed partial class PrioritisationExtractor : IExtractor
{
    /// <summary>Sentences of engineering detail before the first decision of the programme from which the order is judged poor.</summary>
    public const int DetailSentencesMax = 5;

    public string Dimension => "prioritisation";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("split", "Must-have and nice-to-have, both with a thing.", "\"Did you separate must-have from nice-to-have based on impact?\""),
        new("cut", "Something left out, put last or given up, with what it is.", "Judgment of what carries the risk shows in what is dropped."),
        new("topRisk", "A biggest or first risk named with its harm.", "The interview tests whether you find the 20% of decisions that drive 80% of risk."),
        new("harmFirst", "The plan is ordered by harm: what breaks first, what would hurt most.", "Consequence mapping, not architecture rigor."),
        new("scopedFirst", "Scope, goal or risk stood before design.", "\"Premature optimization without problem scoping shows poor prioritization.\""),
        new("leftToOthers", "Detail handed to those who know it so that time goes elsewhere.", "Bounded decision-making: isolate the critical path under time pressure."),
        new("programmeFirst", "Goal, rollout or risk stood in the first half, before engineering detail.", "Baking in rollout from the start."),
        new("detailFirst", "Engineering detail in depth before the first goal, risk or rollout step.", "Candidates lost points by diving into encryption before discussing deployment windows."),
        new("noPriority", "Nothing was put first, last or left out.", "\"Signal-to-noise ratio\": everything has the same weight."),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var found = Spoken(record).Concat(Designed(record)).ToList();
        if (record.Sentences.Count > 0 && Frame.DesignBeforeScoping(record) is null && Frame.FirstScoping(record) is { } scope && Frame.FirstDesign(record) is not null)
        {
            found.Add(new("scopedFirst", SessionRecord.Said(scope)));
        }

        if (Premature(record) is { } early) found.Add(new("detailFirst", SessionRecord.Said(early)));
        else if (FirstProgramme(record) is { } first && first.AtMs * 2 <= record.Room.TotalMs) found.Add(new("programmeFirst", SessionRecord.Said(first)));
        if (!found.Any(s => s.Signal is "split" or "cut" or "topRisk" or "harmFirst")) found.Add(new("noPriority", record.Absent()));
        return found;
    }

    private static IEnumerable<Sighting> Spoken(SessionRecord record)
    {
        foreach (var s in Cues.Statements(record))
        {
            if (Must().IsMatch(s.Text) && record.Sentences.Any(o => o.Seq == s.Seq && Nice().IsMatch(o.Text)) && s.Content.Count >= 3) yield return new("split", SessionRecord.Said(s));
            if (Cut().IsMatch(s.Text) && s.Content.Count >= 4) yield return new("cut", SessionRecord.Said(s));
            if (TopRisk().IsMatch(s.Text) && Cues.NamesHarm(s) && s.Content.Count >= 5) yield return new("topRisk", SessionRecord.Said(s));
            if (HarmFirst().IsMatch(s.Text) && s.Content.Count >= 4 && Cues.NamesHarm(s)) yield return new("harmFirst", SessionRecord.Said(s));
            if (LeftToOthers().IsMatch(s.Text) && s.Content.Count >= 3) yield return new("leftToOthers", SessionRecord.Said(s));
        }
    }

    private static IEnumerable<Sighting> Designed(SessionRecord record)
    {
        if (record.Final.At("programme.mustHave") is { Value: JsonArray { Count: > 0 } } must && record.Final.At("programme.niceToHave") is { Value: JsonArray { Count: > 0 } })
        {
            yield return new("split", must.Evidence);
        }

        if (record.Final.At("programme.risks") is { Value: JsonArray { Count: > 1 } risks } part
            && risks[0] is JsonObject first && (first["text"]?.ToString() is { } text && WordSet.Of(text).Count >= 3) && first["mitigation"] is not null)
        {
            yield return new("topRisk", part.Evidence);
        }

        if (record.Final.At("delegated") is { } handed) yield return new("leftToOthers", handed.Evidence);
        foreach (var handedKnob in record.Final.Under("delegated.").Take(1)) yield return new("leftToOthers", handedKnob.Evidence);
    }

    /// <summary>The first statement about goal, risk or rollout that has substance.</summary>
    private static Sentence? FirstProgramme(SessionRecord record) => record.Sentences.FirstOrDefault(s => !s.IsQuestion && Cues.IsProse(s)
        && ((s.Does("target") && s.HasNumber) || (s.Does("risk") && Cues.NamesHarm(s) && Cues.DetailCount(s) == 0) || (s.Does("rolloutStep") && Cues.Percents(s).Count > 0)));

    // Detail that fills turns before anything of the programme stands; a question or two beforehand does not change that.
    private static Sentence? Premature(SessionRecord record)
    {
        var programme = FirstProgramme(record);
        var detail = record.Distinct.Where(s => !s.IsQuestion && Cues.IsDetail(s) && (programme is null || s.Seq < programme.Seq)).ToList();
        if (Frame.DesignBeforeScoping(record) is { } early && Cues.DetailCount(early) >= 2) return early;
        return detail.Count >= DetailSentencesMax || detail.Sum(Cues.DetailCount) >= DetailSentencesMax + 3 ? detail[0] : null;
    }

    [GeneratedRegex(@"\bmust[- ]haves?\b|\bhave to be there\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Must();

    [GeneratedRegex(@"\bnice[- ]to[- ]haves?\b|\bcan wait\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Nice();

    [GeneratedRegex(
        @"\b(goes first|give up first|(i'd|i|we|we'd|as the thing we) drop|dropped it|if i have to cut|(i'd|we|i) cut\b(?!-)|"
        + @"cut the|leave (it |that |them )?out|left out|what i'd drop|out of scope|can wait|goes last|(send|go|last)ing them last|"
        + @"go last|comes? second|last\. they|we skip|not going deep|defer|offer to move|follow later|isn't my problem|not worth|"
        + @"i don't want to save on)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Cut();

    [GeneratedRegex(
        @"\b(biggest|top|main|worst|number one|first|on top|three|two) (risks?|fear|worry|harm|failure)|\brisks? (number one|"
        + @"i put on top|list)|\bthe risk i put|\brisk(s)?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TopRisk();

    [GeneratedRegex(
        @"\b(breaks? first|first (thing )?(to|that) breaks?|first to break|matters most|decides|drives (the|them)|"
        + @"before the boxes|protect .{2,30} first|first\b.{0,40}\b(and|then)\b.{0,40}second|so that(')?s first|hurts? (the )?most|"
        + @"comes? first)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex HarmFirst();

    [GeneratedRegex(
        @"\b(leave|hand|left) (\w+ ){0,3}(to|with) (the )?\w+( \w+)? (engineers?|team|leads?)|\bnot going deep\b|\bknow (it|"
        + @"that) better\b|\bi leave to\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LeftToOthers();
}
