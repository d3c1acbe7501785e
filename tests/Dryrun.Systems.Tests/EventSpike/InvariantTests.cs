using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.EventSpike;
using Dryrun.Systems.EventSpike.Model;
using Dryrun.Systems.EventSpike.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>What holds in any world under any design and luck (S5 c), step by step.</summary>
public class InvariantTests
{
    private static readonly Config Cases = Seeded.Cases.WithMaxTest(24);

    private static void ForAny(Action<DrawnNight> holds, RunGrid grid = RunGrid.Search, int tests = 24) =>
        Check.One(Cases.WithMaxTest(tests), Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), number => holds(DrawnNight.Of(number, grid))));

    [Theory]
    [InlineData(RunGrid.Search, 24)]
    [InlineData(RunGrid.Full, 6)]
    public void Calls_are_conserved_at_every_step_and_across_every_hand_over(RunGrid grid, int tests)
    {
        var sampled = 0;
        ForAny(
            drawn => drawn.Run((run, _) =>
            {
                sampled += run.Calls!.IsSampled || run.HomeCalls!.IsSampled ? 1 : 0;
                foreach (var (tier, classes) in new[] { (run.Calls, 3), (run.HomeCalls!, 1) })
                {
                    for (var c = 0; c < classes; c++)
                    {
                        (tier.Served(c) + tier.GivenUp(c) + tier.Waiting(c)).ShouldBe(tier.Fresh(c), 1e-6 * Math.Max(1, tier.Fresh(c)));
                    }
                }
            }),
            grid,
            tests);
        // On the full grid a drawn night may be moved away and have none.
        if (grid == RunGrid.Search) sampled.ShouldBe(0);
    }

    [Fact]
    public void On_the_full_grid_the_reference_goes_through_single_calls()
    {
        var sampled = 0;
        var night = new DrawnNight(Rooms.Spike.World(), Rooms.Spike.Reference, new RunOptions { Grid = RunGrid.Full, Seed = 1 });
        night.Run((run, _) => sampled += run.Calls!.IsSampled ? 1 : 0);
        sampled.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_the_door_lets_in_keeps_the_known_load_below_nineteen_twentieths() => ForAny(drawn =>
        drawn.Run(null, (seen, actions) =>
        {
            foreach (var door in actions.OfType<SetDoor>().Where(d => double.IsFinite(d.ViewersPerSecond) && d.ViewersPerSecond > 0))
            {
                // Those let in within the next minute, with their calls to start now.
                var known = (seen.CallsPerViewer * (seen.Viewers + (60 * door.ViewersPerSecond))) + (seen.StartCalls * door.ViewersPerSecond);
                known.ShouldBeLessThanOrEqualTo((0.95 * seen.ReadyRatio * seen.BaseCalls) + 1e-6);
            }
        }));

    [Fact]
    public void A_rule_that_was_agreed_fires_without_asking_anybody() => ForAny(drawn =>
        (drawn with { Design = drawn.Design.With("operations.abortAuthority", "rule") }).Run(null, (seen, actions) =>
        {
            if (seen.IsNight) actions.ShouldNotContain(a => a is AskSomebody);
        }));

    [Fact]
    public void Where_no_rule_was_agreed_no_step_is_taken_without_a_persons_word() => ForAny(drawn =>
        (drawn with { Design = drawn.Design.With("operations.abortAuthority", "incidentCommander") }).Run(null, (seen, actions) =>
        {
            if (actions.Any(a => a is SwitchStep { On: true })) seen.Answers.ShouldContain(a => a.Option == "stepDown");
        }));

    [Fact]
    public void A_step_comes_back_only_after_its_time() => ForAny(drawn =>
    {
        double taken = double.NegativeInfinity;
        drawn.Run(null, (seen, actions) =>
        {
            foreach (var step in actions.OfType<SwitchStep>())
            {
                if (!step.On) (seen.SecondsSinceStart - taken).ShouldBeGreaterThanOrEqualTo(drawn.HoldSeconds - 1e-6);
                taken = seen.SecondsSinceStart;
            }
        });
    });

    [Fact]
    public void Where_the_edge_sheds_login_play_and_pay_are_served_before_all_else() => ForAny(drawn =>
        (drawn with { Design = drawn.Design.With("admission.priorityShedding", true).With("operations.freezeException", true) }).Run((run, _) =>
        {
            // Of a class that made no call, none failed.
            for (var c = 1; run.Sheds && c < 3; c++)
            {
                if (run.Calls!.Offered[0] > 0 && run.Calls.Offered[c] > 0) run.Calls.Shares[0].ShouldBeGreaterThanOrEqualTo(run.Calls.Shares[c] - 1e-9);
            }
        }));

    [Fact]
    public void No_line_of_the_ledger_and_no_metric_is_negative() => ForAny(drawn =>
    {
        var outcome = drawn.Run();
        foreach (var line in outcome.Ledger.Lines) line.Value.ShouldBeGreaterThanOrEqualTo(0, line.Key);
        foreach (var metric in outcome.MetricValues) (double.IsNaN(metric.Value) || metric.Value >= 0).ShouldBeTrue(metric.Key);
        foreach (var metric in outcome.MetricValues.Where(m => m.Key.EndsWith("Percent", StringComparison.Ordinal) && !double.IsNaN(m.Value)))
            metric.Value.ShouldBeLessThanOrEqualTo(100 + 1e-9, metric.Key);
    });

    [Fact]
    public void A_cancelled_event_costs_what_was_bought_and_no_viewer() => ForAny(CostsNoViewer);

    // Called off between the last preparation and the start.
    [Fact]
    public void So_does_one_that_is_called_off_in_its_last_hours() => CostsNoViewer(DrawnNight.Of(935845, RunGrid.Search));

    private static void CostsNoViewer(DrawnNight drawn)
    {
        var outcome = (drawn with { Options = drawn.Options with { Given = new Dictionary<string, string> { ["cancelled"] = "yes" } } }).Run();
        // An event that was moved first and cancelled later has paid for the move.
        foreach (var line in (string[])["failedViewers", "leftInLine", "dropped", "degraded", "partner", "exit"]) outcome.Ledger[line].ShouldBe(0, line);
        outcome.Metrics.EventDay.ShouldBe(double.NaN);
    }
}

