using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Validation;

// Stations with Poisson arrivals and exponential service.
public static partial class ClosedForms
{
    /// <summary>Mean time in an M/M/1 queue, service included: 1 / (service rate - arrival rate). Kleinrock 1, ch. 3.</summary>
    public static double MM1MeanSojourn(double arrivalRate, double serviceRate)
    {
        StableLoad(arrivalRate, serviceRate);
        return 1.0 / (serviceRate - arrivalRate);
    }

    /// <summary>Chance to spend more than a time (at least 0) in an M/M/1 queue with service in order of arrival: the sojourn is exponential. Kleinrock 1, ch. 5.</summary>
    public static double MM1SojournTail(double arrivalRate, double serviceRate, double time) =>
        PortableMath.Exp(-NotNegative(time) / MM1MeanSojourn(arrivalRate, serviceRate));

    /// <summary>Mean number in an M/M/1 queue, the one in service included: load / (1 - load). Kleinrock 1, ch. 3.</summary>
    public static double MM1MeanPresent(double arrivalRate, double serviceRate)
    {
        var load = StableLoad(arrivalRate, serviceRate);
        return load / (1.0 - load);
    }

    /// <summary>Chance to find exactly so many (at least 0) in an M/M/1 queue: geometric. Kleinrock 1, ch. 3.</summary>
    public static double MM1Present(double arrivalRate, double serviceRate, int present)
    {
        var load = StableLoad(arrivalRate, serviceRate);
        return (1.0 - load) * PortableMath.Pow(load, AtLeast(0, present));
    }

    /// <summary>
    /// Erlang's loss formula: the share of arrivals that find all servers (at least 1) taken when nobody waits. The offered load is arrival rate times
    /// mean service, in erlangs; only the mean of the service matters (insensitivity). Erlang 1917, by the stable recursion B(n) = a B(n-1) / (n + a B(n-1)).
    /// </summary>
    public static double ErlangB(int servers, double offeredLoad)
    {
        AtLeast(1, servers);
        Positive(offeredLoad);
        var blocked = 1.0;
        for (var n = 1; n <= servers; n++) blocked = offeredLoad * blocked / (n + offeredLoad * blocked);
        return blocked;
    }

    /// <summary>Erlang's delay formula: the share of arrivals of an M/M/c queue that have to wait; the offered load lies below the number of servers. Erlang 1917.</summary>
    public static double ErlangC(int servers, double offeredLoad)
    {
        var load = StableLoad(offeredLoad, AtLeast(1, servers));
        var blocked = ErlangB(servers, offeredLoad);
        return blocked / (1.0 - load * (1.0 - blocked));
    }

    /// <summary>Mean wait before service in an M/M/c queue, over all arrivals: C / (c mu - lambda). Kleinrock 1, ch. 3.</summary>
    public static double MMcMeanWait(double arrivalRate, double serviceRate, int servers) =>
        ErlangC(servers, arrivalRate / Positive(serviceRate)) / (servers * serviceRate - arrivalRate);

    /// <summary>Chance to wait more than a time (at least 0) in an M/M/c queue with service in order of arrival: C exp(-(c mu - lambda) t). Harchol-Balter, ch. 14.</summary>
    public static double MMcWaitTail(double arrivalRate, double serviceRate, int servers, double time) =>
        ErlangC(servers, arrivalRate / Positive(serviceRate)) * PortableMath.Exp(-(servers * serviceRate - arrivalRate) * NotNegative(time));

    /// <summary>
    /// Stationary chances of the states 0 .. n of a birth and death process from its n birth rates (state i to i + 1) and n death rates (state i + 1 to i), all
    /// positive; n is at least 1. Kleinrock 1, ch. 3. Sums in logarithms, so that thousands of states neither overflow nor vanish.
    /// </summary>
    public static double[] BirthDeath(ReadOnlySpan<double> births, ReadOnlySpan<double> deaths)
    {
        if (births.IsEmpty || births.Length != deaths.Length)
            throw new ArgumentException($"A birth and death process needs as many births as deaths, at least one; got {births.Length} and {deaths.Length}.", nameof(deaths));
        var chances = new double[births.Length + 1];
        var largest = 0.0;
        for (var i = 0; i < births.Length; i++)
        {
            chances[i + 1] = chances[i] + PortableMath.Log(Positive(births[i], nameof(births)) / Positive(deaths[i], nameof(deaths)));
            largest = Math.Max(largest, chances[i + 1]);
        }

        var sum = 0.0;
        for (var i = 0; i < chances.Length; i++) sum += chances[i] = PortableMath.Exp(chances[i] - largest);
        for (var i = 0; i < chances.Length; i++) chances[i] /= sum;
        return chances;
    }

