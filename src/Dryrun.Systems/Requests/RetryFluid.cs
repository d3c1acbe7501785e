namespace Dryrun.Systems.Requests;

/// <summary>
/// Calls of one kind as a fluid, from their first attempt until they are served or given up. Nothing is lost between steps:
/// <see cref="Fresh"/> = <see cref="Served"/> + <see cref="GivenUp"/> + <see cref="Waiting"/> + <see cref="Underway"/>, also across
/// <see cref="TakeOut"/> and <see cref="PutBack"/>. A step is <see cref="Offer"/>, then <see cref="Resolve"/> once.
/// </summary>
/// <param name="law">How often a call is tried.</param>
/// <param name="backoffSeconds">Mean time from a failure to the next attempt; above 0.</param>
/// <param name="deferSeconds">Mean time to the next attempt of a call that was told when to come back; above 0.</param>
public sealed class RetryFluid(RetryLaw law, double backoffSeconds, double deferSeconds = RetryFluid.UsualDeferSeconds)
{
    /// <summary>Mean wait of a call that was told when to come back (assumption).</summary>
    public const double UsualDeferSeconds = 30;

    // Retries that may be saved up, in seconds of fresh calls: a budget is a rate with a small burst.
    private const double SavedSeconds = 10;

    private readonly int attempts = law.Together;
    private readonly double[] soon = new double[law.Together];
    private readonly double[] later = new double[law.Together];
    private readonly double[] offered = new double[law.Together];
    private double saved;
    private double freshRate;

    /// <summary>Calls that ever began.</summary>
    public double Fresh { get; private set; }

    /// <summary>Calls that were served in the end.</summary>
    public double Served { get; private set; }

    /// <summary>Calls that nobody tries any more.</summary>
    public double GivenUp { get; private set; }

    /// <summary>Calls that wait for their next attempt.</summary>
    public double Waiting
    {
        get
        {
            double sum = 0;
            for (var i = 1; i < attempts; i++) sum += soon[i] + later[i];
            return sum;
        }
    }

    /// <summary>Attempts offered and not yet resolved.</summary>
    public double Underway { get; private set; }

    /// <summary>Attempts a call may make at most.</summary>
    public int AttemptsMax => attempts;

    /// <summary>A budget that changed, as new client libraries spread; infinite for none.</summary>
    public double RetriesPerCallMax { get; set; } = law.RetriesPerCallMax;

    /// <summary>Begins a step: fresh calls and the retries that are due, in attempts. Retries beyond the budget are given up.</summary>
    /// <param name="fresh">Calls that begin in this step.</param>
    /// <param name="seconds">Length of the step.</param>
    public double Offer(double fresh, double seconds)
    {
        Fresh += fresh;
        freshRate = fresh / seconds;
        var (leaveSoon, leaveLater) = (Math.Min(1, seconds / backoffSeconds), Math.Min(1, seconds / deferSeconds));
        double due = 0;
        for (var i = 1; i < attempts; i++)
        {
            var (a, b) = (soon[i] * leaveSoon, later[i] * leaveLater);
            soon[i] -= a;
            later[i] -= b;
            offered[i] = a + b;
            due += offered[i];
        }

        var within = Budgeted(fresh, due);
        for (var i = 1; i < attempts; i++)
        {
            GivenUp += offered[i] * (1 - within);
            offered[i] *= within;
        }

        offered[0] = fresh;
        return Underway = fresh + (due * within);
    }

    /// <summary>Ends a step: what came of the attempts that were offered.</summary>
    /// <param name="served">Share that was served.</param>
    /// <param name="deferred">Share that was refused and will come back when it was told to; the rest failed and comes back soon.</param>
    public void Resolve(double served, double deferred = 0)
    {
        var failed = Math.Max(0, 1 - served - deferred);
        for (var i = 0; i < attempts; i++)
        {
            Served += offered[i] * served;
            if (i + 1 < attempts)
            {
                soon[i + 1] += offered[i] * failed;
                later[i + 1] += offered[i] * deferred;
            }
            else GivenUp += offered[i] * (1 - served);
            offered[i] = 0;
        }

        Underway = 0;
    }

    /// <summary>Calls of the kind that will make an attempt (from 1, the first retry), for a hand-over to single requests; they leave the fluid's waiting calls.</summary>
    /// <param name="attempt">The attempt they wait for, 1 to <see cref="AttemptsMax"/> - 1.</param>
    /// <param name="unit">Calls that one single request stands for; what is left below a whole one stays.</param>
    /// <returns>Whole units taken out, of those that come soon and of those that were told to come later.</returns>
    public (long Soon, long Later) TakeOut(int attempt, double unit)
    {
        var (a, b) = ((long)Math.Floor(soon[attempt] / unit), (long)Math.Floor(later[attempt] / unit));
        soon[attempt] -= a * unit;
        later[attempt] -= b * unit;
        return (a, b);
    }

    /// <summary>Gives calls back to the fluid: to wait for an attempt.</summary>
    /// <param name="attempt">The attempt they wait for.</param>
    /// <param name="calls">How many.</param>
    /// <param name="isDeferred">They were told when to come back.</param>
    public void PutBack(int attempt, double calls, bool isDeferred) => (isDeferred ? later : soon)[attempt] += calls;

    /// <summary>Books what single requests did while they stood for the fluid.</summary>
    public void Book(double fresh, double served, double givenUp) => (Fresh, Served, GivenUp) = (Fresh + fresh, Served + served, GivenUp + givenUp);

    private double Budgeted(double fresh, double due)
    {
        if (double.IsPositiveInfinity(RetriesPerCallMax) || due <= 0) return 1;
        saved = Math.Min(saved + (fresh * RetriesPerCallMax), freshRate * RetriesPerCallMax * SavedSeconds);
        var within = Math.Min(1, saved / due);
        saved = Math.Max(0, saved - (due * within));
        return within;
    }
}
