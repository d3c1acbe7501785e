using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Policy;
using Dryrun.Systems.People;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>The people around the limits: how long each takes, who signs, and what is under way.</summary>
internal sealed class Staff
{
    private const double MinutesMax = 5 * 60;

    private readonly List<(long Minute, PersonAnswer Answer)> coming = [];
    private readonly Dictionary<string, Readiness> readiness;
    private readonly GatewayWorld world;
    private readonly GatewayDesign design;
    private readonly StreamKey luck;
    private readonly Bill bill;

    public Staff(GatewayWorld world, GatewayDesign design, StreamKey luck, Bill bill)
    {
        (this.world, this.design, this.luck, this.bill) = (world, design, luck, bill);
        readiness = Components.All.ToDictionary(c => c.Id, c => Readiness.Of(design.Programme, c));
        readiness[Components.Gateway] = Limiter(readiness[Components.Gateway]);
    }

    /// <summary>People woken so far.</summary>
    public int Pages { get; private set; }

    /// <summary>Whether somebody signs for real users who are limited.</summary>
    public bool HasSigner => world.People.FalsePositiveSigner == Signer.Named || design.Operations.FalsePositiveSigner != SignerChoice.Nobody;

    /// <summary>How much longer it takes to lift a wrong limit than where each purpose has its signer.</summary>
    public double SignerFactor => design.Operations.FalsePositiveSigner switch
    {
        SignerChoice.ByPurpose => 1,
        SignerChoice.Nobody => world.People.FalsePositiveSigner == Signer.Named ? 1.1 : 4,
        _ => 1.6,
    };

    /// <summary>How much longer exceptions take than the plan says.</summary>
    public double OverridesFactor => design.Operations.QuotaOverridesOwner switch
    {
        OverridesOwner.PartnerSales => 1,
        OverridesOwner.GatewayTeam => 1.4,
        OverridesOwner.ServiceTeams => 2,
        _ => 3,
    };

    /// <summary>How ready the owner of a component is.</summary>
    public Readiness Of(string component) => readiness[component];

    /// <summary>Minutes until the owner of a component has mitigated something. The same event takes the same luck whatever the design.</summary>
    public double Minutes(string component, string occasion)
    {
        var stream = luck.Child("people").Child(occasion).Open();
        var response = HumanResponse.Draw(ref stream, world.People.ResponseMedianMinutes, readiness[component], telemetryIsDown: false);
        // What is down for all is seen by all: after some hours whoever can do something does it.
        var minutes = Math.Min(MinutesMax, response.TotalMinutes + (4 * (readiness[Components.Observability].Factor - 1)));
        Page(1 + (readiness[component].Factor > 1.6 ? 2 : 0));
        return minutes;
    }

    /// <summary>Somebody is woken.</summary>
    public void Page(int people)
    {
        Pages += people;
        bill.Add("pages", people * world.Prices.OnCallPageDollars);
    }

    /// <summary>Somebody will say something at a minute.</summary>
    public void Schedule(long minute, PersonAnswer answer) => coming.Add((minute, answer));

    /// <summary>What is said by now, in the order of time.</summary>
    public void Say(long minute, List<PersonAnswer> answers)
    {
        coming.Sort((a, b) => a.Minute != b.Minute ? a.Minute.CompareTo(b.Minute) : string.CompareOrdinal(a.Answer.Key, b.Answer.Key));
        while (coming.Count > 0 && coming[0].Minute <= minute)
        {
            answers.Add(coming[0].Answer);
            coming.RemoveAt(0);
        }
    }

    // Who is paged for the limiter itself is a decision of its own; today's rota counts where nothing was decided.
    private Readiness Limiter(Readiness named) => design.Operations.OnCall switch
    {
        LimiterOnCall.GatewayTeam => named with { HasOwner = true, IsRightful = true, HasOnCall = true },
        LimiterOnCall.ServiceTeams => named with { HasOwner = true, IsRightful = false, HasOnCall = true },
        _ when world.People.LimiterOnCall == PagedToday.GatewayTeam => named with { HasOwner = true, IsRightful = true, HasOnCall = true },
        _ => named with { HasOnCall = false },
    };
}
