using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.FleetUpdate;
using Dryrun.Systems.FleetUpdate.Model;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>The app stores' fixed ramp, delivery shared by region, and reports that come late or never: each against what it is defined as.</summary>
public class ChannelTests
{
    // Apple's phased release: the share of phones that may have the update by the end of each day.
    private static readonly double[] Ramp = [1, 2, 5, 10, 20, 50, 100];

    // People who look for updates by hand bypass the ramp (assumption of the model).
    private const double ByHandPercent = 3;

    [Fact]
    public void Phones_of_one_store_follow_its_seven_days_whatever_the_stages_say()
    {
        var world = Stores(iosPercent: 90);
        var run = Rooms.Fleet.Run(world, Decided("""{"rollout":{"rings":[100],"autoHalt":false}}"""), Quiet);
        var reviewed = Bound(world).Release.StoreReviewHours;
        var others = 100 * Area.Of(Bound(world), RunGrid.Search).Sum(a => a.Share * (1 - a.IosShare));
        others.ShouldBe(10, 0.1);
        var coverage = run.Series.First(s => s.Id == "coverage");
        for (var day = 0; day < Ramp.Length - 1; day++)
        {
            var at = coverage.AtHours.Select((h, i) => (h, i)).Last(x => x.h <= reviewed + (24 * (day + 1))).i;
            coverage.Values[at].ShouldBeLessThan(Ramp[day] + ByHandPercent + others, $"day {day}");
        }

        coverage.Values[^1].ShouldBeGreaterThan(50);
    }

    [Fact]
    public void The_other_store_takes_the_stages_that_were_decided()
    {
        double At(int day, string rings)
        {
            var run = Rooms.Fleet.Run(Stores(iosPercent: 5), Decided($$$"""{"rollout":{"rings":{{{rings}}},"soakHours":72,"autoHalt":false}}"""), Quiet);
            var coverage = run.Series.First(s => s.Id == "coverage");
            return coverage.Values[coverage.AtHours.Select((h, i) => (h, i)).Last(x => x.h <= day * 24).i];
        }

        At(4, "[1, 100]").ShouldBeLessThan(At(4, "[100]") / 3);
    }

    [Theory]
    [InlineData("delivery.cdnCapTbps", "1")]
    [InlineData("device.slots", "\"ab\"")]
    [InlineData("delivery.peerAssist", "true")]
    public void What_the_stores_decide_is_no_decision_of_ours(string knob, string value)
    {
        var design = DesignDocument.Empty.With(knob, JsonNode.Parse(value)!);
        DesignCheck.Of(Rooms.Fleet.System, Stores(60), design).ShouldHaveSingleItem().ToString().ShouldContain(knob);
        DesignCheck.Of(Rooms.Fleet.System, Rooms.Fleet.World(), design).ShouldBeEmpty();
    }

    [Fact]
    public void A_region_without_capacity_takes_nothing_from_the_others()
    {
        var (delivery, fleet) = Loaded("""{"delivery":{"cdnCapTbps":5}}""");
        var (hit, hitFleet) = Loaded("""{"delivery":{"cdnCapTbps":5}}""");
        hit.RegionCapacity[3] = 0.001;
        delivery.Advance(0, 60, 200, 1, 1);
        hit.Advance(0, 60, 200, 1, 1);
        for (var g = 0; g < delivery.SumEarly.Length; g++)
        {
            var region = fleet.Areas[g / Dryrun.Systems.FleetUpdate.Model.Fleet.GroupsPerArea].Region;
            if (region == 3) hit.SumEarly[g].ShouldBeLessThan(delivery.SumEarly[g] / 2);
            else hit.SumEarly[g].ShouldBe(delivery.SumEarly[g]);
        }

        hitFleet.Devices.ShouldBe(fleet.Devices);
    }

    [Fact]
    public void Under_overload_no_more_than_the_capacity_is_served_and_hasty_retries_waste_some_of_it()
    {
        double Served(int backoffMinutes)
        {
            var (delivery, _) = Loaded($$$"""{"delivery":{"cdnCapTbps":0.05,"retryBackoffMinutes":{{{backoffMinutes}}},"jitterPercent":100}}""");
            delivery.Advance(0, 60, 200, 1, 1);
            return delivery.SumEarly.Select((sum, g) => sum / 60 * delivery.OfferedEarly[g] * delivery.MbPerInstall[g]).Sum() * 8 / 60 / 1e6;
        }

        var (patient, hasty) = (Served(60), Served(1));
        patient.ShouldBeLessThan(0.05);
        hasty.ShouldBeLessThan(patient * 0.7);
    }

