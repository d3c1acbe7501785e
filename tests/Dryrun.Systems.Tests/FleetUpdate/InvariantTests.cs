using System.Text.Json.Nodes;
using Dryrun.Systems.FleetUpdate;
using Dryrun.Systems.FleetUpdate.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>What holds in any world under any design and luck (S1 c), tick by tick.</summary>
public class InvariantTests
{
    private static readonly Config Cases = Seeded.Cases.WithMaxTest(24);

    private static void ForAny(Action<DrawnCase> holds) =>
        Check.One(Cases, Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), number => holds(DrawnCase.Of(number))));

    [Fact]
    public void Devices_are_conserved_at_every_tick() => ForAny(drawn =>
    {
        var ticks = 0;
        var watched = new Watched(drawn, (run, _) =>
        {
            ticks++;
            run.Run.Fleet.CountAll().ShouldBe(run.Run.Fleet.Devices);
            run.Run.Fleet.CheckConserved();
        });
        ticks.ShouldBeGreaterThan(900);
        watched.Run.Fleet.CountAll().ShouldBe(watched.Run.Fleet.Devices);
    });

    [Fact]
    public void A_lost_device_is_found()
    {
        var fleet = new Watched(DrawnCase.Of(1)).Run.Fleet;
        var cell = Array.FindIndex(fleet.Total, t => t > 1);
        fleet.Waiting[cell]--;
        Should.Throw<InvalidOperationException>(fleet.CheckConserved);
    }

    [Fact]
    public void A_halt_stops_installs_until_a_person_ends_it() => ForAny(drawn =>
    {
        long? standing = null;
        var stopped = false;
        _ = new Watched(
            drawn with { World = Changed(drawn.World, "people.haltAuthority", "releaseOnCall") },
            (run, _) =>
            {
                var updated = run.Run.Fleet.Updated.Sum();
                if (stopped && standing is null) standing = updated;
                if (standing is { } there) updated.ShouldBe(there);
            },
            (_, seen, actions) =>
            {
                if (actions.Any(a => a is Halt)) (stopped, standing) = (true, null);
                if (actions.Any(a => a is Resume)) seen.Answers.ShouldNotBeEmpty("only a person's word ends a halt");
                if (actions.Any(a => a is Resume or StartFixedBuild)) (stopped, standing) = (false, null);
            });
    });

    [Fact]
    public void Nothing_is_installed_that_was_not_sent() => ForAny(drawn =>
    {
        var run = new Watched(drawn);
        var release = run.World.Release;
        var least = Math.Min(release.DeltaMb, release.FullImageMb) * (run.Design.Delivery.PeerAssist ? 0.67 : 1);
        var installed = run.Run.Installed;
        installed.Megabytes.ShouldBeGreaterThanOrEqualTo((installed.Installed + installed.BrickedDevices) * least * (1 - 1e-9));
    });

    [Fact]
    public void No_line_of_the_ledger_and_no_metric_is_negative() => ForAny(drawn =>
    {
        var outcome = new Watched(drawn).Outcome;
        foreach (var line in outcome.Ledger.Lines) line.Value.ShouldBeGreaterThanOrEqualTo(0, line.Key);
        foreach (var metric in outcome.MetricValues) (double.IsNaN(metric.Value) || metric.Value >= 0).ShouldBeTrue(metric.Key);
    });

    [Fact]
    public void Coverage_harm_and_bricks_never_shrink_and_half_comes_before_nine_tenths() => ForAny(Grows);

    // A batch of devices that connect rarely installs late in a long interval.
    [Fact]
    public void Exposure_that_was_counted_too_long_is_given_back() => Grows(DrawnCase.Of(184283));

    private static void Grows(DrawnCase drawn)
    {
        var outcome = new Watched(drawn).Outcome;
        foreach (var id in (string[])["coverage", "harmed", "bricked"])
        {
            var values = outcome.Series.First(s => s.Id == id).Values;
            for (var i = 1; i < values.Count; i++) values[i].ShouldBeGreaterThanOrEqualTo(values[i - 1] - 1e-9, $"{id} at sample {i}");
        }

        // A device counts as exposed until its install is drawn, which lay at the middle of the interval on average: half of what an interval added is given back at most.
        var exposure = outcome.Series.First(s => s.Id == "exposure").Values;
        for (var i = 1; i < exposure.Count; i++) exposure[i].ShouldBeGreaterThanOrEqualTo((exposure[i - 1] / 2) - 1e-9, $"exposure at sample {i}");

        var metrics = outcome.Metrics;
        metrics.CoveragePercent.ShouldBeInRange(0, 100);
        if (!double.IsNaN(metrics.T90Days)) metrics.T50Days.ShouldBeLessThanOrEqualTo(metrics.T90Days);
        if (!double.IsNaN(metrics.T99Days)) metrics.T90Days.ShouldBeLessThanOrEqualTo(metrics.T99Days);
        metrics.BrickedDevices.ShouldBeLessThanOrEqualTo(metrics.HarmedDevices);
    }

    [Fact]
    public void No_stage_opens_before_soak_and_reports_and_none_while_metadata_is_expired() => ForAny(drawn =>
    {
        var (ring, opened, reported, fresh) = (-1, 0L, 0L, false);
        _ = new Watched(drawn, null, (run, seen, actions) =>
        {
            foreach (var action in actions)
            {
                if (action is StartFixedBuild) (ring, fresh) = (-1, true);
                if (action is not OpenRing open) continue;
                open.Ring.ShouldBe(ring + 1);
                open.Percent.ShouldBe(run.Design.Rollout.Rings[open.Ring]);
                if (ring >= 0)
                {
                    seen.MetadataFresh.ShouldBeTrue();
                    (seen.Minute - opened).ShouldBeGreaterThanOrEqualTo(run.Design.Rollout.SoakHours * 60L);
                    (seen.Reported[Cohort.All] - reported).ShouldBeGreaterThanOrEqualTo(run.Design.Rollout.MinExposed);
                }

                // A fixed build's counts start at nothing.
                (ring, opened, reported, fresh) = (open.Ring, seen.Minute, fresh ? 0 : seen.Reported[Cohort.All], false);
            }
        });
    });

    [Fact]
    public void Going_back_is_forbidden_only_after_the_last_stage_has_soaked() => ForAny(drawn =>
    {
        var (ring, opened) = (-1, 0L);
        _ = new Watched(drawn, null, (run, seen, actions) =>
        {
            foreach (var action in actions)
            {
                if (action is OpenRing open) (ring, opened) = (open.Ring, seen.Minute);
                if (action is not AdvanceAntiRollback) continue;
                run.Design.Device.AntiRollback.ShouldBe(AntiRollback.AfterSoak);
                ring.ShouldBe(run.Design.Rollout.Rings.Count - 1);
                (seen.Minute - opened).ShouldBeGreaterThanOrEqualTo((run.Design.Rollout.SoakHours * 60L) + (run.Design.Device.AntiRollbackDelayDays * 1440L));
            }
        });
    });

    private static JsonObject Changed(JsonObject world, string path, JsonNode value)
    {
        var changed = (JsonObject)world.DeepClone();
        Contracts.Input.Tree.Set(changed, path, value);
        return changed;
    }
}
