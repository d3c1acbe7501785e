using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.FleetUpdate.Model;
using Dryrun.Systems.FleetUpdate.Policy;
using Dryrun.Systems.People;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>Comparisons of the model with published events and closed forms (S1 f).</summary>
internal sealed class FleetValidation(FleetUpdateSystem system, CancellationToken cancellation)
{
    // Specialists' engineering and a patient programme: what the rows below vary.
    private static readonly string[] Careful =
    [
        "rollout.rings=[100]", "rollout.soakHours=24", "rollout.haltRule=sequentialTest", "rollout.sequentialAlpha=0.001",
        "payload.format=deltaWithFullFallback", "payload.deltaSourceVersions=4", "delivery.jitterPercent=100", "delivery.resume=true",
        "delivery.cdnCapTbps=5", "delivery.networkPolicy=any", "delivery.deadlineDays=40", "device.slots=ab", "device.bootTries=3",
        "device.minBatteryPercent=30", "operations.noticeCountries=notifyFirst", "delivery.mirrorForBlockedCountries=true",
    ];

    public IReadOnlyList<ValidationRow> Rows() => [.. ConstantHazard(), Conservation(), .. LargeJump(), .. Crowdstrike(), .. Bytes(), Staging(), .. Response()];

    // A fleet of devices that are all alike for the model: no manual updaters, no metered links, nothing in the way.
    private IEnumerable<ValidationRow> ConstantHazard()
    {
        string[] world =
        [
            "fleet.autoUpdatePercent=100", "fleet.lowBatteryPercent=0", "fleet.dormantPercent=0", "network.meteredPercent=0", "network.blockedCountries=0",
            "people.noticeCountries=0", "release.fullImageMb=5", "calendar.daysToFreeze=215", "calendar.freezeDays=0",
        ];
        string[] design =
        [
            "rollout.rings=[100]", "payload.format=full", "delivery.cdnCapTbps=5", "delivery.jitterPercent=100", "delivery.resume=true",
            "delivery.deadlineDays=40", "delivery.pollIntervalMinutes=15", "device.slots=single", "operations.noticeCountries=ignore",
        ];
        var coverage = Run(world, design, "none").Series.First(s => s.Id == "coverage");
        foreach (var day in (int[])[2, 5, 10, 20])
        {
            double expected = 0;
            for (var activity = 0; activity < 3; activity++)
            {
                var share = activity switch { 0 => 62.0, 1 => 22.0, _ => 10.0 } / 94;
                var rate = Mix.InstallsPerDay[activity] / (1 + (Mix.InstallsPerDay[activity] * 15 / (24.0 * 60)));
                expected += 100 * share * (1 - PortableMath.Exp(-rate * day));
            }

            // The binomial error of ten million devices is below 0.02; 0.15 leaves room for the seconds that five megabytes take.
            yield return ValidationRow.Of($"Coverage after {day} days under constant hazards, percent", "closed form", expected, At(coverage, day), 0.15);
        }
    }

    private ValidationRow Conservation()
    {
        var run = new FleetRun(World([]), Design(Careful), new RunOptions { Grid = RunGrid.Search, Cancellation = cancellation }, new FleetPolicy(Design(Careful)));
        run.Run();
        return ValidationRow.Of("Devices lost or made in forty days, devices", "closed form", run.Fleet.Devices, run.Fleet.CountAll(), 0);
    }

    // The shape of December 2024: a large version jump on long unused headsets, and no way back.
    private IEnumerable<ValidationRow> LargeJump()
    {
        string[] world = ["fleet.singleSlotPercent=0"];
        var forbidden = RunFleet(world, [.. Careful, "device.antiRollback=immediately"], "upgradePath");
        var deferred = RunFleet(world, [.. Careful, "device.antiRollback=afterSoak", "device.antiRollbackDelayDays=14"], "upgradePath");
        var bricked = (double)forbidden.Installed.BrickedDevices;
        yield return ValidationRow.AtLeast(
            "Bricks on versions older than a year when going back is forbidden at once, percent", "V8", 90, 100 * forbidden.Installed.BrickedByOldVersions / bricked);
        yield return ValidationRow.AtMost(
            "Bricks when that is deferred, percent of those", "V8", 1, 100 * deferred.Installed.BrickedDevices / bricked);
    }

