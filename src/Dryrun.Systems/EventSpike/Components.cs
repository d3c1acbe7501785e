using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike;

/// <summary>What must be owned around a live event, with the words by which people mean each team.</summary>
public static class Components
{
    /// <summary>Starting, joining, admission.</summary>
    public const string EventService = "eventService";

    /// <summary>Quota, machines, scaling.</summary>
    public const string Capacity = "capacity";

    /// <summary>Video delivery.</summary>
    public const string Cdn = "cdn";

    /// <summary>Chat and its store.</summary>
    public const string Chat = "chat";

    /// <summary>Where viewers land when it ends.</summary>
    public const string HomeFeed = "homeFeed";

    /// <summary>Gifts, tickets, the payment provider.</summary>
    public const string Payments = "payments";

    /// <summary>Login and its messages.</summary>
    public const string Login = "login";

    /// <summary>Who is alerted, when and how fast.</summary>
    public const string Notifications = "notifications";

    /// <summary>The app.</summary>
    public const string Client = "client";

    /// <summary>Automated visitors.</summary>
    public const string Security = "security";

    /// <summary>Approval of the spend.</summary>
    public const string Finance = "finance";

    /// <summary>Date, penalty, what the contract demands.</summary>
    public const string Partnerships = "partnerships";

    /// <summary>One voice that degrades or stops.</summary>
    public const string Command = "command";

    /// <summary>What viewers and press are told.</summary>
    public const string Comms = "comms";

    /// <summary>All components in reading order.</summary>
    public static IReadOnlyList<ComponentDescription> All { get; } =
    [
        new(EventService, "Live event service", "Live engineering",
            ["live team", "live engineering", "event team", "live platform", "streaming team", "live", "streaming", "live backend"],
            "Starting, joining and admission; answers for failed starts."),
        new(Capacity, "Capacity", "Capacity planning",
            ["capacity planning", "capacity team", "cloud team", "infrastructure", "infra", "sre capacity", "cloud", "cloud infrastructure"],
            "Quota, machines, scaling; answers for orders that come late and a zone that is lost."),
        new(Cdn, "Video delivery", "Network delivery", ["cdn", "network delivery", "cdn team", "network team", "delivery", "network", "edge"],
            "Bandwidth contract and burst; answers when a part of the network fails."),
        new(Chat, "Chat", "Interaction", ["chat team", "interaction team", "comments team", "chat", "interaction", "comments"],
            "Chat and its database; answers for its hard limit."),
        new(HomeFeed, "Home page", "Feed", ["feed team", "home team", "recommendations", "recommendation team", "feed", "home", "home feed"],
            "Where viewers land when it ends; answers when the home page falls over."),
        new(Payments, "Payments and gifts", "Payments", ["payments team", "payments", "gifting", "commerce", "monetisation", "monetization", "payment"],
            "Gifts, tickets, the payment provider's limit; answers when payments stop."),
        new(Login, "Login", "Accounts", ["accounts team", "identity", "login team", "auth", "authentication", "accounts", "login"],
            "Login and its text messages; answers when codes do not arrive."),
        new(Notifications, "Alert at the start", "Growth", ["growth team", "growth", "push team", "notifications team", "marketing", "notifications", "push"],
            "Who is alerted, when and how fast; sends it all at once where it did not agree to a plan."),
        new(Client, "App", "Mobile platform", ["client team", "mobile", "android", "ios", "app team", "client", "mobile platform", "app"],
            "Prefetch, retries, what the app does when refused; answers an app that retries in a loop."),
        new(Security, "Bots", "Risk control", ["risk control", "security", "bot team", "anti-abuse", "trust and safety", "anti abuse", "risk"],
            "Automated visitors; answers a raid."),
        new(Finance, "Money", "Finance", ["finance", "finance partner", "budget owner", "cfo", "fp&a"],
            "Approval of the spend; takes longer where nobody there was named."),
        new(Partnerships, "Partner contract", "Partnerships", ["partnerships", "partner team", "content partnerships", "legal", "rights", "content"],
            "Date, penalty, what the contract demands; a penalty nobody negotiates is paid in full."),
        new(Command, "Command on the night", "Site reliability",
            ["sre", "site reliability", "incident command", "war room", "incident commander", "reliability", "production engineering"],
            "One voice that degrades or stops; answers a bad deployment."),
        new(Comms, "Messages to viewers", "Communications", ["comms", "communications", "pr", "support", "community", "user communications"],
            "What viewers and press are told; answers a press story."),
    ];
}
