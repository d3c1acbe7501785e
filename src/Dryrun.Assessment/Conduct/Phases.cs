using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Phases as planned and as spent.</summary>
internal static class Phases
{
    public static List<PhaseTime> Of(SessionRecord record)
    {
        var starts = record.All<PhaseChanged>().Select(p => (p.Data.Phase, p.Event.AtMs)).ToList();
        var spent = new Dictionary<string, long>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].AtMs : Math.Max(record.EndMs, starts[i].AtMs);
            spent[starts[i].Phase] = spent.GetValueOrDefault(starts[i].Phase) + (end - starts[i].AtMs);
        }

        return [.. record.Room.Content.Prompt.Phases.Select(p => new PhaseTime(p.Id, p.Name, p.Minutes * 60_000L, spent.GetValueOrDefault(p.Id)))];
    }
}
