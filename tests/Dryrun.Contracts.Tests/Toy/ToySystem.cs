using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Contracts.Tests.Toy;

/// <summary>
/// A system with every kind of property. Its costs are closed forms: waiting costs 100 dollars for each soak hour; a defect, drawn with
/// one uniform U for each replicate, harms floor(1000 U) / soakHours devices at one dollar each.
/// </summary>
public sealed class ToySystem : SimulatedSystem<ToyWorld, ToyDesign, ToyMetrics>
{
    public override string Id => "toy";

    public override string Title => "A toy with every kind of property";

    public override int ModelVersion => 1;

    public override IReadOnlyList<ComponentDescription> Components { get; } =
    [
        new("ota", "Update service", "OTA service", ["release", "updates"], "rings and halts"),
        new("cdn", "Content delivery", "Network delivery", ["akamai"], "egress"),
        new("client", "Client", "Headset client", [], "downloads and installs"),
    ];

    public override IReadOnlyList<LuckDescription> Luck { get; } = [new("defect", "Defect", ["none", "fleetWide"], "What is wrong with the build.")];

    public override IReadOnlyList<LedgerLineDescription> LedgerLines { get; } =
    [
        new("waiting", "Waiting", "100 dollars a soak hour"),
        new("harm", "Harm", "a dollar a harmed device"),
        new("unused", "Unused", "never booked"),
    ];

    public override IReadOnlyList<KnobCondition> Conditions { get; } =
    [
        new("rollout.ringsPercent", "the channel is ownOta", (world, _) => world["channel"]!.GetValue<string>() == "ownOta"),
        new("delivery.capacityTbps", "the payload is full", (_, design) => design.Value("delivery.payload")?.GetValue<string>() is null or "full"),
    ];

    public override int LastDelegationDay(ToyWorld world) => world.DaysToLaunch - 1;

    public override IEnumerable<InputProblem> CheckAcross(ToyWorld world, ToyDesign design)
    {
        if (design.Rollout.SoakHours * (design.Rollout.RingsPercent.Count - 1) > design.DeadlineDays * 24)
        {
            yield return new InputProblem("rollout.soakHours leaves no time before the deadline", "rollout.soakHours");
        }
    }

    public override Outcome<ToyMetrics> Run(ToyWorld world, ToyDesign design, RunOptions options)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        var stream = StreamKey.Of(options.Seed, "run").Child(options.Replicate).Open();
        var luck = stream.NextDouble();
        if (options.Given.GetValueOrDefault("defect") == "none") luck = 0;
        var harmed = (long)(1000 * luck) / design.Rollout.SoakHours;
        var ledger = new Ledger(LedgerLines);
        ledger.Add("waiting", 10_000L * design.Rollout.SoakHours);
        ledger.Add("harm", 100 * harmed);
        return new Outcome<ToyMetrics>
        {
            Metrics = new ToyMetrics
            {
                HarmedDevices = harmed,
                CoveragePercent = 90,
                Coverage90Hours = luck < 0.5 ? design.Rollout.SoakHours * 10 : double.NaN,
            },
            Ledger = ledger,
            Series = [],
            Timeline = [],
            PendingDecision = options.StopForPeople ? new PendingDecision("halt", 60, "crashes rise", [new("halt", "Halt")]) : null,
            Hash = $"{(ulong)(luck * ulong.MaxValue):x16}",
        };
    }
}
