using Dryrun.Simulation.Randomness;
using Dryrun.Systems.FleetUpdate.Policy;
using Dryrun.Systems.People;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>The people around the rollout: how long each takes, and what is under way.</summary>
internal sealed class People(FleetWorld world, FleetDesign design, StreamKey luck, Bill bill)
{
    private const long DayMinutes = 24 * 60;
    private readonly List<(long Minute, PersonAnswer Answer)> coming = [];
    private readonly Dictionary<string, Readiness> readiness =
        Components.All.ToDictionary(c => c.Id, c => Readiness.Of(design.Programme, c));

    /// <summary>How ready the owner of a component is.</summary>
    public Readiness Of(string component) => readiness[component];

    /// <summary>
    /// Minutes until the owner of a component has mitigated something; twice that in the freeze. The same event takes the same luck whatever the
    /// design, so that designs differ by their people alone.
    /// </summary>
    public double Minutes(string component, string occasion, bool telemetryIsDown, bool inFreeze)
    {
        var stream = luck.Child("people").Child(occasion).Open();
        var response = HumanResponse.Draw(ref stream, world.People.ResponseMedianMinutes, readiness[component], telemetryIsDown);
        var pages = 1 + (readiness[component].Factor > 1.6 ? 2 : 0);
        bill.Add("pages", pages * world.Prices.OnCallPageDollars);
        return response.TotalMinutes * (inFreeze ? 2 : 1);
    }

    /// <summary>Minutes from a breach to a halt by hand: somebody looks at the dashboard the next morning, and acts.</summary>
    public double MinutesToHalt(long minute, string occasion, bool telemetryIsDown, bool inFreeze)
    {
        var morning = DayMinutes - ((minute + DayMinutes - (9 * 60)) % DayMinutes);
        return morning + Minutes(Components.ReleaseControl, occasion, telemetryIsDown, inFreeze) + Director(occasion, inFreeze);
    }

    /// <summary>Minutes until the director has agreed, where the rules want one and nobody settled it beforehand.</summary>
    public double Director(string occasion, bool inFreeze) =>
        world.People.HaltAuthority == HaltAuthority.ReleaseOnCall || design.Rollout.HaltAgreedBeforehand
            ? 0
            : 2 * Minutes(Components.ReleaseControl, occasion + "-director", false, inFreeze);

    /// <summary>Somebody will say something at a minute.</summary>
    public void Schedule(long minute, PersonAnswer answer) => coming.Add((minute, answer));

    /// <summary>What is said by now, in the order of time.</summary>
    public void Say(long minute, List<PersonAnswer> answers)
    {
        if (coming.Count == 0) return;
        coming.Sort((a, b) => a.Minute != b.Minute ? a.Minute.CompareTo(b.Minute) : string.CompareOrdinal(a.Answer.Key, b.Answer.Key));
        while (coming.Count > 0 && coming[0].Minute <= minute)
        {
            answers.Add(coming[0].Answer);
            coming.RemoveAt(0);
        }
    }
}
