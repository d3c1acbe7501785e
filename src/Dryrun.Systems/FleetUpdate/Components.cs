using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>What must be owned in an update of a fleet, with the words by which people mean each team.</summary>
public static class Components
{
    /// <summary>Ring plan, gates, halts.</summary>
    public const string ReleaseControl = "releaseControl";

    /// <summary>Offers, payloads, metadata; for stores the release train.</summary>
    public const string OtaService = "otaService";

    /// <summary>Content network.</summary>
    public const string Cdn = "cdn";

    /// <summary>Agent on the device or the app.</summary>
    public const string Client = "client";

    /// <summary>Keys and signatures.</summary>
    public const string SecuritySigning = "securitySigning";

    /// <summary>Device families, boot, stock.</summary>
    public const string Hardware = "hardware";

    /// <summary>Health reports and dashboards.</summary>
    public const string Telemetry = "telemetry";

    /// <summary>Contacts of users.</summary>
    public const string Support = "support";

    /// <summary>What the public hears.</summary>
    public const string Comms = "comms";

    /// <summary>Law in each country.</summary>
    public const string Legal = "legal";

    /// <summary>All components in reading order.</summary>
    public static IReadOnlyList<ComponentDescription> All { get; } =
    [
        new(ReleaseControl, "Release control", "Release engineering",
            ["release engineering", "release", "release engineers", "rollout", "release management", "sre", "rollout team", "release on-call",
        "release control"],
            "Rings, gates, halts and resumptions; answers a false alarm."),
        new(OtaService, "Update service", "OTA platform",
            ["ota", "ota platform", "ota service", "update service", "ota backend", "update platform", "updates", "over the air", "store release",
        "app release", "backend"],
            "Offers, payloads and their back end, or the release in the stores; answers when it fails over."),
        new(Cdn, "Content delivery", "Network delivery",
            ["cdn", "network delivery", "content delivery", "network", "edge", "edge network", "network infrastructure", "infrastructure", "traffic"],
            "Egress and its capacity; answers an outage of the network."),
        new(Client, "Device agent", "Client platform",
            ["client", "client platform", "device software", "device agent", "os", "os team", "firmware", "mobile", "android", "ios", "app",
        "device platform"],
            "The agent or app on the device: polls, downloads, installs; answers a storm of polls."),
        new(SecuritySigning, "Signing", "Product security",
            ["security", "product security", "security signing", "signing", "key management", "crypto", "appsec", "infosec", "device security"],
            "Keys, signatures, expiry; answers a stolen key or metadata that is not renewed."),
        new(Hardware, "Hardware", "Hardware engineering",
            ["hardware", "hardware engineering", "device hardware", "hw", "hardware platform", "reality labs hardware", "reality labs", "qa lab",
        "device lab"],
            "Families of devices, slots, battery, replacement stock; answers a backlog of returns."),
        new(Telemetry, "Telemetry", "Device analytics",
            ["telemetry", "device analytics", "analytics", "data", "data engineering", "observability", "monitoring", "data science", "metrics"],
            "Health reports and what the gates see; answers an outage of reports."),
        new(Support, "Support", "Customer support",
            ["support", "customer support", "customer care", "customer service", "community support", "customer experience", "cx"],
            "Contacts of users; answers a wave of them."),
        new(Comms, "Communication", "Product communications",
            ["comms", "communications", "product communications", "pr", "public relations", "product marketing", "marketing", "communication"],
            "What users and press hear; answers a press story."),
        new(Legal, "Legal", "Legal and policy",
            ["legal", "legal and policy", "policy", "compliance", "regulatory", "privacy", "legal counsel", "counsel", "privacy and legal"],
            "Notice and law in each country; answers a regulator."),
    ];
}
