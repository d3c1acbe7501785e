using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>
/// What reaches the controller: reports of devices that opted in, late; of broken devices, less often; contacts of users a day later. Failures are
/// drawn; the number of healthy reports follows its mean, whose noise does not matter. The normal noise of crashes and of the metric that
/// the defect shows in is drawn, that of the other metrics follows its mean.
/// </summary>
internal sealed class Reports
{
    private const double CallHours = 24;

    // Normal rates: installs and boots that fail, crashes (from the world), apps that hang, heavy drain, serious contacts. Assumptions but S1 b14.
    private readonly double[] normal;
    private readonly bool segmented;
    private readonly StreamKey noise;
    private readonly double reporting;
    private readonly double brokenReporting;
    private readonly double delayMinutes;
    private readonly int defectMetric;
    private readonly double onsetMinutes;

    private readonly double[] served = new double[Cohort.Count];
    private readonly double[] reportsOnTheWay = new double[Cohort.Count];
    private readonly double[] reports = new double[Cohort.Count];
    private readonly double[] callsOnTheWay = new double[Cohort.Count];
    private readonly double[] callable = new double[Cohort.Count];
    private readonly double[] brokenOnTheWay = new double[Cohort.Count];
    private readonly double[] broken = new double[Cohort.Count];
    // The same failures by family and region, so that a held group can be left out of the others' counts.
    private readonly double[] tableOnTheWay = new double[Cohort.Families * Cohort.Regions];
    private readonly double[] table = new double[Cohort.Families * Cohort.Regions];
    private readonly long[] drawnCrash = new long[Cohort.Count];
    private readonly long[] drawnDefect = new long[Cohort.Count];

    public Reports(FleetWorld world, FleetDesign design, StreamKey key, DefectEffect? effect)
    {
        normal = [0.01, 0.003, world.Fleet.BaselineCrashPercent / 100, 0.002, 0.02, 0.00002];
        segmented = design.Rollout.SegmentedDetection;
        noise = key.Child("noise");
        reporting = world.Telemetry.OptInPercent / 100;
        brokenReporting = reporting * world.Telemetry.BrokenReportingPercent / 100;
        delayMinutes = world.Telemetry.DelayHours * 60;
        defectMetric = effect is null ? -1 : (int)effect.Metric;
        onsetMinutes = (effect?.OnsetHours ?? 0) * 60;
        var drift = design.Rollout.ControlBuild ? 0 : world.Fleet.BaselineDriftPercent / 100;
        for (var m2 = 0; m2 < 6; m2++) Seen.Baseline[m2] = normal[m2] / (1 + drift);
    }

    /// <summary>What the controller sees.</summary>
    public FleetObservation Seen { get; } = new();

    /// <summary>True where the reports stand still.</summary>
    public bool IsDown { get; set; }

    /// <summary>Chance that a broken device's failure ever reaches the controller.</summary>
    public double BrokenReporting => (GateMetric)defectMetric == GateMetric.SupportContacts ? 1 : brokenReporting;

    /// <summary>Devices of a cell that were served.</summary>
    public void Served(int family, int region, double[] versions, long installs)
    {
        var reported = installs * reporting;
        Served(Cohort.All, installs, reported);
        Served(Cohort.FirstFamily + family, installs, reported);
        Served(Cohort.FirstRegion + region, installs, reported);
        for (var v = 0; v < Cohort.Versions; v++) Served(Cohort.FirstVersion + v, installs * versions[v], reported * versions[v]);
    }

    /// <summary>Failures that will be reported.</summary>
    public void Broken(int family, int region, int version, double[] versions, double failures)
    {
        tableOnTheWay[(family * Cohort.Regions) + region] += failures;
        if (version < 0)
        {
            Add(brokenOnTheWay, family, region, versions, failures);
            return;
        }

        brokenOnTheWay[Cohort.All] += failures;
        brokenOnTheWay[Cohort.FirstFamily + family] += failures;
        brokenOnTheWay[Cohort.FirstRegion + region] += failures;
        brokenOnTheWay[Cohort.FirstVersion + version] += failures;
    }

    /// <summary>Lets a step's reports arrive.</summary>
    public void Arrive(long minute, int step)
    {
        var seen = Seen;
        var reach = IsDown ? 0 : 1 - PortableMath.Exp(-0.6931471805599453 * step / delayMinutes);
        var called = 1 - PortableMath.Exp(-step / (CallHours * 60));
        // A broken device shows it some time after the install, and reports later still.
        var late = IsDown ? 0 : 1 - PortableMath.Exp(-step / ((delayMinutes / 0.6931471805599453) + onsetMinutes));
        var lateCalls = 1 - PortableMath.Exp(-step / ((CallHours * 60) + onsetMinutes));
        var byContact = defectMetric == (int)GateMetric.SupportContacts;
        var cohorts = segmented ? Cohort.Count : 1;
        if (brokenOnTheWay[0] > 0)
        {
            for (var i = 0; i < table.Length; i++) Move(tableOnTheWay, table, i, byContact ? lateCalls : late);
        }

        for (var c = 0; c < cohorts; c++)
        {
            seen.Served[c] = (long)served[c];
            var before = seen.Reported[c];
            Move(reportsOnTheWay, reports, c, reach);
            Move(callsOnTheWay, callable, c, called);
            Move(brokenOnTheWay, broken, c, byContact ? lateCalls : late);
            seen.Reported[c] = (long)reports[c];
            var arrived = seen.Reported[c] - before;
            var calls = (long)callable[c] - seen.Callable[c];
            seen.Callable[c] += calls;
            Draw(c, minute, arrived, byContact ? calls : arrived);
            Publish(c);
        }
    }

