using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Validation;

// Many equal things: keys and caches, balls and bins, rumours and epidemics, fleets of devices.
public static partial class ClosedForms
{
    /// <summary>
    /// Che's approximation of the share of requests an LRU cache answers: item i is asked for by its own Poisson process at rates[i] (positive) and stays cached for
    /// one common time t, the solution of sum of 1 - exp(-rate t) = capacity; hits are then sum of rate (1 - exp(-rate t)) over all requests. The capacity counts
    /// equal items and lies in 1 .. items - 1. Che, Tung and Wang, IEEE JSAC 20(7), 2002; why it is so good: Fricker, Robert and Roberts, ITC 24, 2012.
    /// </summary>
    public static double CheHitRatio(ReadOnlySpan<double> rates, int capacity)
    {
        AtLeast(1, capacity);
        if (capacity >= rates.Length) throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"capacity must be below the {rates.Length} items; a larger cache keeps all.");
        var (low, high) = (0.0, 1.0);
        while (Cached(rates, high) < capacity) (low, high) = (high, 2.0 * high);
        for (var i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            var mid = 0.5 * (low + high);
            if (Cached(rates, mid) < capacity) low = mid;
            else high = mid;
        }

        var (hits, all) = (0.0, 0.0);
        foreach (var rate in rates)
        {
            hits -= rate * PortableMath.Expm1(-rate * high);
            all += rate;
        }

