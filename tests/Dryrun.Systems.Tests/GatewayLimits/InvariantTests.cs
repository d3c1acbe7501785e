using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.GatewayLimits.Model;
using Dryrun.Systems.GatewayLimits.Policy;
using Dryrun.Systems.GatewayLimits.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>What holds in any world under any design and luck (S4 c).</summary>
public class InvariantTests
{
    private static readonly Config Cases = Seeded.Cases;

    private static void ForAny(Action<DrawnGateway> holds, RunGrid grid = RunGrid.Search, int tests = 24) =>
        Check.One(Cases.WithMaxTest(tests), Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), number => holds(DrawnGateway.Of(number, grid))));

    [Theory]
    [InlineData(RunGrid.Search, 24)]
    [InlineData(RunGrid.Full, 4)]
    public void Every_call_that_began_was_served_or_lost(RunGrid grid, int tests) => ForAny(
        drawn =>
        {
            var run = drawn.Run(out _);
            var calls = run.Measured.Calls;
            for (var i = 0; i < calls.Begun.Length; i++)
            {
                var name = run.Gateway.Callers[i].Name;
                calls.Begun[i].ShouldBeGreaterThanOrEqualTo(0, name);
                calls.Served[i].ShouldBeGreaterThanOrEqualTo(-1e-6 * Math.Max(1, calls.Begun[i]), name);
                calls.Lost[i].ShouldBeGreaterThanOrEqualTo(-1e-6 * Math.Max(1, calls.Begun[i]), name);
                (calls.Served[i] + calls.Lost[i]).ShouldBe(calls.Begun[i], 1e-6 * Math.Max(1, calls.Begun[i]), name);
            }
        },
        grid,
        tests);

    [Fact]
    public void Second_by_second_calls_are_conserved_and_no_tier_is_refused_for_a_lower_one() => ForAny(drawn =>
    {
        var gateway = drawn.Gateway();
        var stream = StreamKey.Of(drawn.Options.Seed, "steps").Open();
        var at = MetastableTrial.Evening(gateway);
        at.Enforced = at.EnforcedOnTenants = stream.NextDouble();
        var fluid = new FluidMinutes(gateway, at);
        for (var second = 0; second < 200; second++)
        {
            if (second % 20 == 0) (at.Capacity, at.IsStoreUp, at.IsLocal) = (stream.NextDouble(), stream.Bernoulli(0.7), stream.Bernoulli(0.5));
            fluid.Step(at, 1);
            foreach (var r in fluid.Retries) (r.Served + r.GivenUp + r.Waiting + r.Underway).ShouldBe(r.Fresh, 1e-6 * Math.Max(1, r.Fresh));
            double above = 1;
            for (var tier = 0; tier < gateway.Shares.Length; tier++)
            {
                var (offered, let) = fluid.TierOf(tier);
                if (offered <= 0) continue;
                (let / offered).ShouldBeLessThanOrEqualTo(above + 1e-9, $"tier {tier}");
                above = let / offered;
            }
        }
    });

    [Fact]
    public void A_gate_never_refuses_a_tier_while_it_would_let_a_lower_one_in() =>
        Check.One(Cases.WithMaxTest(200), Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), number =>
        {
            var stream = StreamKey.Of((ulong)number, "gate").Open();
            ConcurrencyLimit limit = stream.NextInt(3) switch { 0 => new AimdLimit(20, 2, 60, 9000), 1 => new VegasLimit(20, 2, 60), _ => new GradientLimit(20, 2, 60) };
            var gate = new ConcurrencyGate(new WindowedLimit(limit), 90 * stream.NextDouble(), 1, 0.8, 0.6);
            var under = new Queue<int>();
            for (var i = 0; i < 500; i++)
            {
                if (under.Count > 0 && stream.Bernoulli(0.45)) gate.Leave(1000 + stream.NextInt(20_000), under.Dequeue(), stream.Bernoulli(0.05));
                // Whoever comes after one that was refused finds as many under way.
                var lower = 1 + stream.NextInt(gate.Tiers - 1);
                var higher = stream.NextInt(lower);
                var isHigherIn = gate.TryEnter(higher, out var inFlight);
                if (isHigherIn) under.Enqueue(inFlight);
                if (!gate.TryEnter(lower, out inFlight)) continue;
                under.Enqueue(inFlight);
                isHigherIn.ShouldBeTrue($"tier {higher} was refused and then tier {lower} let in");
            }
        }));

    [Fact]
    public void Exempt_routes_are_never_counted() => ForAny(drawn =>
    {
        var gateway = (drawn with { Design = drawn.Design.With("priority.exempt", new JsonArray("payments", "login", "health", "partners")) }).Gateway();
        var at = MetastableTrial.Evening(gateway);
        at.Enforced = at.EnforcedOnTenants = 1;
        foreach (var isUp in new[] { true, false })
        {
            (at.IsStoreUp, at.IsLocal) = (isUp, !isUp && gateway.Design.Limits.OnStoreFail == OnStoreFail.LocalFallback);
            // With counters that admit nothing.
            for (var i = 0; i < gateway.Callers.Length; i++)
            {
                var (plain, dear) = gateway.Pass(i, at, (0, 0), (0, 0));
                if (gateway.Callers[i].Kind == CallerKind.Critical || gateway.Callers[i].IsTenant) (plain, dear).ShouldBe((1.0, 1.0), gateway.Callers[i].Name);
            }
        }
    });

    [Fact]
    public void Without_the_store_all_nodes_together_let_no_key_have_more_than_a_fifth_above_its_limit() => ForAny(drawn =>
    {
        var gateway = drawn.Gateway();
        if (gateway.Design.Limits.Scope == CounterScope.PerNode) return;
        for (var i = 0; i < gateway.Callers.Length; i++)
        {
            foreach (var quota in gateway.Quotas[i]) gateway.LocalFactor(gateway.Callers[i], quota).ShouldBeInRange(0, 1.2);
        }
    });

    [Fact]
    public void No_line_of_the_ledger_and_no_metric_is_negative() => ForAny(drawn =>
    {
        _ = drawn.Run(out var outcome);
        foreach (var line in outcome.Ledger.Lines) line.Value.ShouldBeGreaterThanOrEqualTo(0, line.Key);
        foreach (var metric in outcome.MetricValues) (double.IsNaN(metric.Value) || metric.Value >= 0).ShouldBeTrue(metric.Key);
        foreach (var metric in outcome.MetricValues.Where(m => m.Key.EndsWith("Percent", StringComparison.Ordinal) && !double.IsNaN(m.Value)))
            metric.Value.ShouldBeLessThanOrEqualTo(100 + 1e-6, metric.Key);
    });
}

