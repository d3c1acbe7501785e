using Dryrun.Interview.Code;
using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Code;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Interviewer;

public sealed class ChatterTests
{
    [Theory]
    [InlineData("hello?", "Presence")]
    [InlineData("Hello", "Presence")]
    [InlineData("are you there", "Presence")]
    [InlineData("um, you still there?", "Presence")]
    [InlineData("can you hear me?", "Presence")]
    [InlineData("sorry?", "Again")]
    [InlineData("pardon me?", "Again")]
    [InlineData("what?", "Again")]
    [InlineData("hmm", "Hesitation")]
    [InlineData("uh, one sec", "Hesitation")]
    [InlineData("let me think...", "Hesitation")]
    [InlineData("ok", "Nod")]
    [InlineData("sure", "Nod")]
    [InlineData("okay, thanks", "Nod")]
    public void A_turn_that_does_nothing_is_known(string said, string kind) => Chatter.Of(said).ToString().ShouldBe(kind);

    [Theory]
    [InlineData("is there a rollback")]
    [InlineData("what is there")]
    [InlineData("ok?")]
    [InlineData("hello world runs on every device")]
    [InlineData("sure, the CDN team")]
    [InlineData("who is here on call?")]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("")]
    [InlineData("what breaks first?")]
    public void A_turn_that_does_something_is_left_to_the_others(string said) => Chatter.Of(said).ShouldBeNull();

    [Theory]
    [InlineData("hello?")]
    [InlineData("are you there")]
    [InlineData("hmm")]
    [InlineData("ok")]
    [InlineData("sure")]
    [InlineData("sorry?")]
    public void It_gets_a_few_words_that_take_no_time_and_cost_nothing(string said)
    {
        foreach (var room in new[] { Rooms.Quest, Rooms.Limits })
        {
            var session = new Rehearsal(room).Say("What's the weather on Mars?");
            var (asked, words) = (session.State.LastAsked, session.State.LastWords);
            session.Say(said);
            var reply = session.Last.Select(e => e.Data).OfType<Said>().Single(s => s.Text != said);
            reply.Text.Split(' ').Length.ShouldBeLessThan(12);
            reply.TookMs.ShouldBe(0);
            session.Last.ShouldAllBe(e => e.Data is Said || e.Data is Understood);
            session.State.LastAsked.ShouldBe(asked);
            session.State.LastWords.ShouldBe(words);
            session.State.Assumptions.ShouldBeEmpty();
            session.State.UnknownQuestions.ShouldBe(1);
        }
    }

    [Fact]
    public void Sorry_brings_the_last_words_again()
    {
        var session = new Rehearsal(Rooms.Quest).Say("What's the weather on Mars?");
        var words = session.State.LastWords;
        session.Say("sorry?").Answer.ShouldBe(words);
    }

    [Theory]
    [InlineData("hello?")]
    [InlineData("are you there?")]
    public void A_round_with_code_answers_it_too(string said)
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Say(said).Select(e => e.Data).OfType<Said>().ShouldContain(s => s.TookMs == 0 && s.Text != said);
    }
}
