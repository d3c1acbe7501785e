using Dryrun.Systems.EventSpike;
using Dryrun.Systems.EventSpike.Model;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>What the best real systems do (S5 g), held against the model.</summary>
public class FeatureTests
{
    // An event that scaling alone has to carry.
    private const string Scaled = "plan.decision=scale scale.leadDays=17 scale.prewarmRatio=2 scale.scalingSignal=concurrency scale.bufferUsers=9000000 push.prefetch=false "
        + "admission.priorityShedding=false admission.waitingRoom=false world.event.daysAway=17 world.capacity.quotaRatio=12 world.existing.waitingRoom=none ";

    [Fact]
    public void Caches_that_expire_with_jitter_add_less_than_a_twentieth_to_the_load()
    {
        var world = Rooms.Spike.System.World.Bind<EventWorld>(Rooms.Spike.World());
        var usual = world.Load.BaseRequestsPerSecond / (world.Load.BaseConcurrentMillions * 1e6);
        double Most(double jitterPercent) => Enumerable.Range(0, 1800).Max(second => Demand.ExpiryCallsPerViewer(second, 10, jitterPercent)) / usual;
        Most(30).ShouldBeLessThan(0.05);
        Most(0).ShouldBeGreaterThan(0.2);
    }

    [Fact]
    public void Prefetching_takes_three_fifths_of_the_calls_to_start_away_from_the_start()
    {
        // Nothing fails, nobody waits: what differs in the first minutes is only what was fetched beforehand.
        const string Plenty = Scaled + "scale.prewarmRatio=8 push.cacheTtlJitterPercent=100 degrade.ladder=[] world.audience.pushMillions=0 world.load.startCalls=40 ";
        double Peak(string prefetch)
        {
            var world = Rooms.Spike.World();
            return Rooms.Spike.Run(world, Rooms.Spike.Set(Rooms.Spike.Specialists(), world, $"{Plenty} push.prefetch={prefetch}")).Series.First(s => s.Id == "calls").Values.Max();
        }

        var (with, without) = (Peak("true"), Peak("false"));
        with.ShouldBeLessThan(0.85 * without);
    }

    [Theory]
    [InlineData("onDemand", 1.0)]
    [InlineData("moreRegions", 0.3)]
    public void Six_of_a_hundred_orders_refused_do_not_stall_the_ramp(string pool, double pointsAtMost)
    {
        (double Failed, double Ready) At(int errorPercent)
        {
            var world = Rooms.Spike.World(("event.regions", 3));
            var night = Rooms.Spike.Run(world, Rooms.Spike.Set(Rooms.Spike.Specialists(), world, $"{Scaled} scale.poolReserve={pool} world.capacity.zoneErrorPercent={errorPercent}"));
            return (SystemRoom.Metric(night, "failedStartPercent"), SystemRoom.Metric(night, "endRatio"));
        }

        var (clean, refused) = (At(0), At(6));
        refused.Ready.ShouldBeGreaterThan(0.94 * clean.Ready);
        refused.Failed.ShouldBeLessThan(clean.Failed + pointsAtMost);
    }
}