    /// <summary>Leaves the failures of a held family, region or version group out of all other counts.</summary>
    public void LeaveOut(int cohort)
    {
        if (cohort >= Cohort.FirstVersion || brokenOnTheWay[0] + broken[0] <= 0)
        {
            foreach (var counts in new[] { brokenOnTheWay, broken, tableOnTheWay, table }) Array.Clear(counts);
            return;
        }

        var (allComing, allHere) = (brokenOnTheWay[0], broken[0]);
        for (var i = 0; i < table.Length; i++)
        {
            var (family, region) = (i / Cohort.Regions, i % Cohort.Regions);
            if (Cohort.FirstFamily + family != cohort && Cohort.FirstRegion + region != cohort) continue;
            foreach (var c in (ReadOnlySpan<int>)[Cohort.All, Cohort.FirstFamily + family, Cohort.FirstRegion + region])
            {
                brokenOnTheWay[c] = Math.Max(0, brokenOnTheWay[c] - tableOnTheWay[i]);
                broken[c] = Math.Max(0, broken[c] - table[i]);
            }

            (tableOnTheWay[i], table[i]) = (0, 0);
        }

        for (var c = Cohort.FirstVersion; c < Cohort.Count; c++)
        {
            if (allComing > 0) brokenOnTheWay[c] *= brokenOnTheWay[0] / allComing;
            if (allHere > 0) broken[c] *= broken[0] / allHere;
        }
    }

    /// <summary>Starts over for another build.</summary>
    public void Restart()
    {
        foreach (var counts in new[] { served, reportsOnTheWay, reports, callsOnTheWay, callable, brokenOnTheWay, broken }) Array.Clear(counts);
        foreach (var counts in new[] { tableOnTheWay, table }) Array.Clear(counts);
        foreach (var counts in new[] { drawnCrash, drawnDefect, Seen.Served, Seen.Reported, Seen.Callable, Seen.Failures }) Array.Clear(counts);
    }

    /// <summary>True where a person who looks at everything sees the defect in the whole fleet: three standard errors above normal.</summary>
    public bool ShowsToAPerson()
    {
        if (defectMetric < 0) return false;
        var exposed = defectMetric == (int)GateMetric.SupportContacts ? Seen.Callable[0] : Seen.Reported[0];
        var expected = exposed * normal[defectMetric];
        return Seen.Failures[defectMetric * Cohort.Count] > expected + (3 * Math.Sqrt(expected)) + 2;
    }

    private void Draw(int cohort, long minute, long arrived, long exposed)
    {
        const int Crash = (int)GateMetric.Crash;
        if (arrived > 0)
        {
            var stream = noise.Open((ulong)cohort, (ulong)minute);
            drawnCrash[cohort] += stream.Binomial(arrived, normal[Crash]);
        }

        if (defectMetric < 0 || defectMetric == Crash || exposed <= 0) return;
        var second = noise.Open((ulong)(cohort + Cohort.Count), (ulong)minute);
        drawnDefect[cohort] += second.Binomial(exposed, normal[defectMetric]);
    }

    private void Publish(int cohort)
    {
        for (var m = 0; m < 6; m++)
        {
            var exposed = m == (int)GateMetric.SupportContacts ? Seen.Callable[cohort] : Seen.Reported[cohort];
            var failures = m == (int)GateMetric.Crash ? drawnCrash[cohort] : m == defectMetric ? drawnDefect[cohort] : (long)(exposed * normal[m]);
            Seen.Failures[(m * Cohort.Count) + cohort] = failures + (m == defectMetric ? (long)broken[cohort] : 0);
        }
    }

    private void Served(int cohort, double installs, double reported)
    {
        served[cohort] += installs;
        callsOnTheWay[cohort] += installs;
        reportsOnTheWay[cohort] += reported;
    }

    private static void Add(double[] counts, int family, int region, double[] versions, double devices)
    {
        counts[Cohort.All] += devices;
        counts[Cohort.FirstFamily + family] += devices;
        counts[Cohort.FirstRegion + region] += devices;
        for (var v = 0; v < Cohort.Versions; v++) counts[Cohort.FirstVersion + v] += devices * versions[v];
    }

    private static void Move(double[] from, double[] to, int cohort, double share)
    {
        var moved = from[cohort] * share;
        from[cohort] -= moved;
        to[cohort] += moved;
    }
}
