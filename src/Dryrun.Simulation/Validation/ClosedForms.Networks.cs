using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Validation;

// Several stations, several servers at once, and flows.
public static partial class ClosedForms
{
    /// <summary>Mean time through M/M/1 stations one behind the other, all fed by the same Poisson arrivals. Burke 1956: what leaves is Poisson again.</summary>
    public static double TandemMeanSojourn(double arrivalRate, ReadOnlySpan<double> serviceRates)
    {
        if (serviceRates.IsEmpty) throw new ArgumentException("A tandem needs at least one station.", nameof(serviceRates));
        var sum = 0.0;
        foreach (var rate in serviceRates) sum += MM1MeanSojourn(arrivalRate, rate);
        return sum;
    }

    /// <summary>
    /// Rates through the stations of an open network: the solution of flow = external + flow times routing. External rates are at least 0 and one positive; row i of
    /// the square routing holds the chances to go from i to each station, sum at most 1, the rest leaves. Throws where somebody could stay forever. Jackson 1957.
    /// </summary>
    public static double[] JacksonFlows(ReadOnlySpan<double> external, double[,] routing)
    {
        ArgumentNullException.ThrowIfNull(routing);
        var n = external.Length;
        if (n == 0 || routing.GetLength(0) != n || routing.GetLength(1) != n)
            throw new ArgumentException($"The routing must be {n} by {n}, one row a station.", nameof(routing));
        var rows = new double[n, n + 1];
        for (var i = 0; i < n; i++)
        {
            rows[i, n] = NotNegative(external[i], nameof(external));
            for (var j = 0; j < n; j++) rows[i, j] = (i == j ? 1.0 : 0.0) - Probability(routing[j, i], nameof(routing));
        }

        return Solve(rows);
    }

    /// <summary>
    /// Mean time from entering an open network of M/M/c stations until leaving it, over all customers; arguments as in <see cref="JacksonFlows"/>, with the service
    /// rate of one server and the number of servers of each station. Jackson, Operations Research 5, 1957: each station is as if alone; then Little's law.
    /// </summary>
    public static double JacksonMeanSojourn(ReadOnlySpan<double> external, double[,] routing, ReadOnlySpan<double> serviceRates, ReadOnlySpan<int> servers)
    {
        var flows = JacksonFlows(external, routing);
        if (serviceRates.Length != flows.Length || servers.Length != flows.Length)
            throw new ArgumentException($"There are {flows.Length} stations but {serviceRates.Length} rates and {servers.Length} numbers of servers.", nameof(serviceRates));
        var (present, entering) = (0.0, 0.0);
        for (var i = 0; i < flows.Length; i++)
        {
            entering += external[i];
            if (flows[i] > 0.0) present += flows[i] * (MMcMeanWait(flows[i], serviceRates[i], servers[i]) + 1.0 / serviceRates[i]);
        }

        return present / Positive(entering, nameof(external));
    }

    /// <summary>1 + 1/2 + ... + 1/n, n at least 1.</summary>
    public static double Harmonic(int n)
    {
        AtLeast(1, n);
        var sum = 0.0;
        for (var i = n; i >= 1; i--) sum += 1.0 / i;
        return sum;
    }

    /// <summary>Mean time until the last of so many (at least 1) exponential tasks at the same rate is done, all at once: H_k / rate. Harchol-Balter, ch. 11.</summary>
    public static double ForkJoinMean(int tasks, double rate) => Harmonic(tasks) / Positive(rate);

    /// <summary>
    /// Mean time until both halves of a job are done when every job sends one task to each of two exponential servers with queues: (12 - load) / 8 of an M/M/1
    /// sojourn. Flatto and Hahn 1984; Nelson and Tantawi, IEEE Trans. Computers 37, 1988.
    /// </summary>
    public static double TwoQueueForkJoinMeanSojourn(double arrivalRate, double serviceRate) =>
        (12.0 - StableLoad(arrivalRate, serviceRate)) / 8.0 * MM1MeanSojourn(arrivalRate, serviceRate);

    /// <summary>
    /// Chance that at least one of so many (at least 0) independent parts shows what each shows with a chance: 1 - (1 - p)^n. A fan-out to n servers meets a slow one
    /// (Dean and Barroso, "The Tail at Scale", CACM 56(2), 2013); a canary of n devices shows a fault of rate p.
    /// </summary>
    public static double AtLeastOne(double chance, int parts) =>
        Probability(chance) == 1.0 ? (AtLeast(0, parts) == 0 ? 0.0 : 1.0) : -PortableMath.Expm1(AtLeast(0, parts) * PortableMath.Log1p(-chance));

    /// <summary>
    /// Work that waits after a surge: (arrival rate - service rate) * duration, 0 where the server keeps up. The fluid limit; Newell, Applications of
    /// Queueing Theory (1982), ch. 2.
    /// </summary>
    public static double FluidBacklog(double arrivalRate, double serviceRate, double duration) =>
        Math.Max(0.0, NotNegative(arrivalRate) - NotNegative(serviceRate)) * NotNegative(duration);

    /// <summary>
    /// Time until a backlog is gone: backlog / (service rate - arrival rate); the service rate is the larger. The mean is exact for every M/M/1
    /// queue, as the busy period begun by so many; Kleinrock 1, ch. 5.
    /// </summary>
    public static double DrainTime(double backlog, double arrivalRate, double serviceRate)
    {
        if (!(NotNegative(arrivalRate) < Positive(serviceRate)))
            throw new ArgumentOutOfRangeException(nameof(serviceRate), serviceRate, $"A backlog drains only where more is served than the {arrivalRate} that arrives.");
        return NotNegative(backlog) / (serviceRate - arrivalRate);
    }

    // Gauss and Jordan with the largest pivot; the last column is the right-hand side.
    private static double[] Solve(double[,] rows)
    {
        var n = rows.GetLength(0);
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var i = column + 1; i < n; i++)
                if (Math.Abs(rows[i, column]) > Math.Abs(rows[pivot, column])) pivot = i;
            if (Math.Abs(rows[pivot, column]) < 1e-12) throw new ArgumentException("Customers of this routing never leave; each station needs a way out.", nameof(rows));
            for (var j = 0; j <= n; j++) (rows[column, j], rows[pivot, j]) = (rows[pivot, j], rows[column, j]);
            for (var i = 0; i < n; i++)
            {
                var factor = i == column ? 0.0 : rows[i, column] / rows[column, column];
                for (var j = column; j <= n && factor != 0.0; j++) rows[i, j] -= factor * rows[column, j];
            }
        }

        var solution = new double[n];
        for (var i = 0; i < n; i++) solution[i] = rows[i, n] / rows[i, i];
        return solution;
    }
}
