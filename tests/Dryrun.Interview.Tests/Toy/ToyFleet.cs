using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Interview.Tests.Toy;

public enum ToyUrgency
{
    Routine,
    Exploited,
}

public enum ToyPayload
{
    Full,
    Delta,
}

public sealed record ToyWorld
{
    [World("Devices", "Devices in use.", Unit = "million devices", Min = 1, Max = 2000, Typical = "10")]
    public double DevicesMillions { get; init; }

    [World("Offline", "Devices that are offline.", Unit = "percent", Min = 0, Max = 100, Typical = "20")]
    public double OfflinePercent { get; init; }

    [World("Delay", "How late reports come.", Unit = "hours", Min = 0, Max = 100, Typical = "4")]
    public double DelayHours { get; init; }

    [World("Urgency", "Whether the hole is in use.", Typical = "routine")]
    public ToyUrgency Urgency { get; init; }

    [World("Single slot", "Devices that a failed install kills.", Unit = "percent", Min = 0, Max = 100, Typical = "12")]
    public double SingleSlotPercent { get; init; }

    [World("Coverage", "Share that must be reached.", Unit = "percent", Min = 1, Max = 100, Typical = "90")]
    public double CoverageTargetPercent { get; init; }

    [World("Days", "Days until the share must be reached.", Unit = "days", Min = 1, Max = 60, Typical = "7")]
    public int CoverageTargetDays { get; init; }
}

public sealed record ToyRollout
{
    [Knob("Rings", "Cumulative shares.", Class = KnobClass.Programme, Owner = "ota", Unit = "percent", Min = 0.01, Max = 100, MinCount = 1, MaxCount = 8,
        Increasing = true, Unled = "[100]", Specialist = "[1, 10, 100]")]
    public IReadOnlyList<double> Rings { get; init; } = [100];

    [Knob("Soak time", "Hours a ring is watched.", Class = KnobClass.Programme, Owner = "ota", Unit = "hours", Min = 1, Max = 72, Unled = "1", Specialist = "24")]
    public int SoakHours { get; init; }
}

public sealed record ToyDelivery
{
    [Knob("Payload", "What is sent.", Class = KnobClass.Engineering, Owner = "cdn", Unled = "full", Specialist = "delta")]
    public ToyPayload Payload { get; init; }
}

public sealed record ToyDesign : IDesign
{
    [Section("Rollout")]
    public ToyRollout Rollout { get; init; } = new();

    [Section("Delivery")]
    public ToyDelivery Delivery { get; init; } = new();

    public Programme Programme { get; init; } = Programme.Empty;
}

public sealed record ToyMetrics
{
    [Metric("Dead devices", "Devices that never boot again.", Unit = "devices")]
    public long DeadDevices { get; init; }
}

/// <summary>
/// Three runs: everybody at once kills 2,000 devices on day 3; a soak under four hours needs a person, whose "goOn" kills 500; anything else goes well.
/// </summary>
public sealed class ToyFleet : SimulatedSystem<ToyWorld, ToyDesign, ToyMetrics>
{
    public override string Id => "toy-fleet";

    public override string Title => "A fleet in miniature";

    public override int ModelVersion => 3;

    public override IReadOnlyList<ComponentDescription> Components { get; } =
    [
        new("cdn", "Content delivery", "Network delivery", ["cdn"], "egress"),
        new("ota", "Update service", "OTA platform", ["ota"], "rings and halts"),
    ];

    public override IReadOnlyList<LuckDescription> Luck => [];

    public override IReadOnlyList<LedgerLineDescription> LedgerLines { get; } = [new("dead", "Dead devices", "300 dollars each")];

    public override int LastDelegationDay(ToyWorld world) => 10;

    public override Outcome<ToyMetrics> Run(ToyWorld world, ToyDesign design, RunOptions options)
    {
        var hasty = design.Rollout.Rings.Count > 1 && design.Rollout.SoakHours < 4;
        var stops = hasty && options.StopForPeople && !options.Decisions.ContainsKey("ring2");
        var dead = design.Rollout.Rings.Count == 1 ? 2000 : hasty && options.Decisions.GetValueOrDefault("ring2") == "goOn" ? 500 : 0;
        var ledger = new Ledger(LedgerLines);
        ledger.Add("dead", dead * 30_000L);
        return new Outcome<ToyMetrics>
        {
            Metrics = new ToyMetrics { DeadDevices = dead },
            Ledger = ledger,
            Series = [new Series("coverage", "Coverage", "percent", [.. Enumerable.Range(0, 1000).Select(i => (double)i)], [.. Enumerable.Range(0, 1000).Select(i => i / 10.0)])],
            Timeline = Timeline(dead),
            PendingDecision = stops
                ? new PendingDecision("ring2", 240, "Crash reports are at twice the baseline.", [new("halt", "Halt and look"), new("goOn", "Open the next ring")])
                : null,
            Hash = $"{dead:x16}",
        };
    }

    private static IReadOnlyList<TimelineEntry> Timeline(int dead) => dead == 0
        ? [new TimelineEntry(0, "ringOpened", Severity.Information, "Ring 1 opens.")]
        :
        [
            new TimelineEntry(0, "ringOpened", Severity.Information, "Ring 1 opens."),
            new TimelineEntry(600, "gateBreached", Severity.Caution, "Crashes pass the line.", "ota", 40),
            new TimelineEntry(3000, "bricked", Severity.Harm, $"{dead} devices do not boot.", "ota", dead),
        ];
}
