using Dryrun.Contracts.Designs;
using Dryrun.Systems.GatewayLimits;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.GatewayLimits.Model;
using Dryrun.Systems.GatewayLimits.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>What holds whatever happens: the order of tiers, exemptions, the steps of the rollout.</summary>
public class PolicyTests
{
    [Fact]
    public void No_call_is_let_in_where_a_more_important_one_is_refused() =>
        Check.One(Seeded.Cases, Prop.ForAll(Gen.Choose(1, 200).Two().ToArbitrary(), figures =>
        {
            var (limit, inside) = figures;
            bool Enters(int tier)
            {
                var gate = new ConcurrencyGate(new FixedLimit(limit), 20, 1.0, 0.95, 0.9);
                for (var i = 0; i < inside; i++) gate.TryEnter(0, out _);
                return gate.TryEnter(tier, out _);
            }

            var entered = Enumerable.Range(0, 4).Select(Enters).ToList();
            entered.ShouldBe(entered.OrderDescending());
            entered[0].ShouldBe(inside < limit);
        }));

    [Fact]
    public void In_the_fluid_a_tier_sheds_only_when_all_below_it_are_shed()
    {
        var gateway = RunTests.Gateway(Rooms.Gateways.Specialists());
        foreach (var load in (double[])[0.5, 1, 1.5, 2, 3, 6])
        {
            var at = Validation.Evening(gateway, load);
            var fluid = new FluidMinutes(gateway, at);
            for (var second = 0; second < 60; second++) fluid.Step(at, 1);
            if (fluid.FirstTiersIn < 0.999)
            {
                for (var i = 0; i < gateway.Callers.Length; i++)
                {
                    var (served, offered) = fluid.LastOf(i);
                    if (offered > 0 && gateway.Tiers[i] == 3) (served / offered).ShouldBeLessThan(1e-9);
                }
            }

            fluid.LoadRatio.ShouldBeLessThanOrEqualTo(1.0001);
        }
    }

    [Fact]
    public void Exempt_routes_pass_the_quotas_and_not_the_gate()
    {
        var design = Rooms.Gateways.Specialists().With("limits.ratePerKey", 0.1).With("priority.priorityTiers", 1).With("priority.criticalReservePercent", 0);
        var gateway = RunTests.Gateway(design);
        var at = Validation.Evening(gateway, 1);
        // However small the quota, payments, login and health checks pass; users do not.
        gateway.Pass(0, at, (0, 0), (0, 0)).Plain.ShouldBe(1, 1e-12);
        var interactive = Array.FindIndex(gateway.Callers, c => c.Kind == CallerKind.Interactive);
        gateway.Pass(interactive, at, (0, 0), (0, 0)).Plain.ShouldBe(0, 1e-12);
        // Six times the calls do not fit, and exempt ones are shed with the others where there is one tier.
        var crowd = Validation.Evening(RunTests.Gateway(design.With("limits.ratePerKey", 10000)), 6);
        var open = RunTests.Gateway(design.With("limits.ratePerKey", 10000));
        var fluid = new FluidMinutes(open, crowd);
        for (var second = 0; second < 30; second++) fluid.Step(crowd, 1);
        fluid.CriticalSuccess.ShouldBeLessThan(0.9);
    }

    [Fact]
    public void Losing_the_store_takes_every_node_to_its_share_of_the_limit()
    {
        var gateway = RunTests.Gateway(Rooms.Gateways.Specialists());
        var tenant = Array.FindIndex(gateway.Callers, c => c.Kind == CallerKind.Partner);
        foreach (var quota in gateway.Quotas[tenant]) gateway.LocalFactor(gateway.Callers[tenant], quota).ShouldBe(1.2, 1e-9);
        var user = Array.FindIndex(gateway.Callers, c => c.Kind == CallerKind.Interactive);
        // A user that calls two of fifty nodes has two shares.
        foreach (var quota in gateway.Quotas[user]) gateway.LocalFactor(gateway.Callers[user], quota).ShouldBe(1.2 * 2 / 50, 1e-9);
    }

    [Fact]
    public void Steps_open_after_their_soak_and_not_while_too_many_are_hurt() =>
        Check.One(Seeded.Cases, Prop.ForAll(Gen.Choose(0, 6000).ArrayOf(400).ToArbitrary(), counts =>
        {
            var design = Design(Rooms.Gateways.Reference);
            var policy = new GatewayPolicy(design);
            var seen = new GatewayObservation { IsLimiterReady = true };
            List<GatewayAction> actions = [];
            long? opened = null;
            var stage = -1;
            for (var hour = 0; hour < counts.Length; hour++)
            {
                (seen.Minute, seen.WrongPerMillion, seen.AreLimitsMended) = (hour * 60L, counts[hour], true);
                actions.Clear();
                policy.Decide(seen, actions);
                foreach (var open in actions.OfType<OpenStage>())
                {
                    counts[hour].ShouldBeLessThanOrEqualTo((int)design.Rollout.WrongLimitPerMillion);
                    open.Stage.ShouldBe(stage + 1);
                    (stage, opened) = (open.Stage, Soaked(opened, seen.Minute, design));
                }

                foreach (var _ in actions.OfType<StepBack>()) (stage, opened) = (Math.Max(-1, stage - 1), null);
                if (actions.OfType<EnforcePartners>().Any()) (stage, hour >= 24 * design.Operations.NoticeDays).ShouldBe((design.Rollout.Stages.Count - 1, true));
                if (actions.OfType<AskPerson>().Any()) return;
            }
        }));

    private static long Soaked(long? opened, long minute, GatewayDesign design)
    {
        if (opened is { } before) (minute - before).ShouldBeGreaterThanOrEqualTo((long)(design.Rollout.SoakHours * 60));
        return minute;
    }

    private static GatewayDesign Design(DesignDocument document)
    {
        var resolved = DesignResolver.Resolve(Rooms.Gateways.System, Rooms.Gateways.World(), document);
        return Rooms.Gateways.System.Design.Bind<GatewayDesign>(resolved.Values, resolved.Programme);
    }

    private static class Validation
    {
        public static Situation Evening(Gateway gateway, double load)
        {
            var at = Systems.GatewayLimits.Validation.MetastableTrial.Evening(gateway);
            (at.Enforced, at.EnforcedOnTenants) = (1, 1);
            for (var i = 0; i < at.Load.Length; i++) at.Load[i] *= load;
            return at;
        }
    }
}