    /// <summary>
    /// Chances to find 0 .. places in an M/M/c/K station with c servers and K places (service included, at least c); the last is the share of
    /// arrivals lost. Kleinrock 1, ch. 3.
    /// </summary>
    public static double[] MMcKPresent(double arrivalRate, double serviceRate, int servers, int places)
    {
        Positive(arrivalRate);
        Positive(serviceRate);
        AtLeast(1, servers);
        AtLeast(servers, places);
        var (births, deaths) = (new double[places], new double[places]);
        for (var i = 0; i < places; i++) (births[i], deaths[i]) = (arrivalRate, Math.Min(i + 1, servers) * serviceRate);
        return BirthDeath(births, deaths);
    }

    /// <summary>Mean time of an admitted customer in an M/M/c/K station, by Little's law on <see cref="MMcKPresent"/>.</summary>
    public static double MMcKMeanSojourn(double arrivalRate, double serviceRate, int servers, int places)
    {
        var present = MMcKPresent(arrivalRate, serviceRate, servers, places);
        return Mean(present) / (arrivalRate * (1.0 - present[^1]));
    }

    /// <summary>Chance to find exactly so many (at least 0) in an M/G/infinity station: Poisson with the offered load, whatever the service law. Kleinrock 1, ch. 3.</summary>
    public static double InfiniteServersPresent(double arrivalRate, double meanService, int present) =>
        PortableMath.Exp(SaddlePoint.LogPoisson(AtLeast(0, present), Positive(arrivalRate) * Positive(meanService)));

    /// <summary>
    /// Share of customers of an M/M/c+M queue (Erlang A) who leave before service: each loses patience at a rate (positive) while waiting. Palm 1957;
    /// Garnett, Mandelbaum and Reiman, M&amp;SOM 4(3), 2002. No load is too high; arrivals per impatience time at most a million.
    /// </summary>
    public static double ErlangAAbandoned(double arrivalRate, double serviceRate, int servers, double impatienceRate)
    {
        Positive(arrivalRate);
        Positive(serviceRate);
        Positive(impatienceRate);
        AtLeast(1, servers);
        if (arrivalRate / impatienceRate > 1e6)
            throw new ArgumentOutOfRangeException(nameof(impatienceRate), impatienceRate, $"impatienceRate must be at least a millionth of the arrival rate, {arrivalRate / 1e6}.");
        // The queue beyond this has a chance far below the last bit: leaving alone outruns the arrivals eight times.
        var states = servers + 64 + (int)(8.0 * arrivalRate / impatienceRate);
        var (births, deaths) = (new double[states], new double[states]);
        for (var i = 0; i < states; i++)
            (births[i], deaths[i]) = (arrivalRate, Math.Min(i + 1, servers) * serviceRate + Math.Max(0, i + 1 - servers) * impatienceRate);
        var present = BirthDeath(births, deaths);
        var waiting = 0.0;
        for (var i = servers + 1; i <= states; i++) waiting += (i - servers) * present[i];
        return impatienceRate * waiting / arrivalRate;
    }

    /// <summary>
    /// Chances that 0 .. machines machines are down when each runs for an exponential time, then waits for one of the repairers (at least 1). Palm's machine
    /// interference; Kleinrock 1, ch. 3.
    /// </summary>
    public static double[] MachineRepairDown(int machines, double failureRate, double repairRate, int repairers)
    {
        AtLeast(1, machines);
        AtLeast(1, repairers);
        Positive(failureRate);
        Positive(repairRate);
        var (births, deaths) = (new double[machines], new double[machines]);
        for (var i = 0; i < machines; i++) (births[i], deaths[i]) = ((machines - i) * failureRate, Math.Min(i + 1, repairers) * repairRate);
        return BirthDeath(births, deaths);
    }

    /// <summary>Mean of a number whose chances of 0, 1, 2, ... are given.</summary>
    public static double Mean(ReadOnlySpan<double> chances)
    {
        var mean = 0.0;
        for (var i = 1; i < chances.Length; i++) mean += i * chances[i];
        return mean;
    }
}