/// <summary>A drawn case: any world, any decisions, any luck.</summary>
internal sealed record DrawnNight(JsonObject World, DesignDocument Design, RunOptions Options)
{
    /// <summary>The case of a number; the same number gives the same case.</summary>
    public static DrawnNight Of(int number, RunGrid grid)
    {
        var stream = StreamKey.Of((ulong)number, "night").Open();
        var world = Rooms.Spike.World(("event.daysAway", 1 + stream.NextInt(25)), ("event.cancelPercent", 0));
        foreach (var property in Rooms.Spike.System.World.Properties)
        {
            if (property.Path is "event.daysAway" or "event.cancelPercent" or "load.baseConcurrentMillions" or "load.baseRequestsPerSecond") continue;
            if (stream.Bernoulli(0.3)) Tree.Set(world, property.Path, AnyValue.Of(property, ref stream, []));
        }

        var design = DesignDocument.Empty;
        foreach (var property in Rooms.Spike.System.Design.Properties.Where(p => p.Knob is not null))
        {
            if (stream.Bernoulli(0.7)) design = design.With(property.Path, AnyValue.Of(property, ref stream, []));
        }

        foreach (var condition in Rooms.Spike.System.Conditions.Where(c => !c.Applies(world, design))) design = design.With(condition.Path, null);
        return new DrawnNight(world, design, new RunOptions { Grid = grid, Seed = stream.NextUInt64(), Replicate = stream.NextInt(64) });
    }

    public double HoldSeconds => 60 * (PlainValues.AsNumber(Design.Value("degrade.holdMinutes")) ?? 1);

    public Outcome<SpikeMetrics> Run(Action<EventRun, double>? onStep = null, Action<EventObservation, IReadOnlyList<EventAction>>? after = null)
    {
        var resolved = DesignResolver.Resolve(Rooms.Spike.System, World, Design);
        var design = Rooms.Spike.System.Design.Bind<SpikeDesign>(resolved.Values, resolved.Programme);
        var watched = new WatchedPolicy(new EventPolicy(design), after);
        return new EventRun(Rooms.Spike.System.World.Bind<EventWorld>(World), design, Options, watched) { OnStep = onStep }.Run();
    }
}

/// <summary>A controller that is watched after each look.</summary>
internal sealed class WatchedPolicy(EventPolicy policy, Action<EventObservation, IReadOnlyList<EventAction>>? after) : IPolicy<EventObservation, EventAction>
{
    public void Decide(EventObservation observed, ICollection<EventAction> actions)
    {
        policy.Decide(observed, actions);
        after?.Invoke(observed, [.. actions]);
    }
}
