using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Tests.Understanding;

public class LinkingTests
{
    [Theory]
    [InlineData("What's the patch size?", "patchSize")]
    [InlineData("whats teh ptach size", "patchSize")]
    [InlineData("Is internet connectivity guaranteed?", "offlineShare")]
    [InlineData("could you tell me how many of them are offline at peak", "offlineShare")]
    [InlineData("Can devices be bricked?", "bricking")]
    [InlineData("will the headset still boot if the install dies halfway", "bricking")]
    [InlineData("What's the SLA for patch coverage?", "coverageSla")]
    [InlineData("by when do we have to reach 90 percent of devices", "coverageSla")]
    [InlineData("how bad is the bug, is it being exploited", "vulnerability")]
    [InlineData("i'd like to know how stale the telemetry is", "telemetryDelay")]
    [InlineData("who is allowed to stop a rollout", "haltAuthority")]
    [InlineData("any legal rules in those countries", "legalNotice")]
    [InlineData("how many tickets a day can support handle", "supportCapacity")]
    [InlineData("is it possible to undo an update on the device", "rollback")]
    [InlineData("how many chipset families", "chipsets")]
    [InlineData("what crash rate is normal", "baselineCrash")]
    [InlineData("do people have auto updates on", "autoUpdate")]
    [InlineData("what does a gigabyte of egress cost us", "cdnCost")]
    [InlineData("what's the average and the worst bandwidth?", "bandwidth")]
    [InlineData("I'm assuming 20% of devices are offline during peak hours — is that reasonable?", "offlineShare")]
    [InlineData("I'll assume 50 Mbps average downlink", "bandwidth")]
    public void A_question_finds_its_fact(string said, string fact) => Linked(said).ShouldBe([fact]);

    [Theory]
    [InlineData("what's the patch size and how often are they offline", "patchSize", "offlineShare")]
    [InlineData("how many devices are offline and how many are dormant?", "offlineShare", "dormantShare")]
    [InlineData("Can devices be bricked, and who can halt the rollout?", "bricking", "haltAuthority")]
    public void Two_questions_find_two_facts(string said, string one, string other) => Linked(said).ShouldBe([one, other], ignoreOrder: true);

    // Known misses of the linker: it abstains rather than answer wrongly.
    [Theory]
    [InlineData("how heavy is the image users have to download", "patchSize")]
    [InlineData("roughly how many headsets exist", "fleetSize")]
    [InlineData("what is the full image size and the delta size", "patchSize,deltaSize")]
    [InlineData("how many devices do we have what versions are they on", "fleetSize,versionSpread")]
    public void A_question_it_is_unsure_of_gets_no_wrong_fact(string said, string right) => Linked(said).Except(right.Split(',')).ShouldBeEmpty();

    [Theory]
    [InlineData("What is the CEO's name?")]
    [InlineData("which language is the server written in")]
    [InlineData("do you like working here?")]
    [InlineData("how is the weather in your office")]
    [InlineData("what would you do in my place?")]
    [InlineData("is there a style guide for the website?")]
    [InlineData("should we use Kafka or Redis?")]
    [InlineData("Can you repeat the question?")]
    [InlineData("how much time do we have left?")]
    [InlineData("We'll start with 1% of devices in Region A.")]
    [InlineData("what colour is the headset")]
    [InlineData("what is the salary band")]
    public void What_the_prompt_does_not_know_is_left_alone(string said) => Linked(said).ShouldBeEmpty();

    [Theory]
    [InlineData("and the worst case?", "bandwidth")]
    [InlineData("the same for Android?", "patchSize")]
    [InlineData("what about on average?", "offlineShare")]
    public void What_is_left_out_is_taken_from_before(string said, string last)
    {
        var turn = TurnReader.Understand(said, SamplePrompt.Language, new(InterviewerAsk.None, [last]));
        turn.Clauses.SelectMany(c => c.Facts).Select(f => (f.Fact, f.Elliptic)).ShouldBe([(last, true)]);
    }

    [Fact]
    public void A_new_topic_is_not_taken_for_the_old_one()
    {
        var turn = TurnReader.Understand("what about battery levels?", SamplePrompt.Language, new(InterviewerAsk.None, ["patchSize"]));
        turn.Clauses.SelectMany(c => c.Facts).Select(f => (f.Fact, f.Elliptic)).ShouldBe([("power", false)]);
    }

    [Fact]
    public void A_request_to_confirm_carries_the_facts_of_what_it_confirms()
    {
        var turn = TurnReader.Understand("I'm assuming 20% of devices are offline at peak. Is that reasonable?", SamplePrompt.Language, TurnContext.Start);
        turn.Clauses.Count.ShouldBe(2);
        turn.Clauses[0].Is(DialogueAct.Assumption).ShouldBeTrue();
        turn.Clauses[1].Is(DialogueAct.Question).ShouldBeTrue();
        turn.Clauses[1].Facts.Single().Fact.ShouldBe("offlineShare");
        turn.Clauses[0].Quantities.Single().Unit.ShouldBe(Units.Percent);
    }

    private static List<string> Linked(string said) =>
        [.. TurnReader.Understand(said, SamplePrompt.Language, TurnContext.Start).Clauses.SelectMany(c => c.Facts).Select(f => f.Fact).Distinct()];
}