/// <summary>A drawn case: any world, any decisions, any luck.</summary>
internal sealed record DrawnGateway(JsonObject World, DesignDocument Design, RunOptions Options)
{
    /// <summary>The case of a number; the same number gives the same case.</summary>
    public static DrawnGateway Of(int number, RunGrid grid)
    {
        var stream = StreamKey.Of((ulong)number, "gateway").Open();
        var world = Rooms.Gateways.World();
        foreach (var property in Rooms.Gateways.System.World.Properties)
        {
            if (stream.Bernoulli(0.3)) Tree.Set(world, property.Path, Value(property, ref stream));
        }

        var design = DesignDocument.Empty;
        foreach (var property in Rooms.Gateways.System.Design.Properties.Where(p => p.Knob is not null))
        {
            if (stream.Bernoulli(0.7)) design = design.With(property.Path, Value(property, ref stream));
        }

        foreach (var condition in Rooms.Gateways.System.Conditions.Where(c => !c.Applies(world, design))) design = design.With(condition.Path, null);
        var options = new RunOptions { Grid = grid, Record = false, Seed = stream.NextUInt64(), Replicate = stream.NextInt(64) };
        return new DrawnGateway(world, design, options with { Given = Given(ref stream) });
    }

    public GatewayRun Run(out Outcome<GatewayMetrics> outcome)
    {
        var design = Bound();
        var run = new GatewayRun(Rooms.Gateways.System.World.Bind<GatewayWorld>(World), design, Options, new GatewayPolicy(design));
        outcome = run.Run();
        return run;
    }

    public Gateway Gateway() => new(Rooms.Gateways.System.World.Bind<GatewayWorld>(World), Bound(), Attack.None, 1);

    private GatewayDesign Bound()
    {
        var resolved = DesignResolver.Resolve(Rooms.Gateways.System, World, Design);
        return Rooms.Gateways.System.Design.Bind<GatewayDesign>(resolved.Values, resolved.Programme);
    }

    private static Dictionary<string, string> Given(ref PhiloxStream stream)
    {
        var given = new Dictionary<string, string>();
        foreach (var luck in Rooms.Gateways.System.Luck) given[luck.Key] = luck.Choices[stream.NextInt(luck.Choices.Count)];
        return given;
    }

    // Somebody has to be told apart.
    private static JsonNode Value(PropertyDescription property, ref PhiloxStream stream) => AnyValue.Of(property, ref stream, property.Path == "limits.keys" ? new JsonArray("user") : []);
}