        return hits / all;
    }

    /// <summary>
    /// Exact mean of the fullest of so many bins (at least 1) when each ball (at least 1, at most 20,000) picks one evenly, as keys pick shards by a hash. The chance that no
    /// bin holds more than k is the n-fold convolution of a Poisson cut off at k, given the sum. Kolchin, Sevastyanov and Chistyakov, Random Allocations (1978), ch. 1.
    /// Work grows as the square of the balls.
    /// </summary>
    public static double MaxLoadMean(int balls, int bins)
    {
        AtLeast(1, bins);
        if (AtLeast(1, balls) > 20_000) throw new ArgumentOutOfRangeException(nameof(balls), balls, "balls must be at most 20000; use the asymptotic form beyond.");
        if (bins == 1) return balls;
        var least = (balls + bins - 1) / bins;
        var mean = (double)least;
        for (var k = least; k < balls; k++)
        {
            var above = 1.0 - MaxLoadAtMost(balls, bins, k);
            if (above < 1e-13) break;
            mean += above;
        }

        return mean;
    }

    /// <summary>
    /// Shares of bins with at least 0, 1, 2, ... balls (up to 32) when each of ballsPerBin * bins balls goes into the emptiest of so many (at least 1) bins drawn at random, for many
    /// bins: ds(k)/dt = s(k-1)^d - s(k)^d. With two choices the tail falls doubly exponentially, hence a fullest bin of about log2 ln n. Azar, Broder, Karlin and Upfal,
    /// SIAM J. Comput. 29, 1999; Mitzenmacher, IEEE TPDS 12, 2001. Solved by Runge and Kutta's rule to about 1e-10.
    /// </summary>
    public static double[] ChoicesAtLeast(double ballsPerBin, int choices)
    {
        AtLeast(1, choices);
        var steps = 64 + (int)(256.0 * NotNegative(ballsPerBin));
        var (shares, width) = (new double[33], ballsPerBin / steps);
        shares[0] = 1.0;
        for (var step = 0; step < steps; step++)
        {
            var first = Slope(shares, choices, [], 0.0);
            var second = Slope(shares, choices, first, 0.5 * width);
            var third = Slope(shares, choices, second, 0.5 * width);
            var fourth = Slope(shares, choices, third, width);
            for (var k = 1; k < shares.Length; k++) shares[k] += width / 6.0 * (first[k] + 2.0 * (second[k] + third[k]) + fourth[k]);
        }

        return shares;
    }

    /// <summary>
    /// Share of many M/M/1 queues with at least so many (at least 0) present when each arrival joins the shortest of d (at least 2) queues drawn at random:
    /// load^((d^k - 1) / (d - 1)). Vvedenskaya, Dobrushin and Karpelevich 1996; Mitzenmacher, IEEE TPDS 12, 2001.
    /// </summary>
    public static double ShortestOfAtLeast(double load, int choices, int present)
    {
        BelowOne(load);
        AtLeast(2, choices);
        var exponent = (PortableMath.Pow(choices, AtLeast(0, present)) - 1.0) / (choices - 1.0);
        return present == 0 ? 1.0 : PortableMath.Pow(load, exponent);
    }

    /// <summary>
    /// Exact mean rounds until all of so many people (2 to 1,024) know a rumour, when everyone who knows it tells one other at random each round (push gossip). By the Markov
    /// chain of the number who know; about log2 n + ln n + 1.1. Pittel, SIAM J. Appl. Math. 47, 1987.
    /// </summary>
    public static double GossipMeanRounds(int people)
    {
        if (AtLeast(2, people) > 1024) throw new ArgumentOutOfRangeException(nameof(people), people, "people must be at most 1024; use log2 n + ln n + 1.1 beyond.");
        var rounds = new double[people + 1];
        for (var know = people - 1; know >= 1; know--)
        {
            var news = NewlyTold(people, know);
            var rest = 1.0;
            for (var j = 1; j < news.Length; j++) rest += news[j] * rounds[know + j];
            rounds[know] = rest / (1.0 - news[0]);
        }

        return rounds[1];
    }

    /// <summary>
    /// Share of a large population ever infected in an SIR epidemic that starts from few: the largest solution of z = 1 - exp(-R0 z); 0 for R0 (at least 0) up to 1.
    /// Kermack and McKendrick 1927; Andersson and Britton, Stochastic Epidemic Models (2000), ch. 4.
    /// </summary>
    public static double SirFinalShare(double reproduction)
    {
        if (NotNegative(reproduction) <= 1.0) return 0.0;
        var (low, high) = (1e-12, 1.0);
        for (var i = 0; i < 200 && high - low > 1e-15; i++)
        {
            var mid = 0.5 * (low + high);
            if (mid < -PortableMath.Expm1(-reproduction * mid)) low = mid;
            else high = mid;
        }

        return 0.5 * (low + high);
    }

    /// <summary>
    /// Exact mean number ever infected (the first ones included) in a stochastic SIR epidemic among so many people (2 to 4,000): an infected one meets everybody at
    /// random, himself included, and recovers after an exponential time in which he meets R0 people on average. By the chain of infections and
    /// recoveries. Andersson and Britton, Stochastic Epidemic Models (2000), ch. 2.
    /// </summary>
    public static double SirMeanInfected(int people, int infectedFirst, double reproduction)
    {
        NotNegative(reproduction);
        if (AtLeast(2, people) > 4000) throw new ArgumentOutOfRangeException(nameof(people), people, "people must be at most 4000; use SirFinalShare beyond.");
        if (AtLeast(1, infectedFirst) > people) throw new ArgumentOutOfRangeException(nameof(infectedFirst), infectedFirst, $"infectedFirst must be at most the {people} people.");
        // further[i]: infections still to come with s susceptible and i infected, for s growing from 0.
        var further = new double[people + 2];
        for (var susceptible = 1; susceptible <= people - infectedFirst; susceptible++)
        {
            var infects = reproduction * susceptible / people;
            infects /= infects + 1.0;
            var before = 0.0;
            for (var infected = 1; infected <= people - susceptible; infected++)
                before = further[infected] = infects * (1.0 + further[infected + 1]) + (1.0 - infects) * before;
        }

        return infectedFirst + further[infectedFirst];
    }

    /// <summary>
    /// Mean samples until Wald's sequential test decides between a fault rate of p0 and one of p1 (0 &lt; p0 &lt; p1 &lt; 1) at error chances alpha and beta (in 0 .. 1, together below 1),
    /// where p0 is true and where p1 is. Wald, Sequential Analysis (1947), ch. 3; exact where the likelihood ratio hits the bounds without overshoot.
    /// </summary>
    public static (double WhereNull, double WhereAlternative) SprtMeanSamples(double p0, double p1, double alpha, double beta)
    {
        if (!(p0 > 0.0 && p0 < p1 && p1 < 1.0)) throw new ArgumentOutOfRangeException(nameof(p1), p1, $"the rates must lie as 0 < p0 < p1 < 1; p0 is {p0}.");
        if (!(alpha > 0.0 && beta > 0.0 && alpha + beta < 1.0)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"the error chances must be positive and together below 1; beta is {beta}.");
        var (upper, lower) = (PortableMath.Log((1.0 - beta) / alpha), PortableMath.Log(beta / (1.0 - alpha)));
        var (fault, fine) = (PortableMath.Log(p1 / p0), PortableMath.Log((1.0 - p1) / (1.0 - p0)));
        return (((1.0 - alpha) * lower + alpha * upper) / (p0 * fault + (1.0 - p0) * fine), (beta * lower + (1.0 - beta) * upper) / (p1 * fault + (1.0 - p1) * fine));
    }

    /// <summary>
    /// Share of a fleet that has asked once after a time (at least 0) when every device asks once a period (positive) at a phase of its own, evenly
    /// spread: linear, all after one period.
    /// </summary>
    public static double PolledShare(double elapsed, double period) => Math.Min(1.0, NotNegative(elapsed) / Positive(period));

    /// <summary>Mean failed attempts of so many (at least 0) requests that are each tried until they succeed, an attempt failing with a chance (below 1): N p / (1 - p).</summary>
    public static double MeanRetries(double requests, double failureChance) => NotNegative(requests) * BelowOne(failureChance) / (1.0 - failureChance);

    /// <summary>Mean attempts a request when it is given up after so many (at least 1): (1 - p^n) / (1 - p).</summary>
    public static double MeanAttempts(double failureChance, int attemptsMax) =>
        (1.0 - PortableMath.Pow(BelowOne(failureChance), AtLeast(1, attemptsMax))) / (1.0 - failureChance);

    private static double Cached(ReadOnlySpan<double> rates, double time)
    {
        var cached = 0.0;
        foreach (var rate in rates) cached -= PortableMath.Expm1(-Positive(rate, nameof(rates)) * time);
        return cached;
    }

    private static double MaxLoadAtMost(int balls, int bins, int most)
    {
        var mean = (double)balls / bins;
        var one = new double[balls + 1];
        for (var j = 0; j <= most; j++) one[j] = PortableMath.Exp(SaddlePoint.LogPoisson(j, mean));
        var all = new double[balls + 1];
        all[0] = 1.0;
        for (var n = bins; n > 0; n >>= 1)
        {
            if ((n & 1) != 0) all = Convolve(all, one);
            if (n > 1) one = Convolve(one, one);
        }

        return all[balls] / PortableMath.Exp(SaddlePoint.LogPoisson(balls, balls));
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        var sum = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; a[i] != 0.0 && i + j < sum.Length; j++) sum[i + j] += a[i] * b[j];
        return sum;
    }

    private static double[] Slope(double[] shares, int choices, ReadOnlySpan<double> ahead, double step)
    {
        var slope = new double[shares.Length];
        var before = 1.0;
        for (var k = 1; k < slope.Length; k++)
        {
            var here = PortableMath.Pow(shares[k] + (ahead.IsEmpty ? 0.0 : step * ahead[k]), choices);
            slope[k] = before - here;
            before = here;
        }

        return slope;
    }

    // Chances that 0, 1, ... people hear the rumour for the first time when so many tell one other each.
    private static double[] NewlyTold(int people, int know)
    {
        var chances = new double[Math.Min(know, people - know) + 1];
        chances[0] = 1.0;
        for (var teller = 0; teller < know; teller++)
        {
            for (var j = Math.Min(teller + 1, chances.Length - 1); j >= 0; j--)
            {
                var hitsNew = (people - know - j) / (people - 1.0);
                chances[j] = chances[j] * (1.0 - hitsNew) + (j == 0 ? 0.0 : chances[j - 1] * (hitsNew + 1.0 / (people - 1.0)));
            }
        }

        return chances;
    }
}