    // 78 minutes, no stages, 8.5 million hosts; then hands on every machine.
    private static IEnumerable<ValidationRow> Crowdstrike()
    {
        // The fleet's size is not published; with 24 million sensors of which the reached install at 0.337 an hour, 78 minutes give 8.5 million.
        const double Sensors = 24e6, PerHour = 0.3373;
        var stream = StreamKey.Of(1, "validation").Open();
        var reached = stream.Binomial((long)Sensors, 1 - PortableMath.Exp(-PerHour * 78 / 60)) / 1e6;
        yield return ValidationRow.Of("CrowdStrike 2024-07-19: hosts reached in 78 minutes, million", "V9", 8.5, reached, 8.5 * 0.15, "reach per hour");
        double Online(double day) => 100 * (1 - PortableMath.Exp(-PortableMath.Pow(day / 0.6, 0.5)));
        yield return ValidationRow.Of("CrowdStrike: sensors online on day 6.5, percent", "V9", 97, Online(6.5), 1.5, "Weibull shape");
        yield return ValidationRow.Of("CrowdStrike: sensors online on day 10.8, percent", "V9", 99, Online(10.8), 1, "Weibull scale");
    }

    private IEnumerable<ValidationRow> Bytes()
    {
        foreach (var (saving, name, delta) in new[] { (65.0, "file-by-file patch", "21"), (47.0, "plain bsdiff", "31.8") })
        {
            string[] world =
            [
                "release.fullImageMb=60", $"release.deltaMb={delta}", "fleet.lastVersionPercent=100", "fleet.recentVersionsPercent=0",
                "fleet.yearBehindPercent=0", "fleet.autoUpdatePercent=100", "network.meteredPercent=0",
            ];
            var full = RunFleet(world, [.. Careful.Where(k => !k.StartsWith("payload", StringComparison.Ordinal)), "payload.format=full"], "none").Installed;
            var patch = RunFleet(world, Careful, "none").Installed;
            var actual = 100 * (1 - (patch.Megabytes / patch.Installed / (full.Megabytes / full.Installed)));
            yield return ValidationRow.Of($"Bytes saved by a {name}, percent", "V7", saving, actual, 3, "release.deltaMb");
        }
    }

    private ValidationRow Staging()
    {
        string[] design = [.. Careful.Skip(2), "rollout.rings=[0.1, 5, 20, 60, 100]", "rollout.soakHours=30", "rollout.minExposed=1000"];
        var rings = Run([], design, "none").Series.First(s => s.Id == "ring");
        var at = rings.AtHours[rings.Values.ToList().FindIndex(v => v >= 100)];
        return ValidationRow.Of("Android's published stages: days to everybody", "V4", 5, at / 24, 0.25, "rollout.soakHours");
    }

    private static IEnumerable<ValidationRow> Response()
    {
        double[] minutes = [78, 25, 190, 25, 40];
        var logs = minutes.Select(PortableMath.Log).ToArray();
        var mean = logs.Average();
        var spread = Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / (logs.Length - 1));
        yield return ValidationRow.Of(
            "Five published incidents: median minutes to mitigation", "V9-V13", PortableMath.Exp(mean), HumanResponse.MedianMinutes, 2, "median");
        yield return ValidationRow.Of(
            "Five published incidents: spread of the logarithm", "V9-V13", spread, HumanResponse.Sigma, 0.03, "sigma");
    }

    private static double At(Series series, int day) => series.Values[series.AtHours.ToList().IndexOf(day * 24)];

    private Outcome<FleetMetrics> Run(string[] world, string[] design, string defect) => RunFleet(world, design, defect).Outcome!;

    private FleetRun RunFleet(string[] world, string[] design, string defect)
    {
        var options = new RunOptions
        {
            Grid = RunGrid.Search,
            Given = new Dictionary<string, string> { ["defect"] = defect, ["incident"] = "none" },
            Cancellation = cancellation,
        };
        var decided = Design(design, world);
        var run = new FleetRun(World(world), decided, options, new FleetPolicy(decided));
        run.Run();
        return run;
    }

    private FleetWorld World(string[] values) => ((ISimulatedSystem)system).World.Bind<FleetWorld>(WorldTree(values));

    private JsonObject WorldTree(string[] values) => Put(WorldDistribution.Typical(((ISimulatedSystem)system).World), values);

    private FleetDesign Design(string[] values, string[]? world = null)
    {
        var resolved = DesignResolver.Resolve(system, WorldTree(world ?? []), DesignDocument.Of(Put([], values)));
        return ((ISimulatedSystem)system).Design.Bind<FleetDesign>(resolved.Values, resolved.Programme);
    }

    private static JsonObject Put(JsonObject root, string[] values)
    {
        foreach (var value in values)
        {
            var at = value.IndexOf('=', StringComparison.Ordinal);
            Tree.Set(root, value[..at], PlainValues.Parse(value[(at + 1)..]));
        }

        return root;
    }
}
