using System.Text.Json.Nodes;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>Each option in several sizes, and which of them is the cheapest in a world.</summary>
internal static class OptionShares
{
    private static readonly string Rest = "limits.chatPlan=sampledRooms";

    /// <summary>Delay, scale, throttle, mix: the reference's plan with the option in the sizes a person would lay on the table.</summary>
    public static IReadOnlyList<(string Option, string Pairs)> Candidates { get; } =
    [
        .. from days in new[] { 3, 14 } from ready in new[] { 1, 2.5, 4, 6 } from chat in new[] { "sampledRooms", "raiseLimit" }
           select ("delay", $"plan.decision=delay plan.delayDays={days} scale.prewarmRatio={ready} limits.chatPlan={chat}"),
        .. from ready in new[] { 1, 2.5, 4, 6 } from chat in new[] { "sampledRooms", "raiseLimit" }
           select ("scale", $"plan.decision=scale scale.prewarmRatio={ready} limits.chatPlan={chat}"),
        .. from rate in new[] { "300000", "1000000" } select ("throttle", $"plan.decision=throttle admission.waitingRoom=true admission.admitPerMinute={rate} {Rest}"),
        .. from ready in new[] { 2.5, 4, 6 } select ("mix", $"plan.decision=mix plan.delayDays=0 admission.waitingRoom=true scale.prewarmRatio={ready} {Rest}"),
    ];

    /// <summary>The cheapest option of a world and what each costs at its best.</summary>
    public static (string Best, Dictionary<string, double> Dollars) In(JsonObject world, int replicates)
    {
        var dollars = new Dictionary<string, double>();
        // Where the partner does not move the date there is no delay to choose.
        var movable = world["event"]!["movableDays"]!.GetValue<long>();
        foreach (var (option, pairs) in Candidates.Where(c => c.Option != "delay" || movable > 0))
        {
            var design = Rooms.Spike.Set(Rooms.Spike.Reference.With("plan.fallback", "goAnyway"), world, pairs);
            var cost = SystemRoom.Dollars(Rooms.Spike.Replicate(world, design, replicates));
            dollars[option] = Math.Min(dollars.GetValueOrDefault(option, double.PositiveInfinity), cost);
        }

        return (dollars.MinBy(d => d.Value).Key, dollars);
    }
}