    [Fact]
    public void Half_of_the_reports_arrive_in_the_delay_and_never_more_than_opted_in()
    {
        var world = Rooms.Fleet.World(("telemetry.optInPercent", 20), ("telemetry.delayHours", 9));
        var reports = new Reports(Bound(world), Bound(Rooms.Fleet.Reference), StreamKey.Of(1, "reports"), null);
        reports.Served(0, 0, [1, 0, 0, 0], 1_000_000);
        var minute = 0L;
        while (minute < 9 * 60) reports.Arrive(minute += 15, 15);
        ((double)reports.Seen.Reported[0]).ShouldBe(100_000, 200);
        while (minute < 40 * 9 * 60) reports.Arrive(minute += 60, 60);
        ((double)reports.Seen.Reported[0]).ShouldBe(200_000, 5);
        reports.Seen.Served[0].ShouldBe(1_000_000);
    }

    [Fact]
    public void While_telemetry_is_down_nothing_arrives_and_afterwards_all_of_it()
    {
        var reports = new Reports(Bound(Rooms.Fleet.World()), Bound(Rooms.Fleet.Reference), StreamKey.Of(1, "reports"), null);
        reports.Served(0, 0, [1, 0, 0, 0], 1_000_000);
        reports.IsDown = true;
        for (var minute = 60L; minute <= 48 * 60; minute += 60) reports.Arrive(minute, 60);
        reports.Seen.Reported[0].ShouldBe(0);
        reports.IsDown = false;
        for (var minute = 49L * 60; minute <= 2000 * 60; minute += 60) reports.Arrive(minute, 60);
        ((double)reports.Seen.Reported[0]).ShouldBe(10_000 * Bound(Rooms.Fleet.World()).Telemetry.OptInPercent, 5);
    }

    [Fact]
    public void A_broken_device_is_heard_of_less_than_a_healthy_one()
    {
        var world = Rooms.Fleet.World(("telemetry.optInPercent", 20), ("telemetry.brokenReportingPercent", 25));
        var run = Rooms.Fleet.Run(world, Decided("""{"rollout":{"rings":[100],"autoHalt":false,"minExposed":1000000}}"""), Given("cohort"));
        SystemRoom.Metric(run, "harmedDevices").ShouldBeGreaterThan(1000);
        var luck = Luck.Draw(Bound(world), Given("cohort"), [.. Enumerable.Repeat(1.0 / Cohort.Regions, Cohort.Regions)]);
        var reports = new Reports(Bound(world), Bound(Rooms.Fleet.Reference), StreamKey.Of(1, "reports"), DefectEffect.Of(luck, Bound(Rooms.Fleet.Reference)));
        reports.BrokenReporting.ShouldBe(0.2 * 0.25, 1e-12);
    }

    private static RunOptions Quiet => Given("none");

    private static RunOptions Given(string defect) =>
        new() { Grid = RunGrid.Search, Given = new Dictionary<string, string> { ["defect"] = defect, ["incident"] = "none" } };

    private static JsonObject Stores(double iosPercent) =>
        Rooms.Fleet.World(("channel", JsonValue.Create("appStores")), ("fleet.iosSharePercent", iosPercent), ("people.noticeCountries", 0));

    private static DesignDocument Decided(string json) => DesignDocument.Of((JsonObject)JsonNode.Parse(json)!);

    private static FleetWorld Bound(JsonObject world) => Rooms.Fleet.System.World.Bind<FleetWorld>(world);

    private static FleetDesign Bound(DesignDocument design)
    {
        var resolved = DesignResolver.Resolve(Rooms.Fleet.System, Rooms.Fleet.World(), design);
        return Rooms.Fleet.System.Design.Bind<FleetDesign>(resolved.Values, resolved.Programme);
    }

    // Every device is offered the update at once.
    private static (Delivery Delivery, Dryrun.Systems.FleetUpdate.Model.Fleet Fleet) Loaded(string design)
    {
        var world = Bound(Rooms.Fleet.World());
        var mix = new Mix(world);
        var fleet = new Dryrun.Systems.FleetUpdate.Model.Fleet(world, Area.Of(world, RunGrid.Search), mix, 1);
        var delivery = new Delivery(world, Bound(Decided(design)), fleet, mix);
        for (var cell = 0; cell < fleet.Cells; cell++) delivery.OfferedEarly[Dryrun.Systems.FleetUpdate.Model.Fleet.GroupOf(cell)] += fleet.Total[cell];
        return (delivery, fleet);
    }
}
