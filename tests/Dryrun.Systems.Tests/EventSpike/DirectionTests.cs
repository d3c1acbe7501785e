using System.Text.Json.Nodes;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>What each decision does, in direction: metric or ledger line, the value that gives less of it, the value that gives more.</summary>
public class DirectionTests
{
    // Two weeks and three days away, so that what is ordered can come.
    private const string Far = "world.event.daysAway=17 ";

    // Without what protects everything else.
    private const string Bare = "admission.priorityShedding=false admission.botGate=false push.prefetch=false admission.retryBudgetPercent=200 ";
    private const string Hard = Bare + "plan.decision=scale ";

    public static TheoryData<string, string, string, string, string, string> Decisions => new()
    {
        // knob, value with less, value with more, of what, luck, world and design beside it
        { "plan.decision", "scale", "delay", "ledger.delayPenalty", "", "plan.delayDays=3" },
        { "plan.decision", "throttle", "scale", "ledger.capacity", "", Far + "scale.prewarmRatio=5" },
        { "plan.delayDays", "0", "3", "ledger.delayPenalty", "", "plan.decision=delay" },
        { "plan.delayDays", "3", "0", "callsFailed", "", Bare + "plan.decision=delay scale.prewarmRatio=5 world.event.daysAway=8" },
        { "plan.fallback", "throttle", "goAnyway", "failedStartPercent", "", Hard + "world.event.daysAway=6 world.existing.waitingRoom=tested degrade.ladder=[]" },
        { "scale.prewarmRatio", "6", "1", "failedStartPercent", "", Far + Hard + "scale.bufferUsers=0" },
        { "scale.prewarmRatio", "1", "6", "ledger.capacity", "", Far + "plan.decision=scale" },
        { "scale.leadDays", "17", "2", "failedStartPercent", "", Far + Hard },
        { "scale.bufferUsers", "8000000", "0", "failedStartPercent", "", Far + Hard + "scale.prewarmRatio=2 world.capacity.quotaRatio=8" },
        { "scale.bufferUsers", "0", "8000000", "ledger.capacity", "", Far + "plan.decision=scale scale.prewarmRatio=2 world.capacity.quotaRatio=8" },
        { "scale.scalingSignal", "concurrency", "cpu", "failedStartPercent", "", Hard + "scale.prewarmRatio=1 world.capacity.quotaRatio=9 scale.bufferUsers=9000000" },
        { "scale.scalingSignal", "schedule", "concurrency", "ledger.capacity", "", Far + "plan.decision=scale scale.bufferUsers=0" },
        { "scale.poolReserve", "reserved", "onDemand", "failedStartPercent", "", Far + Hard + "world.capacity.zoneErrorPercent=40 scale.scalingSignal=schedule scale.bufferUsers=0" },
        { "scale.poolReserve", "onDemand", "reserved", "ledger.capacity", "cancelled=yes", Far + "plan.decision=scale world.capacity.quotaLeadDays=1" },
        { "scale.warmImages", "true", "false", "failedStartPercent", "", Hard + "scale.prewarmRatio=1 world.load.rampMinutes=15 world.capacity.quotaRatio=8" },
        { "admission.waitingRoom", "true", "false", "failedStartPercent", "", Bare + "plan.decision=throttle world.existing.waitingRoom=tested" },
        { "admission.waitingRoom", "false", "true", "ledger.leftInLine", "", "plan.decision=throttle world.existing.waitingRoom=tested" },
        { "admission.admitPerMinute", "500000", "20000", "longestWaitMinutes", "", Far + "plan.decision=mix" },
        { "admission.botGate", "true", "false", "demandAtDoor", "", Far },
        { "admission.priorityShedding", "true", "false", "lostViewersMillions", "", Hard + "world.capacity.quotaRatio=2.5" },
        { "admission.retryBudgetPercent", "10", "200", "lostViewersMillions", "", Hard + "world.capacity.quotaRatio=2" },
        { "degrade.ladder", "[recsOff, staticHome, lowBitrate, chatOff, panic]", "[]", "failedStartPercent", "", Hard + "operations.abortFailurePercent=1 world.capacity.quotaRatio=3.5" },
        { "degrade.firstStep", "recsOff", "panic", "ledger.degraded", "", Hard + "degrade.ladder=[] world.capacity.quotaRatio=3.5" },
        { "degrade.holdMinutes", "1", "30", "degradedMinutes", "", Far + Hard + "scale.prewarmRatio=3.5" },
        { "degrade.exitCapacityRatio", "10", "1.5", "homeDownMinutes", "", Far + "degrade.ladder=[] degrade.firstStep=recsOff" },
        { "push.spreadMinutes", "15", "0", "peakCalls", "", Far + Hard + "scale.prewarmRatio=8 world.audience.pushMillions=100" },
        { "push.prefetch", "true", "false", "peakCalls", "", Far + Hard + "scale.prewarmRatio=8 world.load.startCalls=30" },
        { "push.cacheTtlJitterPercent", "60", "0", "callsFailed", "", Far + Hard + "scale.prewarmRatio=5 degrade.ladder=[]" },
        { "limits.chatPlan", "sampledRooms", "asItIs", "chatLostMinutes", "", Far },
        { "limits.chatPlan", "raiseLimit", "asItIs", "ledger.chatContract", "", "world.stateful.chatContract=required world.event.daysAway=25" },
        { "limits.raisePayments", "true", "false", "ledger.paymentsLost", "", Far },
        { "limits.secondSmsProvider", "true", "false", "failedStartPercent", "", Far + Bare + "plan.decision=scale scale.prewarmRatio=7" },
        { "limits.cdnTbps", "20", "0", "ledger.dropped", "", Far + "plan.decision=scale scale.prewarmRatio=7 world.cdn.burstTbps=5 degrade.ladder=[] degrade.firstStep=recsOff" },
        { "test.loadTestRatio", "6", "1", "failedStartPercent", "hiddenLimit=sessionStore", Far + Hard + "world.capacity.quotaRatio=7" },
        { "test.gameDay", "true", "false", "degradedLater", "", Hard + "operations.abortAuthority=incidentCommander world.capacity.quotaRatio=3.5" },
        { "operations.goNoGoHours", "96", "2", "ledger.delayPenalty", "", "plan.decision=scale plan.fallback=delay world.event.daysAway=8" },
        { "operations.abortFailurePercent", "1", "60", "failedStartPercent", "", Hard + "world.capacity.quotaRatio=3.5" },
        { "operations.abortAuthority", "rule", "meeting", "failedStartPercent", "", Hard + "world.capacity.quotaRatio=3.5" },
        { "operations.abortAction", "closeDoor", "none", "failedStartPercent", "", Hard + "scale.prewarmRatio=1 world.capacity.quotaRatio=1.2 operations.abortAfterMinutes=1 degrade.ladder=[]" },
        { "operations.abortAfterMinutes", "60", "1", "ledger.leftInLine", "", Hard + "scale.prewarmRatio=1 world.capacity.quotaRatio=1.2 operations.abortAction=closeDoor degrade.ladder=[]" },
        { "operations.onCallShifts", "oneZone", "warRoom", "ledger.people", "", "" },
        { "operations.userNotice", "inApp", "none", "ledger.leftInLine", "", "plan.decision=throttle world.existing.waitingRoom=tested" },
        { "operations.freezeException", "true", "false", "ledger.failedViewers", "", "plan.decision=scale world.calendar.freezeDaysBefore=12 world.capacity.quotaRatio=3.5" },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_moves_what_it_should(string knob, string less, string more, string what, string luck, string beside)
    {
        double Mean(string value)
        {
            var world = Rooms.Spike.World();
            var design = Rooms.Spike.Set(Rooms.Spike.Specialists(), world, $"{beside} {knob}={value}");
            var outcomes = Rooms.Spike.Replicate(world, design, 6, Rooms.Spike.Luck(luck));
            return outcomes.Average(o => Of(o, what, world, design));
        }

        var (small, large) = (Mean(less), Mean(more));
        large.ShouldBeGreaterThan(small, $"{what} of {knob} = {more} against {less}");
    }

    [Fact]
    public void Every_knob_is_watched_here() =>
        Rooms.Spike.System.Design.Properties.Where(p => p.Knob is not null).Select(p => p.Path).Order().ShouldBe(Decisions.Select(row => (string)row[0]).Distinct().Order());

    private static double Of(Contracts.Systems.Outcome outcome, string what, JsonObject world, Contracts.Designs.DesignDocument design)
    {
        if (what.StartsWith("ledger.", StringComparison.Ordinal)) return outcome.Ledger[what[7..]];
        if (what == "callsFailed") return 100 - SystemRoom.Metric(outcome, "goodputPercent");
        if (what is not ("peakCalls" or "demandAtDoor" or "degradedLater")) return SystemRoom.Metric(outcome, what);
        var recorded = Rooms.Spike.Run(world, design);
        return what == "degradedLater"
            ? recorded.Timeline.First(t => t.Kind == "stepDown").AtMinute
            : recorded.Series.First(s => s.Id == (what == "peakCalls" ? "calls" : "viewers")).Values.Max();
    }
}
