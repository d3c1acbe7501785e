using Dryrun.Interview.Talk;

namespace Dryrun.Interview.Tests.Talk;

/// <summary>What candidates ask in a call is answered by what it is about.</summary>
public sealed class CallTopicTests
{
    [Theory]
    [InlineData("How should I prepare for the design round?", "prepare")]
    [InlineData("What do they look for in a strong candidate?", "lookFor")]
    [InlineData("What level am I being considered at?", "levelAsked")]
    [InlineData("Will I get feedback after each round?", "feedbackAsked")]
    [InlineData("What's the on-call like?", "hours")]
    [InlineData("What does success look like in the first 90 days?", "success")]
    [InlineData("Why is this role open?", "opening")]
    [InlineData("How are decisions made between teams?", "deciding")]
    [InlineData("How many rounds are there?", "process")]
    [InlineData("What's the salary range?", "pay")]
    [InlineData("When will I hear back?", "timeline")]
    [InlineData("Is it remote?", "place")]
    [InlineData("Which team would I be on?", "team")]
    [InlineData("What's your favourite colour?", null)]
    public void A_recruiter_knows_what_was_asked(string text, string? reply) => CallTopics.Of(text, "recruiter").ShouldBe(reply);

    [Theory]
    [InlineData("By when do I need to answer?", "offerTime")]
    [InlineData("I have another offer, does that change anything?", "otherOffer")]
    [InlineData("Is there room on the equity?", "offerPay")]
    public void A_call_about_an_offer_is_about_the_offer(string text, string reply) => CallTopics.Of(text, "offer").ShouldBe(reply);

    [Fact]
    public void Two_questions_of_one_kind_get_two_answers()
    {
        var sat = TalkToys.Sit(TalkToys.Recruiter).Say("How should I prepare?");
        var first = sat.State.LastWords;
        sat.Say("And what else should I do to prepare?").State.LastWords.ShouldNotBe(first);
    }
}
