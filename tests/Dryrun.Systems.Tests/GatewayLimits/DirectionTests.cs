namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>What each decision and some properties of the world do, in direction: metric or ledger line, the value that gives less of it, the value that gives more.</summary>
[Trait("Suite", "Long")]
public class DirectionTests
{
    // Enforced on everybody as soon as the limiter runs.
    private const string Now = "rollout.shadowDays=0 rollout.stages=[100] rollout.soakHours=0 rollout.wrongLimitPerMillion=10000 operations.noticeDays=0 world.calendar.daysToStart=1 ";

    // With nothing behind the quotas.
    private const string Bare = Now + "limits.inFlight=none priority.priorityTiers=1 priority.retryBudgetPercent=100 ";
    private const string Central = Now + "limits.scope=perRegionCentral limits.storeTimeoutMilliseconds=100 ";

    public static TheoryData<string, string, string, string, string, string> Decisions => new()
    {
        // knob or property, value with less, value with more, of what, luck, world and design beside it
        { "limits.algorithm", "tokenBucket", "fixedWindow", "overAdmissionTimes", "", Now },
        { "limits.algorithm", "slidingApprox", "fixedWindow", "overAdmissionTimes", "", Now },
        { "limits.inFlight", "gradient", "none", "downMinutes", "incident=capacityLoss", Bare },
        { "limits.inFlight", "aimd", "fixed", "ledger.critical", "incident=capacityLoss", Now + "priority.priorityTiers=1 world.clients.retryAttempts=1 world.backend.headroomPercent=5" },
        { "limits.ratePerKey", "10", "1000", "abuseAdmittedPercent", "", Now },
        { "limits.ratePerKey", "1000", "10", "wronglyLimitedPerMillion", "", Now },
        { "limits.burst", "100000", "1", "ledger.calls", "", Now },
        { "limits.keys", "[user, apiKey, tenant, route, cost]", "[ip]", "abuseAdmittedPercent", "", Now },
        { "limits.keys", "[user, apiKey, tenant]", "[ip]", "wronglyLimitedPerMillion", "", Now + "world.clients.sharedAddressPercent=30" },
        { "limits.keys", "[ip, route]", "[ip]", "attackAdmittedPercent", "attack=stuffing", Now + "limits.ratePerKey=10 limits.scope=globalCentral priority.exempt=[payments]" },
        { "limits.keys", "[user, tenant, cost]", "[user, tenant]", "ledger.critical", "incident=capacityLoss", Bare + "world.backend.headroomPercent=5" },
        { "limits.scope", "globalCentral", "perNode", "overAdmissionTimes", "", Now },
        { "limits.scope", "globalCentral", "perNode", "abuseAdmittedPercent", "", Now },
        { "limits.scope", "globalCentral", "perRegionCentral", "overAdmissionTimes", "", Now },
        { "limits.scope", "perRegionCentral", "globalCentral", "checkP99Milliseconds", "", Now + "limits.storeTimeoutMilliseconds=100" },
        { "limits.scope", "asyncSync", "globalCentral", "ledger.latency", "", Now + "limits.storeTimeoutMilliseconds=100" },
        { "limits.syncMilliseconds", "50", "5000", "overAdmissionTimes", "", Now },
        { "limits.syncMilliseconds", "5000", "10", "limiterDollars", "", Now },
        { "limits.storeTimeoutMilliseconds", "1", "100", "checkP99Milliseconds", "", Now + "limits.scope=perRegionCentral" },
        { "limits.storeTimeoutMilliseconds", "100", "1", "ledger.calls", "", Now + "limits.scope=perRegionCentral limits.onStoreFail=closed" },
        { "limits.onStoreFail", "localFallback", "closed", "ledger.critical", "store=outage", Now + "priority.exempt=[health]" },
        { "limits.onStoreFail", "localFallback", "closed", "downMinutes", "store=outage", Now + "priority.exempt=[health]" },
        { "limits.onStoreFail", "localFallback", "open", "abuseAdmittedPercent", "store=outage", Now + "world.store.outageMinutes=100" },
        { "limits.onStoreFail", "localFallback", "open", "ledger.critical", "store=outage",
            Bare + "world.backend.kneeRatio=1.05 world.backend.headroomPercent=10 world.traffic.hourlySpikeRatio=8 world.store.outageMinutes=100" },
        { "limits.hotKeyLocalCache", "true", "false", "checkP99Milliseconds", "", Central },
        { "limits.hotKeyLocalCache", "true", "false", "limiterDollars", "", Central },
        { "limits.response", "tooManyRequests", "unavailable", "ledger.calls", "", Now },
        { "limits.retryAfterJitter", "true", "false", "ledger.calls", "", Now },
        { "limits.headers", "true", "false", "tickets", "", Now },
        { "priority.priorityTiers", "4", "1", "ledger.critical", "incident=capacityLoss", Now + "world.clients.retryAttempts=1" },
        { "priority.criticalReservePercent", "20", "0", "ledger.critical", "incident=capacityLoss", Now + "priority.priorityTiers=2 world.clients.retryAttempts=1 world.backend.headroomPercent=5" },
        { "priority.criticalReservePercent", "0", "40", "limiterDollars", "", Now },
        { "priority.exempt", "[payments, login, health]", "[]", "ledger.critical", "store=outage", Now + "limits.onStoreFail=closed" },
        { "priority.exempt", "[payments]", "[payments, login]", "attackAdmittedPercent", "attack=stuffing", Now + "limits.keys=[ip, route] limits.ratePerKey=5 limits.scope=globalCentral" },
        { "priority.exempt", "[partners]", "[]", "ledger.credits", "", Now },
        { "priority.retryBudgetPercent", "10", "100", "recoveryMinutes", "incident=shortOutage", Bare },
        { "priority.retryBudgetPercent", "10", "100", "downMinutes", "incident=capacityLoss", Bare },
        { "priority.clientThrottleK", "2", "1.1", "ledger.calls", "incident=capacityLoss", Bare + "world.clients.updateWeeks=1" },
        { "priority.clientThrottleK", "2", "3", "ledger.calls", "incident=capacityLoss", Bare + "world.clients.updateWeeks=1" },
        { "rollout.shadowDays", "10", "0", "wronglyLimitedPerMillion", "", "rollout.stages=[100] rollout.soakHours=0 rollout.wrongLimitPerMillion=10000" },
        { "rollout.shadowDays", "0", "20", "abuseAdmittedPercent", "", "" },
        { "rollout.shadowDays", "0", "20", "ledger.abuse", "", "world.bots.attackRunning=true" },
        { "rollout.stages", "[100]", "[1, 10, 50, 100]", "enforcedDays", "", "rollout.soakHours=24" },
        { "rollout.stages", "[1, 100]", "[100]", "ledger.calls", "incident=badLimit", "rollout.soakHours=24 rollout.wrongLimitPerMillion=2000" },
        { "rollout.soakHours", "1", "100", "enforcedDays", "", "" },
        { "rollout.wrongLimitPerMillion", "200", "10000", "wronglyLimitedPerMillion", "", "rollout.shadowDays=0" },
        { "rollout.wrongLimitPerMillion", "10000", "200", "stepsBack", "", "rollout.shadowDays=0" },
        { "rollout.legacyLimits", "migrate", "keep", "wronglyLimitedPerMillion", "", Now },
        { "rollout.legacyLimits", "keep", "switchOff", "abuseAdmittedPercent", "", "" },
        { "operations.falsePositiveSigner", "byPurpose", "nobody", "ledger.limited", "", Now + "world.people.falsePositiveSigner=nobody" },
        { "operations.noticeDays", "14", "0", "ledger.credits", "", "world.partners.noticeDays=14" },
        { "operations.noticeDays", "0", "30", "ledger.starved", "tenant=noisy", Bare + "world.backend.headroomPercent=5 world.backend.kneeRatio=1.05" },
        { "operations.exceptionHours", "4", "168", "ledger.exceptions", "", Now },
        { "operations.quotaOverridesOwner", "partnerSales", "nobody", "ledger.exceptions", "", Now },
        { "operations.onCall", "gatewayTeam", "none", "ledger.calls", "incident=badLimit", Now + "world.people.limiterOnCall=nobody" },

        // The world.
        { "world.clients.sharedAddressPercent", "3", "40", "wronglyLimitedPerMillion", "", Now + "limits.keys=[ip]" },
        { "world.clients.retryAttempts", "1", "4", "downMinutes", "incident=shortOutage", Bare },
        { "world.clients.retryLayers", "1", "3", "recoveryMinutes", "incident=shortOutage", Bare + "world.clients.retryAttempts=2" },
        { "world.backend.kneeRatio", "1.6", "1.05", "ledger.critical", "incident=capacityLoss", Bare },
        { "world.backend.headroomPercent", "100", "5", "ledger.critical", "incident=capacityLoss", Bare },
        { "world.store.outageMinutes", "2", "60", "downMinutes", "store=outage", Now + "limits.onStoreFail=closed priority.exempt=[]" },
        { "world.store.failure", "failOpen", "failClosed", "ledger.critical", "store=outage", "rollout.shadowDays=30" },
        { "world.upstream.engageMinutes", "7", "40", "ledger.critical", "attack=flood", Bare },
        { "world.people.responseMedianMinutes", "20", "200", "ledger.critical", "incident=capacityLoss", Bare },
        { "world.bots.callPercent", "5", "40", "ledger.abuse", "", Now },
        { "world.bots.attackRunning", "false", "true", "ledger.abuse", "", "" },
        { "world.partners.noticeDays", "7", "60", "ledger.credits", "", Now },
        { "world.accuracy.paidTolerancePercent", "10", "1", "ledger.disputes", "", Now + "limits.syncMilliseconds=500" },
        { "world.latency.checkBudgetMilliseconds", "20", "1", "ledger.latency", "", Central },
        { "world.existing.teams", "2", "20", "wronglyLimitedPerMillion", "", Now + "rollout.legacyLimits=keep" },
        { "world.routes.searchCostRatio", "2", "200", "callP99Milliseconds", "incident=prefetchStorm", Now },
        { "world.config.secondsToGlobal", "5", "3000", "ledger.calls", "incident=badLimit", Now },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_moves_what_it_should(string path, string less, string more, string what, string luck, string beside)
    {
        double Mean(string value)
        {
            var world = Rooms.Gateways.World(("calendar.daysToEvent", 60));
            var design = Rooms.Gateways.Set(Rooms.Gateways.Specialists(), world, $"{beside} {path}={value.Replace(", ", ",", StringComparison.Ordinal)}");
            var outcomes = Rooms.Gateways.Replicate(world, design, 8, Rooms.Gateways.Luck(luck));
            // What never comes about within the run is later than its end.
            return outcomes.Average(o => what.StartsWith("ledger.", StringComparison.Ordinal) ? o.Ledger[what[7..]]
                : SystemRoom.Metric(o, what) is var v && double.IsNaN(v) ? 40 : v);
        }

        var (small, large) = (Mean(less), Mean(more));
        large.ShouldBeGreaterThan(small, $"{what} of {path} = {more} against {less}");
    }

    [Fact]
    public void Every_knob_is_watched_here() => Rooms.Gateways.System.Design.Properties.Where(p => p.Knob is not null).Select(p => p.Path).Order()
        .ShouldBe(Decisions.Select(row => (string)row[0]).Where(p => !p.StartsWith("world.", StringComparison.Ordinal)).Distinct().Order());
}
