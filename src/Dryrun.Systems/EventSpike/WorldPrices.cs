using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.EventSpike;

/// <summary>Money around a live event.</summary>
public sealed record SpikePricesWorld
{
    /// <summary>Dollars.</summary>
    [World("Approval needed above", "Spend on capacity from which finance has to agree.", Typical = "250000", Unit = "dollars", Min = 0, Max = 10000000, Source = "S5 b7")]
    public int ApprovalAboveDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Cost of standing ready", "Capacity from today's to five times the usual, for the day.",
        Typical = "600000", Unit = "dollars", Min = 10000, Max = 50000000, Source = "assumption")]
    public int PrewarmDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Cost of a failed viewer", "Refund and brand, for each viewer who cannot watch.", Typical = "0.8", Unit = "dollars", Min = 0, Max = 100, Source = "S5 b14")]
    public double FailedViewerDollars { get; init; }

    /// <summary>Percent.</summary>
    [World("Cost of leaving the line", "What a viewer who gave up in the waiting room costs, against one who was let in and failed.",
        Typical = "50", Unit = "percent", Min = 0, Max = 100, Source = "assumption")]
    public double WaitLossPercent { get; init; }

    /// <summary>Dollars.</summary>
    [World("A viewer's hour", "What an hour of one viewer brings in, gifts and advertising.", Typical = "0.06", Unit = "dollars", Min = 0, Max = 20, Source = "assumption")]
    public double ViewerHourDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Breach over chat", "Owed to the partner where the contract asks for chat and it is off or down for half an hour.",
        Typical = "2500000", Unit = "dollars", Min = 0, Max = 50000000, Source = "assumption")]
    public int ChatBreachDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Work on the chat store", "What splitting the chat store costs.", Typical = "120000", Unit = "dollars", Min = 0, Max = 10000000, Source = "assumption")]
    public int ChatFixDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("A waiting room", "What a waiting room costs for one event where there is none.", Typical = "90000", Unit = "dollars", Min = 0, Max = 10000000, Source = "assumption")]
    public int WaitingRoomDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Missed target", "Credit to the partner where more starts fail than the target allows; up to three times that where ten times as many do.",
        Typical = "400000", Unit = "dollars", Min = 0, Max = 50000000, Source = "assumption")]
    public int SlaMissDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Delivery price", "Price of a terabyte within the delivery contract; three times that above it.",
        Typical = "8", Unit = "dollars per terabyte", Min = 0, Max = 200, Source = "general knowledge")]
    public double DeliveryDollarsPerTb { get; init; }

    /// <summary>Dollars.</summary>
    [World("On-call page", "Loaded cost of waking somebody.", Typical = "100", Unit = "dollars", Min = 0, Max = 2000, Source = "general knowledge")]
    public double OnCallPageDollars { get; init; }
}

/// <summary>How often luck strikes around a live event.</summary>
public sealed record SpikeRatesWorld
{
    /// <summary>Percent.</summary>
    [World("Quota comes late", "Chance that a larger quota takes half as long again.", Typical = "20", Unit = "percent", Min = 0, Max = 50, Source = "assumption")]
    public double QuotaLatePercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Quota comes in part", "Chance that half of the larger quota is given.", Typical = "10", Unit = "percent", Min = 0, Max = 50, Source = "assumption")]
    public double QuotaPartPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("A hidden limit", "Chance that something nobody knows of stops between two and seven times the usual; a load test beyond it finds it.",
        Typical = "40", Unit = "percent", Min = 0, Max = 90, Source = "assumption")]
    public double HiddenLimitPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Finance refuses", "Chance that finance refuses the first proposal.", Typical = "15", Unit = "percent", Min = 0, Max = 90, Source = "assumption")]
    public double FinanceRefusesPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Growth sends anyway", "Chance that the alert goes out in one go against the plan, where nobody in growth agreed to it.",
        Typical = "45", Unit = "percent", Min = 0, Max = 100, Source = "assumption")]
    public double GrowthSendsPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Incidents", "Chance of each kind of incident on the night.", Typical = "4", Unit = "percent", Min = 0, Max = 10, Source = "assumption")]
    public double IncidentPercent { get; init; }
}
