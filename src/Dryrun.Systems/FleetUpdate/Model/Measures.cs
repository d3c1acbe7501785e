using Dryrun.Simulation.Statistics;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>Collects the metrics of a run.</summary>
internal sealed class Measures(FleetWorld world)
{
    private const double DayMinutes = 24 * 60;
    private readonly List<double> egress = [];
    private readonly double[] reached = [double.NaN, double.NaN, double.NaN];
    private double exposure;
    private double atTarget = double.NaN;
    private double stuck = double.NaN;
    private double peak;
    private double blockedMinutes;
    private double lost;
    private double rollForward = double.NaN;
    private long firstHarm = -1;
    private int falseHalts;
    private double lastCoverage;

    public double ExposureMillionDeviceDays => exposure / 1e6;

    public void Expose(double deviceDays) => exposure += deviceDays;

    public void Leave(double users) => lost += users;

    public void Halt(bool isReal) => falseHalts += isReal ? 0 : 1;

    public void Harmed(long minute) => firstHarm = firstHarm < 0 ? minute : firstHarm;

    public void RolledForward(long minute, long haltMinute) => rollForward = haltMinute < 0 ? double.NaN : (minute - haltMinute) / DayMinutes;

    public void Step(long minute, int step, Installs installs, Delivery delivery, bool blocked)
    {
        peak = Math.Max(peak, delivery.PeakTbps);
        if (minute % 60 == 0 && delivery.PeakTbps > 0) egress.Add(delivery.PeakTbps);
        if (blocked) blockedMinutes += step;
        var coverage = installs.Coverage;
        for (var i = 0; i < 3; i++)
        {
            var level = i switch { 0 => 0.5, 1 => 0.9, _ => 0.99 };
            if (!double.IsNaN(reached[i]) || coverage < level) continue;
            // Between two steps coverage is taken as a line.
            var share = coverage > lastCoverage ? (level - lastCoverage) / (coverage - lastCoverage) : 1;
            reached[i] = (minute - (step * (1 - share))) / DayMinutes;
        }

        lastCoverage = coverage;
        if (double.IsNaN(atTarget) && minute >= world.Release.CoverageTargetDays * DayMinutes) atTarget = coverage * 100;
        if (double.IsNaN(stuck) && minute >= 30 * DayMinutes)
        {
            stuck = 100.0 * installs.Unpatched.Sum() / Math.Max(1, installs.AllByActivity.Sum());
        }
    }

    public FleetMetrics Close(
        Installs installs, SupportDesk support, Bill bill, Incidents incidents, Luck luck, long firstHaltMinute) => new()
        {
            T50Days = reached[0],
            T90Days = reached[1],
            T99Days = reached[2],
            CoveragePercent = installs.Coverage * 100,
            CoverageAtTargetPercent = double.IsNaN(atTarget) ? installs.Coverage * 100 : atTarget,
            ExposureMillionDeviceDays = exposure / 1e6,
            HarmedDevices = installs.Harmed,
            BrickedDevices = installs.BrickedDevices,
            SupportContacts = support.Contacts,
            PeakSupportContactsPerDay = support.PeakDay,
            PeakSupportBacklog = support.PeakWaiting,
            PeakEgressTbps = peak,
            P95EgressTbps = egress.Count == 0 ? 0 : Quantile.Of(egress.ToArray(), 0.95),
            EgressPb = installs.Megabytes / 1e9,
            MeteredPb = installs.MeteredMegabytes / 1e9,
            EgressDollars = bill.Of("egress"),
            StuckPercent = double.IsNaN(stuck) ? 100.0 * installs.Unpatched.Sum() / Math.Max(1, installs.AllByActivity.Sum()) : stuck,
            LostUsers = lost,
            FalseHalts = falseHalts,
            HoursToHalt = firstHarm >= 0 && firstHaltMinute >= firstHarm ? (firstHaltMinute - firstHarm) / 60.0 : double.NaN,
            DaysToRollForward = rollForward,
            BlockedInstallHours = blockedMinutes / 60,
            MitigationMinutes = luck.Incident == Incident.None ? double.NaN : incidents.Minutes,
        };
}
