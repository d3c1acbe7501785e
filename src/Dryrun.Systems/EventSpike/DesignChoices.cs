namespace Dryrun.Systems.EventSpike;

/// <summary>The option that is recommended.</summary>
public enum SpikeDecision
{
    /// <summary>The event moves; capacity is bought for the new day.</summary>
    Delay,

    /// <summary>Capacity is bought for the day; everybody is let in.</summary>
    Scale,

    /// <summary>What there is stays; viewers beyond it wait in line.</summary>
    Throttle,

    /// <summary>Any of them together.</summary>
    Mix,
}

/// <summary>What is done where capacity is not there when it is decided.</summary>
public enum Fallback
{
    /// <summary>The event goes on as planned.</summary>
    GoAnyway,

    /// <summary>Viewers beyond capacity wait in line, where there is a line.</summary>
    Throttle,

    /// <summary>The event moves by as much as it can, at the penalty and a half.</summary>
    Delay,
}

/// <summary>What machines are added on.</summary>
public enum ScalingSignal
{
    /// <summary>What it follows today.</summary>
    AsToday,

    /// <summary>Processor load: blind above 100 percent, one step at a time.</summary>
    Cpu,

    /// <summary>Calls a second, retries included.</summary>
    Requests,

    /// <summary>Viewers at once and the buffer above them.</summary>
    Concurrency,

    /// <summary>The clock: what is to stand ready comes up an hour before the start; beyond that, viewers.</summary>
    Schedule,
}

/// <summary>Where machines come from.</summary>
public enum PoolReserve
{
    /// <summary>One region, on demand.</summary>
    OnDemand,

    /// <summary>One region, what others do not need: half the price, refused twice as often, taken back under way.</summary>
    Spot,

    /// <summary>Reserved: never refused, paid in full from the day of the order.</summary>
    Reserved,

    /// <summary>Several regions and kinds of machine: what one refuses another has.</summary>
    MoreRegions,
}

/// <summary>A way to make the product smaller.</summary>
public enum DegradeStep
{
    /// <summary>Recommendations off.</summary>
    RecsOff,

    /// <summary>The home page from a cache.</summary>
    StaticHome,

    /// <summary>Lower bitrate.</summary>
    LowBitrate,

    /// <summary>Chat off.</summary>
    ChatOff,

    /// <summary>Everything off but login, video and paying.</summary>
    Panic,
}

/// <summary>What happens to the chat store before the event.</summary>
public enum ChatPlan
{
    /// <summary>Nothing.</summary>
    AsItIs,

    /// <summary>Viewers chat in rooms that see a sample of all messages: two fifths of the load.</summary>
    SampledRooms,

    /// <summary>The store is split and holds three times as much.</summary>
    RaiseLimit,
}

/// <summary>Who decides on the night.</summary>
public enum NightAuthority
{
    /// <summary>A call with everybody, or whoever may today.</summary>
    Meeting,

    /// <summary>A director, who has to be reached.</summary>
    Director,

    /// <summary>One incident commander.</summary>
    IncidentCommander,

    /// <summary>A rule that fires by itself.</summary>
    Rule,
}

/// <summary>What the last resort is while too many starts fail and every step has been taken.</summary>
public enum AbortAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>New viewers are turned away for some minutes, then let in slowly.</summary>
    CloseDoor,

    /// <summary>The event stops; everybody is refunded.</summary>
    StopEvent,
}

/// <summary>Who is awake.</summary>
public enum OnCallShifts
{
    /// <summary>The usual rotation.</summary>
    OneZone,

    /// <summary>Teams of two time zones.</summary>
    FollowTheSun,

    /// <summary>A crew in one room, of every team.</summary>
    WarRoom,
}

/// <summary>What viewers are told who wait or get less.</summary>
public enum ViewerNotice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A status page.</summary>
    StatusPage,

    /// <summary>A message in the app, with their place in line.</summary>
    InApp,
}
