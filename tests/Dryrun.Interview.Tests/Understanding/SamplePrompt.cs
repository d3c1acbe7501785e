using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Tests.Understanding;

/// <summary>A small prompt in this test's own words: fleet updates again, since that is what people talk about in the guides.</summary>
internal static class SamplePrompt
{
    public static PromptLanguage Language { get; } = new(
        [
            Fact("fleetSize", "how many devices are we talking about", "what is the size of the fleet", "number of active headsets", "how large is the installed base", "are we serving one million or a hundred million devices", "what scale should I plan for"),
            Fact("patchSize", "what is the patch size", "how big is the full image", "how many megabytes is an update", "is the download large", "what does a full release weigh", "size of the payload"),
            Fact("deltaSize", "how small is a delta", "what is the size of a differential patch", "do we have incremental updates and how big are they", "if we only send the diff how much is that", "delta versus full image size", "can we ship binary diffs"),
            Fact("coverageSla", "what is the SLA for patch coverage", "how soon must ninety percent of devices be patched", "what is the coverage target", "by when do we need everyone updated", "is there a deadline for full coverage", "what share should be protected within a week"),
            Fact("vulnerability", "how severe is the vulnerability", "is it exploited in the wild", "how urgent is the fix", "what does the bug allow an attacker to do", "is this a zero day", "is there a known exploit"),
            Fact("offlineShare", "what share of devices is offline", "is internet connectivity guaranteed", "how many devices are unreachable at peak", "can I assume always-on connectivity", "how often are devices disconnected", "what percentage is online at a given time"),
            Fact("dormantShare", "how many devices have not been used for a month", "what fraction is dormant", "are there headsets lying in a drawer", "how many units are inactive for over thirty days", "how large is the long unused group", "share of abandoned devices"),
            Fact("bandwidth", "what is the average downlink", "how fast are the users' connections", "what is the worst case bandwidth", "what download speed can I plan with", "how many megabits per second do people have", "is throughput very different between countries"),
            Fact("metered", "are many users on metered connections", "do we have to respect data caps", "how common are mobile data plans", "does downloading cost users money", "is cellular tethering common", "what about countries with expensive data"),
            Fact("autoUpdate", "how many people have automatic updates turned on", "is auto update the default", "do users need to accept the update", "what share installs without user action", "can people switch updates off", "are updates silent"),
            Fact("power", "are devices plugged in when they update", "what about battery levels", "how often are headsets docked", "could the battery run out during an install", "do they charge overnight", "is power a constraint"),
            Fact("bricking", "can a device be bricked", "what happens if an install fails halfway", "is there a second slot to boot from", "could a bad patch make the headset unusable", "how many devices have a single slot", "can failed updates be recovered without a repair"),
            Fact("rollback", "can we roll back a bad version", "is a downgrade possible on the device", "can an update be undone", "once installed can we go back to the previous build", "does anti-rollback protection block reverting", "is reverting supported"),
            Fact("versionSpread", "which versions are out there", "how far behind are old devices", "how fragmented is the fleet", "how many are on the latest release", "what is the oldest build still running", "distribution of firmware versions"),
            Fact("telemetryDelay", "how late does telemetry arrive", "how fresh are the metrics", "what is the lag of crash reports", "how quickly would we see a problem in the data", "is telemetry real time", "delay between an install and its report"),
            Fact("baselineCrash", "what is the normal crash rate", "how often do devices crash today", "what is the baseline for crashes", "what crash rate do we see without an update", "how stable is the current build", "usual failure rate per day"),
            Fact("chipsets", "how many hardware models are there", "which chipsets do we support", "how diverse is the hardware", "what is the smallest device family", "how many generations of headsets", "are all devices the same hardware"),
            Fact("legalNotice", "do any countries require notice before firmware changes", "are there legal constraints", "what regulation applies", "do regulators have to approve", "is there a notification period by law", "any compliance requirements per country"),
            Fact("haltAuthority", "who may halt the rollout", "who has the authority to stop it", "who can press the button to pause", "who decides to resume after a halt", "does stopping need approval", "whose call is it to abort"),
            Fact("supportCapacity", "how many support contacts can we handle a day", "what is the capacity of customer support", "how many tickets can support take", "would support cope with a wave of calls", "size of the help desk", "support staffing"),
            Fact("onCall", "who is on call", "does the update team have an on-call rotation", "who gets paged at night", "is there a pager rotation today", "what on-call coverage exists", "who responds to incidents"),
            Fact("cdnCost", "what does egress cost", "what is the CDN budget", "price per gigabyte delivered", "how expensive is delivery", "is there a limit on what we spend on traffic", "what do we pay for bandwidth"),
        ],
        [
            new("cdn", "Content delivery", ["cdn", "the CDN team", "delivery", "network delivery"]), new("signing", "Release signing", ["signing", "security engineering", "keys"]),
            new("otaService", "Update service", ["ota", "ota service", "update service", "ota team"]), new("client", "Device client", ["client", "device software", "updater"]),
            new("support", "Customer support", ["support", "support team", "customer support"]),
        ],
        [
            new("rollout.rings", "Rings", "percent", KnobKind.NumberList, [], ["rings", "stages", "waves", "canary"]),
            new("rollout.soakHours", "Soak time", "hours", KnobKind.Number, [], ["soak", "bake", "wait", "watch for", "monitor for", "hold for"]),
            new("rollout.ringSelection", "Ring selection", "", KnobKind.Choice,
                [new("randomHash", ["random", "at random", "hash"]), new("regionFirst", ["region first", "region by region", "country by country", "in region"]), new("stratifiedByModel", ["by hardware model", "by model", "by chipset", "stratified"])], ["stage by", "ring selection"]),
            new("rollout.gateMetrics", "Gate metrics", "", KnobKind.ChoiceSet,
                [new("crash", ["crash rate", "crashes"]), new("installFail", ["install failures", "install failure rate"]), new("bootFail", ["boot failures"]), new("supportContacts", ["support contacts", "support tickets"])], ["gate", "watch", "monitor", "gated on"]),
            new("rollout.autoHalt", "Automatic halt", "", KnobKind.Switch, [], ["auto halt", "automatic halt", "halt automatically", "stop automatically", "automatically pause"]),
            new("delivery.payload", "Payload", "", KnobKind.Choice, [new("full", ["full image"]), new("delta", ["delta updates", "deltas"]), new("deltaWithFullFallback", ["delta with full fallback", "delta updates with full fallback", "delta with a full image as fallback"])], ["payload"]),
            new("delivery.networkPolicy", "Network policy", "", KnobKind.Choice, [new("any", ["any network"]), new("wifiOnly", ["wifi only", "only on wifi", "over wifi"]), new("wifiOrDeadline", ["wifi until the deadline"])], ["network policy"]),
            new("delivery.pollMinutes", "Poll interval", "minutes", KnobKind.Number, [], ["poll every", "polling interval", "check in every"]),
            new("delivery.jitterPercent", "Poll jitter", "percent", KnobKind.Number, [], ["jitter"]),
            new("device.slots", "Slots", "", KnobKind.Choice, [new("single", ["single slot"]), new("ab", ["a/b slots", "a/b partitions", "two slots", "dual slots"])], ["slots"]),
            new("device.minBatteryPercent", "Minimum battery", "percent", KnobKind.Number, [], ["battery above", "battery at least", "minimum battery", "battery over"]),
        ]);

    private static FactLanguage Fact(string id, params string[] ask) => new(id, ask, []);
}
