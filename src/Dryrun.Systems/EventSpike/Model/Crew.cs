using Dryrun.Simulation.Randomness;
using Dryrun.Systems.EventSpike.Policy;
using Dryrun.Systems.People;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>The people around the event: how long each takes, and what is under way. Factors without a source are assumptions.</summary>
internal sealed class Crew(EventWorld world, SpikeDesign design, StreamKey luck, Bill bill)
{
    private readonly List<(double Second, SpikeAnswer Answer)> coming = [];
    private readonly Dictionary<string, Readiness> readiness = Components.All.ToDictionary(c => c.Id, c => Readiness.Of(design.Programme, c));

    /// <summary>True once the night was rehearsed.</summary>
    public bool Rehearsed { get; set; }

    /// <summary>How ready the owner of a component is.</summary>
    public Readiness Of(string component) => readiness[component];

    /// <summary>By how much people are slower on the night than with the right team at its desk in the day.</summary>
    public double NightFactor => design.Operations.OnCallShifts switch
    {
        OnCallShifts.WarRoom => 0.7,
        OnCallShifts.FollowTheSun => 1,
        _ => world.People.OnCallZones == 1 ? 1.6 : 1.2,
    } * (Rehearsed ? 1 : 1 + (0.35 * Math.Min(3, world.Existing.MonthsSinceGameDay / 12.0)));

    /// <summary>
    /// Minutes until the owner of a component has mitigated something on the night. The same event takes the same luck whatever the design, so that designs differ by
    /// their people alone.
    /// </summary>
    public double Minutes(string component, string occasion)
    {
        var stream = luck.Child("people").Child(occasion).Open();
        var response = HumanResponse.Draw(ref stream, world.People.ResponseMedianMinutes, readiness[component], false);
        bill.Page(readiness[component].Factor > 1.6 ? 3 : 1, world.Prices.OnCallPageDollars);
        return response.TotalMinutes * NightFactor;
    }

    /// <summary>Minutes until somebody has decided on a step on the night, the first one or a later one, and done it.</summary>
    public double MinutesToStep(string occasion, bool isFirst)
    {
        var authority = design.Operations.AbortAuthority;
        if (authority == NightAuthority.Rule) return 0;
        var minutes = authority switch
        {
            NightAuthority.IncidentCommander => 4 * readiness[Components.Command].Factor * NightFactor,
            NightAuthority.Director => 18 * readiness[Components.Command].Factor * NightFactor,
            _ => world.People.AbortAuthority == AuthorityToday.LiveLead
                ? 8 * readiness[Components.Command].Factor * NightFactor
                : Minutes(Components.Command, occasion) * 0.7,
        };
        // Once somebody has decided a step, the next one is argued about less.
        return isFirst ? minutes : 0.4 * minutes;
    }

    /// <summary>Somebody will say something at a second after the start.</summary>
    public void Schedule(double second, SpikeAnswer answer) => coming.Add((second, answer));

    /// <summary>What is said by now, in the order of time.</summary>
    public void Say(double second, List<SpikeAnswer> answers)
    {
        if (coming.Count == 0) return;
        coming.Sort((a, b) => a.Second != b.Second ? a.Second.CompareTo(b.Second) : string.CompareOrdinal(a.Answer.Key, b.Answer.Key));
        while (coming.Count > 0 && coming[0].Second <= second)
        {
            answers.Add(coming[0].Answer);
            coming.RemoveAt(0);
        }
    }
}
