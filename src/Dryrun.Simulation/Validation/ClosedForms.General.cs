using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Validation;

// One server, Poisson arrivals, service of any law: what matters is the mean and the squared coefficient of variation (variance / mean squared; 0 constant, 1 exponential).
public static partial class ClosedForms
{
    /// <summary>
    /// Mean wait before service in an M/G/1 queue in order of arrival: load / (1 - load) * (1 + scv) / 2 * mean service. Pollaczek 1930, Khinchine
    /// 1932; Kleinrock 1, ch. 5.
    /// </summary>
    public static double PollaczekKhinchineMeanWait(double arrivalRate, double meanService, double scv)
    {
        var load = StableLoad(arrivalRate, 1.0 / Positive(meanService));
        return load / (1.0 - load) * 0.5 * (1.0 + NotNegative(scv)) * meanService;
    }

    /// <summary>
    /// Chance to wait at most a time (at least 0, at most 16 services) in an M/D/1 queue in order of arrival. Erlang 1909:
    /// (1 - load) sum over k of (-x)^k / k! e^x, x = lambda (t - k D). The terms alternate, so it is kept to the range where they cancel harmlessly.
    /// </summary>
    public static double MD1WaitAtMost(double arrivalRate, double service, double time)
    {
        var load = StableLoad(arrivalRate, 1.0 / Positive(service));
        if (NotNegative(time) > 16.0 * service) throw new ArgumentOutOfRangeException(nameof(time), time, $"time must be at most 16 services, {16.0 * service}.");
        var sum = 0.0;
        for (var k = 0; k * service <= time; k++)
        {
            var x = arrivalRate * (time - k * service);
            var term = PortableMath.Exp(x);
            for (var i = 1; i <= k; i++) term *= -x / i;
            sum += term;
        }

        return (1.0 - load) * sum;
    }

    /// <summary>
    /// Mean waits before service of the classes of an M/G/1 queue that serves the first class first and never interrupts a service. Arrays of one entry a
    /// class, of one length; together the classes load the server below 1. Cobham, Operations Research 2, 1954.
    /// </summary>
    public static double[] PriorityMeanWaits(ReadOnlySpan<double> arrivalRates, ReadOnlySpan<double> meanServices, ReadOnlySpan<double> scvs)
    {
        var residual = Residual(arrivalRates, meanServices, scvs, arrivalRates.Length);
        var waits = new double[arrivalRates.Length];
        var above = 0.0;
        for (var k = 0; k < waits.Length; k++)
        {
            var with = above + arrivalRates[k] * meanServices[k];
            waits[k] = residual / ((1.0 - above) * (1.0 - with));
            above = with;
        }

        return waits;
    }

    /// <summary>
    /// Mean times in the system of the classes of an M/G/1 queue in which a higher class interrupts a lower one, whose service goes on later where it stopped
    /// (preemptive resume). Arguments as in <see cref="PriorityMeanWaits"/>. Kleinrock, Queueing Systems, vol. 2 (1976), ch. 3; Harchol-Balter, ch. 32.
    /// </summary>
    public static double[] PreemptiveMeanSojourns(ReadOnlySpan<double> arrivalRates, ReadOnlySpan<double> meanServices, ReadOnlySpan<double> scvs)
    {
        Residual(arrivalRates, meanServices, scvs, arrivalRates.Length);
        var sojourns = new double[arrivalRates.Length];
        var above = 0.0;
        for (var k = 0; k < sojourns.Length; k++)
        {
            var with = above + arrivalRates[k] * meanServices[k];
            sojourns[k] = meanServices[k] / (1.0 - above) + Residual(arrivalRates, meanServices, scvs, k + 1) / ((1.0 - above) * (1.0 - with));
            above = with;
        }

        return sojourns;
    }

    /// <summary>
    /// Mean time in an M/G/1 queue whose server is shared equally by all present, for a job of a size (its time alone on the server, at least 0): size / (1 - load),
    /// whatever the law. Kleinrock, Queueing Systems, vol. 2 (1976), ch. 4.
    /// </summary>
    public static double ProcessorSharingMeanSojourn(double arrivalRate, double meanService, double size) =>
        NotNegative(size) / (1.0 - StableLoad(arrivalRate, 1.0 / Positive(meanService)));

    /// <summary>
    /// Share of arrivals lost by an M/D/1/K station with so many places (service included, at least 1); any load. From the chain seen at departures,
    /// loss = 1 - 1 / (chance of an empty station + load). Gross et al., Fundamentals of Queueing Theory (4th ed. 2008), ch. 5.
    /// </summary>
    public static double MD1KLoss(double arrivalRate, double service, int places)
    {
        var load = Positive(arrivalRate) * Positive(service);
        AtLeast(1, places);
        // Weights of 0 .. places - 1 left behind, the empty station set to 1; arrivals during a service are Poisson.
        var weights = new double[places];
        weights[0] = 1.0;
        var sum = 1.0;
        var none = PortableMath.Exp(-load);
        for (var j = 0; j + 1 < places; j++)
        {
            var flow = weights[j] - weights[0] * ArrivalsInService(load, j);
            for (var i = 1; i <= j; i++) flow -= weights[i] * ArrivalsInService(load, j - i + 1);
            sum += weights[j + 1] = flow / none;
        }

        return 1.0 - 1.0 / (1.0 / sum + load);
    }

    /// <summary>
    /// Share of Poisson requests that a token bucket turns away: tokens come in steadily at the refill rate, at most burst (at least 1) of them are kept, a
    /// request takes one. The missing tokens are the customers of an M/D/1/K station with service 1 / refill rate and K = burst places. Berger, "Performance
    /// analysis of a rate-control throttle where tokens and jobs queue", IEEE JSAC 9(2), 1991.
    /// </summary>
    public static double TokenBucketRejected(double requestRate, double refillRate, int burst) => MD1KLoss(requestRate, 1.0 / Positive(refillRate), burst);

    private static double ArrivalsInService(double load, int count) => PortableMath.Exp(SaddlePoint.LogPoisson(count, load));

    // Mean rest of the service under way that an arrival finds, from the first so many classes.
    private static double Residual(ReadOnlySpan<double> arrivalRates, ReadOnlySpan<double> meanServices, ReadOnlySpan<double> scvs, int classes)
    {
        if (arrivalRates.IsEmpty || arrivalRates.Length != meanServices.Length || arrivalRates.Length != scvs.Length)
            throw new ArgumentException($"Classes need one rate, one mean and one scv each; got {arrivalRates.Length}, {meanServices.Length} and {scvs.Length}.", nameof(arrivalRates));
        var (load, residual) = (0.0, 0.0);
        for (var k = 0; k < classes; k++)
        {
            load += Positive(arrivalRates[k], nameof(arrivalRates)) * Positive(meanServices[k], nameof(meanServices));
            residual += 0.5 * arrivalRates[k] * meanServices[k] * meanServices[k] * (1.0 + NotNegative(scvs[k], nameof(scvs)));
        }

        StableLoad(load, 1.0);
        return residual;
    }
}
