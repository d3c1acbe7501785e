namespace Dryrun.Systems.EventSpike.Model;

/// <summary>What machines do not help: chat, codes, payments, video delivery. Figures without a source are assumptions.</summary>
internal sealed class HardLimits
{
    // A raised limit holds three times as much; rooms that see a sample make two fifths of the load.
    private const double Raised = 3;
    private const double SampledLoad = 0.4;

    // Of those who start, so many need a code; the usual rate of logins is the one at which the usual audience would be renewed in 500 seconds.
    private const double NeedCode = 0.06;
    private const double LoginSeconds = 500;

    private readonly EventWorld world;
    private readonly double baseViewers;
    private readonly double chatLimit;
    private readonly double paymentLimit;
    private readonly double smsLimit;
    private readonly double burst;
    private double overChat;

    public HardLimits(EventWorld world, SpikeDesign design, Preparation preparation, int eventDay, double scale)
    {
        this.world = world;
        baseViewers = world.Load.BaseConcurrentMillions * 1e6 * scale;
        Sampled = design.Limits.ChatPlan == ChatPlan.SampledRooms && preparation.IsIn(preparation.SampledDay, eventDay);
        var chatRaised = preparation.IsIn(preparation.ChatRaisedDay, eventDay);
        chatLimit = world.Stateful.ChatRatio * (chatRaised ? Raised : 1) / (Sampled ? SampledLoad : 1);
        paymentLimit = world.ThirdParty.PaymentRatio * (Preparation.IsThere(preparation.PaymentsDay, eventDay) ? Raised : 1);
        smsLimit = world.ThirdParty.SmsRatio * (Preparation.IsThere(preparation.SmsDay, eventDay) ? 2 : 1);
        var bought = Preparation.IsThere(preparation.DeliveryDay, eventDay) ? design.Limits.CdnTbps : 0;
        Committed = Math.Max(world.Cdn.ContractTbps, bought) * scale;
        burst = Math.Max(Math.Max(world.Cdn.BurstTbps, bought), world.Cdn.ContractTbps) * scale;
    }

    /// <summary>Viewers chat in rooms that see a sample.</summary>
    public bool Sampled { get; }

    /// <summary>Bandwidth in contract, terabits a second.</summary>
    public double Committed { get; }

    /// <summary>The chat store is down.</summary>
    public bool ChatDown { get; private set; }

    /// <summary>Share of starts that the codes let through.</summary>
    public double Codes { get; private set; } = 1;

    /// <summary>Share of payments that are taken.</summary>
    public double Payments { get; private set; } = 1;

    /// <summary>Bandwidth asked for, terabits a second.</summary>
    public double AskedTbps { get; private set; }

    /// <summary>Share of the video that cannot be delivered.</summary>
    public double Short { get; private set; }

    /// <summary>Viewers that delivery can still take.</summary>
    public double RoomViewers { get; private set; }

    /// <summary>A step.</summary>
    /// <param name="viewers">Viewers at once.</param>
    /// <param name="startsPerSecond">Starts a second.</param>
    /// <param name="chatOff">Chat is switched off.</param>
    /// <param name="bitrate">Share of the usual bitrate.</param>
    /// <param name="incident">What breaks now.</param>
    /// <param name="seconds">Length of the step.</param>
    public void Step(double viewers, double startsPerSecond, bool chatOff, double bitrate, NightIncident incident, int seconds)
    {
        var ratio = viewers / baseViewers;
        Chat(ratio, chatOff, incident, seconds);
        var usualLogins = baseViewers / LoginSeconds;
        var logins = 1 + (startsPerSecond / usualLogins);
        var codes = smsLimit * (incident == NightIncident.CodeOutage ? 0.15 : 1);
        // What is above the limit comes from the event's starts.
        var refused = logins <= codes ? 0 : Math.Min(1, (logins - codes) / Math.Max(1e-9, logins - 1));
        Codes = 1 - (NeedCode * refused);
        Payments = incident == NightIncident.PaymentOutage ? 0 : Math.Min(1, paymentLimit / Math.Max(1e-9, ratio));
        var perViewer = world.Cdn.MegabitsPerViewer * bitrate / 1e6;
        AskedTbps = viewers * perViewer;
        var limit = burst * (incident == NightIncident.DeliveryFailure ? 0.55 : 1);
        Short = AskedTbps <= limit ? 0 : 1 - (limit / AskedTbps);
        RoomViewers = Math.Max(0, (limit / perViewer) - viewers);
    }

    /// <summary>Somebody has brought the chat store back.</summary>
    public void Repair() => (ChatDown, overChat) = (false, 0);

    private void Chat(double ratio, bool chatOff, NightIncident incident, int seconds)
    {
        if (chatOff)
        {
            Repair();
            return;
        }

        if (incident == NightIncident.ChatStall) ChatDown = true;
        overChat = ratio > chatLimit ? overChat + seconds : 0;
        if (overChat >= 60) ChatDown = true;
    }
}
