using Xunit.Abstractions;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>Which of delay, scale, throttle and a mix is the cheapest, over the worlds that live-event-5x draws.</summary>
public class OptionShareTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Suite", "Long")]
    public void Delay_scale_and_throttle_are_each_the_best_in_some_of_200_draws()
    {
        var won = new Dictionary<string, int> { ["delay"] = 0, ["scale"] = 0, ["throttle"] = 0, ["mix"] = 0 };
        var withoutMix = new Dictionary<string, int>(won);
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var (best, dollars) = OptionShares.In(Rooms.Spike.Drawn(seed), 16);
            won[best]++;
            withoutMix[dollars.Where(d => d.Key != "mix").MinBy(d => d.Value).Key]++;
        }

        output.WriteLine(string.Join(", ", won.Select(w => $"{w.Key} {w.Value / 2.0:0.0} %")));
        output.WriteLine("without the mix: " + string.Join(", ", withoutMix.Select(w => $"{w.Key} {w.Value / 2.0:0.0} %")));
        foreach (var option in (string[])["delay", "scale", "throttle"])
        {
            won[option].ShouldBeGreaterThanOrEqualTo(10, $"{option} wins {won[option]} of 200");
        }
    }
}
