using Dryrun.Interview.Prompts;
using Dryrun.Interview.Understanding;
using Dryrun.Systems;

namespace Dryrun.Interview.Tests.Understanding;

/// <summary>A rollout said in a sentence, on the shipped prompt: the stages, the watching and the time become the design's.</summary>
public class SpokenStagesTests
{
    private static readonly PromptLanguage Language = PromptContent.Read(ContentFolder.Find(null, AppContext.BaseDirectory), "quest-patches", SystemCatalogue.All).Language;

    [Theory]
    [InlineData("1% for 4 hours watch crashes then 10%", "[1,10,100]", 4)]
    [InlineData("1% in region A, watch crash rate for 4 hours, then 10%", "[1,10,100]", 4)]
    [InlineData("First 1 percent, bake for 24 hours, then 10 percent, then everyone.", "[1,10,100]", 24)]
    [InlineData("We roll out to 1%, soak 4 hours, 10%, 50%, 100%", "[1,10,50,100]", 4)]
    [InlineData("start with half a percent and then 5 percent and then the rest", "[0.5,5,100]", null)]
    [InlineData("I'd go 1, 5, 25, 100 percent, a day at each stage", "[1,5,25,100]", 24)]
    [InlineData("2 percent on day one, 20 on day two, then all headsets", "[2,20,100]", null)]
    [InlineData("1 percent, then 10, then everyone, a day each.", "[1,10,100]", 24)]
    [InlineData("canary at 1%. hold it 48 hours. expand to 10%. hold again. then 100%", "[1,10,100]", 48)]
    public void Stages(string said, string rings, int? soakHours)
    {
        var found = Find(said);
        (found.TryGetValue("rollout.rings", out var stages) ? stages : "none").ShouldBe(rings);
        if (soakHours is { } hours) (found.TryGetValue("rollout.soakHours", out var soak) ? soak : "none").ShouldBe($"{hours}");
    }

    [Theory]
    [InlineData("We halt when more than 1% of headsets crash, then we roll back 10% of the fleet")]
    [InlineData("Is it 1% and then 10%, or something else?")]
    [InlineData("About 20% of devices are offline and 5% fail to boot.")]
    [InlineData("If 1% is fine then 10% might be fine too, I think.")]
    [InlineData("Halt at 0.2% boot failures and page the on-call at 0.1%")]
    public void What_is_no_stage(string said) => Find(said).Keys.ShouldNotContain("rollout.rings");

    private static Dictionary<string, string> Find(string said)
    {
        var turn = TurnReader.Understand(said, Language, TurnContext.Start);
        return CommitmentReader.Find(turn, Language).GroupBy(c => c.Path).ToDictionary(g => g.Key, g => g.Last().Value.ToJsonString());
    }
}
