namespace Dryrun.Systems.EventSpike.Model;

/// <summary>
/// What gets done before the freeze: the live team does its work one thing after the other, others work beside it. Days of work without a source are assumptions.
/// </summary>
internal sealed class Preparation
{
    // Two programmes at once, in one team: each day of work takes a quarter longer.
    private const double MixFactor = 1.25;

    private readonly EventWorld world;
    private readonly SpikeDesign design;
    private readonly Crew crew;
    private readonly double luckFactor;

    /// <param name="world">The world.</param>
    /// <param name="design">The design.</param>
    /// <param name="crew">The people.</param>
    /// <param name="chatLuck">Factor on the days that work on the chat store takes.</param>
    public Preparation(EventWorld world, SpikeDesign design, Crew crew, double chatLuck)
    {
        (this.world, this.design, this.crew, luckFactor) = (world, design, crew, chatLuck);
        var pace = (design.Plan.Decision == SpikeDecision.Mix ? MixFactor : 1) * Slower(Components.EventService, 0.15);
        var day = design.Plan.Decision == SpikeDecision.Throttle || Wanted <= 1 ? 0 : 0.5 * pace;
        if (design.Admission.PriorityShedding) day = SheddingDay = day + (0.5 * pace);
        var room = design.Admission.WaitingRoom && design.Plan.Decision is SpikeDecision.Throttle or SpikeDecision.Mix;
        RoomDay = HasTestedRoom ? 0 : room ? day + (world.Existing.WaitingRoomDays * pace) : double.PositiveInfinity;
        var steps = design.Degrade.Ladder.Append(design.Degrade.FirstStep).Distinct().Count();
        LadderDay = 0.4 * steps * Slower(Components.Command, 0.15);
        SampledDay = design.Limits.ChatPlan == ChatPlan.SampledRooms ? 3 * Slower(Components.Chat, 0.25) : double.PositiveInfinity;
        PrefetchDay = design.Push.Prefetch ? 3 * Slower(Components.Client, 0.15) : double.PositiveInfinity;
        BotGateDay = design.Admission.BotGate ? 2 * Slower(Components.Security, 0.15) : double.PositiveInfinity;
        ImagesDay = design.Scale.WarmImages ? 2 * Slower(Components.Capacity, 0.15) : double.PositiveInfinity;
    }

    private bool HasTestedRoom => world.Existing.WaitingRoom == ExistingWaitingRoom.Tested;

    private double Wanted => design.Scale.PrewarmRatio;

    /// <summary>Day on which the waiting room can be used; infinite where there will be none.</summary>
    public double RoomDay { get; }

    public double LadderDay { get; }

    public double SampledDay { get; }

    public double SheddingDay { get; } = double.PositiveInfinity;

    public double PrefetchDay { get; }

    public double BotGateDay { get; }

    public double ImagesDay { get; }

    /// <summary>Day on which the chat store holds three times as much.</summary>
    public double ChatRaisedDay => design.Limits.ChatPlan == ChatPlan.RaiseLimit
        ? world.Stateful.ChatFixDays * luckFactor * Slower(Components.Chat, 0.25) : double.PositiveInfinity;

    /// <summary>Day on which the payment provider holds three times as much.</summary>
    public double PaymentsDay => design.Limits.RaisePayments
        ? world.ThirdParty.RaiseLeadDays * Slower(Components.Payments, 0.25) : double.PositiveInfinity;

    /// <summary>Day on which a second provider sends codes.</summary>
    public double SmsDay => design.Limits.SecondSmsProvider ? world.ThirdParty.RaiseLeadDays * Slower(Components.Login, 0.25) : double.PositiveInfinity;

    /// <summary>Day on which bandwidth bought for the event is there.</summary>
    public double DeliveryDay => design.Limits.CdnTbps > 0 ? 5 * Slower(Components.Cdn, 0.25) : double.PositiveInfinity;

    /// <summary>True where something is done in time for the event: before the freeze, or within it by exception.</summary>
    /// <param name="day">Day on which it is done.</param>
    /// <param name="eventDay">Day of the event.</param>
    public bool IsIn(double day, double eventDay) =>
        day <= eventDay - (design.Operations.FreezeException ? 0.5 : world.Calendar.FreezeDaysBefore);

    /// <summary>True where something other companies do is done by the event; they have no freeze.</summary>
    public static bool IsThere(double day, double eventDay) => day <= eventDay;

    /// <summary>True where anything is only in because it was deployed within the freeze.</summary>
    public bool UsesException(double eventDay)
    {
        var freeze = eventDay - world.Calendar.FreezeDaysBefore;
        ReadOnlySpan<double> days = [RoomDay, LadderDay, SampledDay, SheddingDay, PrefetchDay, BotGateDay, ChatRaisedDay];
        foreach (var day in days)
        {
            if (design.Operations.FreezeException && day > freeze && IsIn(day, eventDay)) return true;
        }

        return false;
    }

    /// <summary>True where a step can be switched on the night. Recommendations and chat hang on plain flags that always work.</summary>
    public bool IsStepReady(DegradeStep step, double eventDay) =>
        (design.Degrade.Ladder.Contains(step) || design.Degrade.FirstStep == step)
        && (step is DegradeStep.RecsOff or DegradeStep.ChatOff || IsIn(LadderDay, eventDay));

    /// <summary>Books what is begun, by the share of its days that had passed when the event was cancelled.</summary>
    /// <param name="bill">The bill.</param>
    /// <param name="untilDay">Day on which work stops.</param>
    public void Charge(Bill bill, double untilDay)
    {
        void Work(double dollars, double day)
        {
            if (!double.IsPositiveInfinity(day)) bill.Add("work", dollars * Math.Min(1, Math.Max(0, untilDay) / Math.Max(0.5, day)));
        }

        Work(HasTestedRoom ? 8000 : world.Prices.WaitingRoomDollars, RoomDay);
        Work(4000.0 * design.Degrade.Ladder.Count, LadderDay);
        Work(25000, SampledDay);
        Work(15000, SheddingDay);
        Work(40000, PrefetchDay);
        Work(20000, BotGateDay);
        Work(15000, ImagesDay);
        Work(world.Prices.ChatFixDollars, ChatRaisedDay);
        Work(35000, PaymentsDay);
        Work(25000, SmsDay);
        if (design.Plan.Decision == SpikeDecision.Mix) Work(60000, 5);
        if (design.Scale.WarmImages || design.Scale.ScalingSignal is ScalingSignal.Concurrency or ScalingSignal.Schedule) Work(10000, 3);
        Work(0.5 * 10000 * (1 - (design.Admission.RetryBudgetPercent / 200)), 3);
    }

    private double Slower(string component, double weight) => 1 + ((crew.Of(component).Factor - 1) * weight);
}
