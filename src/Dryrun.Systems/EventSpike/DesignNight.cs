using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.EventSpike;

/// <summary>What machines do not help.</summary>
public sealed record LimitsSection
{
    /// <summary>The chat store.</summary>
    [Knob("Chat", "What is done to the chat store before the event.",
        Class = KnobClass.Programme, Owner = Components.Chat, Unled = "asItIs", Specialist = "sampledRooms", Source = "S5 b9")]
    public ChatPlan ChatPlan { get; init; }

    /// <summary>Whether the payment provider is asked.</summary>
    [Knob("Payment limit raised", "The payment provider is asked, and paid, to hold three times as much.",
        Class = KnobClass.Programme, Owner = Components.Payments, Unled = "false", Specialist = "true", Source = "S5 b10, h")]
    public bool RaisePayments { get; init; }

    /// <summary>Whether a second provider sends codes.</summary>
    [Knob("Second provider of login messages", "A second provider of login messages is connected: twice as many codes.",
        Class = KnobClass.Programme, Owner = Components.Login, Unled = "false", Specialist = "true", Source = "S5 b10, h")]
    public bool SecondSmsProvider { get; init; }

    /// <summary>Terabits a second.</summary>
    [Knob("Delivery committed", "Video bandwidth bought for the event; 0 leaves the contract as it is. It takes five days.",
        Unit = "terabits per second", Min = 0, Max = 40,
        Class = KnobClass.Programme, Owner = Components.Cdn, Unled = "0", Specialist = "10", Source = "S5 b12")]
    public double CdnTbps { get; init; }
}

/// <summary>What is tried before.</summary>
public sealed record TestSection
{
    /// <summary>Times the usual peak.</summary>
    [Knob("Load test to", "Load over usual at which the system is tested before; no more than the capacity there is on that day.", Unit = "times", Min = 1, Max = 8,
        Class = KnobClass.Programme, Owner = Components.EventService, Unled = "1", Specialist = "6", Source = "S5 a")]
    public double LoadTestRatio { get; init; }

    /// <summary>Whether it is rehearsed.</summary>
    [Knob("Game day", "Failure and degrading are rehearsed with the people.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "false", Specialist = "true", Source = "S5 b19, V30")]
    public bool GameDay { get; init; }
}

/// <summary>The night.</summary>
public sealed record NightSection
{
    /// <summary>Hours.</summary>
    [Knob("Go or no-go at", "Hours before the start at which it is decided.", Unit = "hours", Min = 1, Max = 240,
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "1", Specialist = "24", Source = "S5 h")]
    public double GoNoGoHours { get; init; }

    /// <summary>Percent.</summary>
    [Knob("Step down at", "Failed starts at which the next step of the ladder is taken.", Unit = "percent", Min = 0.1, Max = 100,
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "30", Specialist = "1", Source = "S5 a, h")]
    public double AbortFailurePercent { get; init; }

    /// <summary>Who.</summary>
    [Knob("Who decides on the night", "Who may degrade or stop.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "meeting", Specialist = "rule", Source = "S5 c")]
    public NightAuthority AbortAuthority { get; init; }

    /// <summary>The last resort.</summary>
    [Knob("Last resort", "What follows where every step has been taken and four times the line still fail.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "none", Specialist = "closeDoor", Source = "S5 a (rollback)")]
    public AbortAction AbortAction { get; init; }

    /// <summary>Minutes.</summary>
    [Knob("Last resort after", "Minutes of that before the last resort is taken.", Unit = "minutes", Min = 1, Max = 60,
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "30", Specialist = "3", Source = "S5 a (rollback)")]
    public double AbortAfterMinutes { get; init; }

    /// <summary>Who is awake.</summary>
    [Knob("Shifts", "Who is awake on the night.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "oneZone", Specialist = "warRoom", Source = "S5 b20, h")]
    public OnCallShifts OnCallShifts { get; init; }

    /// <summary>What viewers are told.</summary>
    [Knob("What viewers are told", "Message to viewers who wait or get less.",
        Class = KnobClass.Programme, Owner = Components.Comms, Unled = "none", Specialist = "inApp", Source = "S5 h")]
    public ViewerNotice UserNotice { get; init; }

    /// <summary>Whether it is deployed within the freeze.</summary>
    [Knob("Deploying in the freeze", "Work that is late is deployed within the freeze, at the risk of an incident of its own.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "false", Specialist = "false", Source = "S5 b18")]
    public bool FreezeException { get; init; }
}
