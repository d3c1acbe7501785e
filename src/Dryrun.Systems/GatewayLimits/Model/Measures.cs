namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>Collects the metrics of a run.</summary>
internal sealed class Measures(Gateway gateway)
{
    private readonly CallTally overload = new(gateway.Callers.Length);
    private readonly CallTally storeGone = new(gateway.Callers.Length);
    private readonly CallTally attacked = new(gateway.Callers.Length);
    private double recovery = double.NaN;
    private double down;
    private double enforcedDays = double.NaN;
    private double worstWrong;
    private double credits;
    private double tickets;
    private double fairness = double.NaN;
    private int stepsBack;

    /// <summary>Calls of the whole run.</summary>
    public CallTally Calls { get; } = new(gateway.Callers.Length);

    public void Down(double minutes) => down += minutes;

    public void EnforcedDay(double day) => enforcedDays = day;

    public void StepBack() => stepsBack++;

    public void Credit(double dollars) => credits += dollars;

    public void Ticket(double count) => tickets += count;

    public void Wrong(double perMillion) => worstWrong = Math.Max(worstWrong, perMillion);

    public void Add(Episode episode, EpisodeResult result, Luck luck)
    {
        Calls.Add(result.Calls);
        down += result.DownMinutes;
        switch (episode.Kind)
        {
            case EpisodeKind.StoreOutage:
                storeGone.Add(result.Calls);
                return;
            case EpisodeKind.Attack:
                attacked.Add(result.Calls);
                break;
            case EpisodeKind.NoisyTenant:
                fairness = Jain(result);
                break;
        }

        if (episode.Kind == EpisodeKind.Incident && luck.Incident == Incident.BadLimit) return;
        // While nothing works nobody is to blame; what counts is how it comes back.
        if (episode.Kind != EpisodeKind.Incident || luck.Incident != Incident.ShortOutage) overload.Add(result.Calls);
        if (!(recovery > result.RecoveryMinutes)) recovery = result.RecoveryMinutes;
    }

    public GatewayMetrics Close(Bill bill, Staff staff, CallTimes times) => new()
    {
        GoodputPercent = Calls.ServedPercent(gateway.Callers, c => c.IsWanted),
        CriticalGoodputPercent = Calls.ServedPercent(gateway.Callers, c => c.Kind == CallerKind.Critical),
        OverloadCriticalPercent = overload.ServedPercent(gateway.Callers, c => c.Kind == CallerKind.Critical),
        StoreOutageCriticalPercent = storeGone.ServedPercent(gateway.Callers, c => c.Kind == CallerKind.Critical),
        CheckP99Milliseconds = gateway.CheckP99Milliseconds,
        CallP99Milliseconds = times.P99Milliseconds(),
        WronglyLimitedPerMillion = worstWrong,
        AbuseAdmittedPercent = Abuse(),
        AttackAdmittedPercent = Calls.ServedPercent(gateway.Callers, c => c.Kind == CallerKind.Attack),
        FairnessJain = fairness,
        OverAdmissionPercent = gateway.OverAdmissionPercent,
        RecoveryMinutes = recovery,
        DownMinutes = down,
        EnforcedDays = enforcedDays,
        StepsBack = stepsBack,
        CreditDollars = credits,
        LimiterDollars = bill.Of("limiter"),
        Pages = staff.Pages,
        Tickets = tickets,
    };

    private double Abuse()
    {
        var came = Calls.Sum(Calls.Begun, gateway.Callers, c => c.AbuseWeight);
        return came > 0 ? 100 * Calls.Sum(Calls.Served, gateway.Callers, c => c.AbuseWeight) / came : double.NaN;
    }

    // What each tenant got done over what it pays for.
    private double Jain(EpisodeResult result)
    {
        var partner = Array.FindIndex(gateway.Callers, c => c.Kind == CallerKind.Partner);
        var top = Array.FindIndex(gateway.Callers, c => c.Kind == CallerKind.TopTenant);
        var partners = result.Calls.Served[partner] / result.Calls.Begun[partner];
        // As much work of the largest as it brings while partners bring theirs.
        var seconds = result.Calls.Begun[partner] / gateway.Callers[partner].CallsPerSecond;
        var each = result.WorkDone[top] / (gateway.Callers[top].CallsPerSecond * gateway.Callers[top].MeanWork * seconds);
        var n = Callers.Partners;
        var sum = (n * partners) + each;
        return sum * sum / ((n + 1) * ((n * partners * partners) + (each * each)));
    }
}
