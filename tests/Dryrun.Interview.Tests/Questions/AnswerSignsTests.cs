using Dryrun.Interview.Questions;
using Dryrun.Interview.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Questions;

public sealed class AnswerSignsTests
{
    [Theory]
    [InlineData("I cut two of the six milestones because nobody used what they produced.", "ownAction why number")]
    [InlineData("I'd ask them for the two categories they're sure of now.", "ownAction")]
    [InlineData("The infra lead refused to give us the people.", "conflict stakeholder")]
    [InlineData("Latency dropped from 450 to 270 milliseconds in three weeks.", "outcome number metric date")]
    [InlineData("We worked with infra and improved it together.", "weOnly stakeholder")]
    [InlineData("If legal still says no, I take both dates to their director.", "secondMove stakeholder ownAction")]
    [InlineData("I presented three options: wait, pay, or throttle.", "options ownAction")]
    [InlineData("I escalated it to the VP on Friday.", "escalation date")]
    [InlineData("Since then there's a check that fails sixty days before.", "replication number")]
    [InlineData("Four other teams adopted it within a month.", "replication leverage")]
    [InlineData("If I did it again I'd compare ten percent and not one.", "learning")]
    [InlineData("The launch went wrong on the first evening.", "failure")]
    [InlineData("I use RICE scoring: reach, impact, confidence, effort.", "framework")]
    [InlineData("I'd schedule a meeting with the PM and the engineers.", "meeting stakeholder")]
    [InlineData("Every ticket had an assignee in Jira.", "tracker")]
    [InlineData("The gateway team owns the fix.", "owner")]
    [InlineData("It costs about $40k a month.", "cost number")]
    [InlineData("The risk is the old chipset, so we fall back to the full image.", "risk mitigation")]
    [InlineData("I'd rather lose a day than explain that to support.", "tradeOff")]
    [InlineData("At my last company we had three weeks for it.", "context")]
    [InlineData("Who signs off on that?", "question")]
    public void Signs_are_heard(string text, string signs) => signs.Split(' ').Except(AnswerSigns.Of(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("I worked with the team to improve latency.", "ownAction outcome")]
    [InlineData("I think it was a good quarter for everybody.", "ownAction")]
    [InlineData("Who owns the rollback, and what does it cost?", "owner cost mitigation")]
    [InlineData("We met every week and it went fine.", "ownAction secondMove meeting")]
    [InlineData("I learned that people remember things differently.", "ownAction")]
    [InlineData("The team needed a lot of feedback.", "ownAction")]
    public void And_not_where_they_are_not(string text, string signs) => signs.Split(' ').Intersect(AnswerSigns.Of(text)).ShouldBeEmpty();

    [Fact]
    public void Only_we_is_a_sign_where_no_I_did_anything()
    {
        AnswerSigns.Of("We rebuilt the cache.").ShouldContain("weOnly");
        AnswerSigns.Of("We rebuilt the cache. I measured it first.").ShouldNotContain("weOnly");
    }

    [Fact]
    public void Each_sentence_has_its_own()
    {
        const string Text = "We had three weeks. The lead refused. I tied it to his goal, and he gave me two people.";
        var sentences = AnswerSigns.InSentences(Text);
        sentences.Count.ShouldBe(3);
        sentences.ShouldAllBe(s => Text.Substring(s.Start, s.Text.Length) == s.Text);
        sentences[1].Signs.ShouldContain("conflict");
        sentences[2].Signs.ShouldContain("ownAction");
        sentences[1].Signs.ShouldNotContain("ownAction");
    }

    [Theory]
    [InlineData("I'd bring data on our velocity of the last three sprints.", "data")]
    [InlineData("There are two options: a week later, or without the export.", "options")]
    [InlineData("If you give me one reviewer, I'll take over the report you owe us.", "trade")]
    [InlineData("Then I'd escalate it to both directors.", "escalation")]
    [InlineData("What you want is no surprise in the audit, and you get that.", "theirInterest")]
    [InlineData("I need it by Friday.", "")]
    [InlineData("Shall I escalate?", "")]
    public void A_stakeholder_is_moved_by_what_they_hear(string text, string moves)
    {
        var stakeholder = new Stakeholder("Dana", "privacy counsel", "legal", "No surprise in the audit.", ["audit"], ["No."], ["Still no."], []);
        var turn = TurnReader.Understand(text, PromptLanguage.Empty, TurnContext.Start);
        string.Join(' ', AnswerSigns.Moves(stakeholder, turn).Order()).ShouldBe(moves);
    }

    [Fact]
    public void Every_sign_has_a_known_name_whatever_is_said() => Check.One(Seeded.Cases, Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().Where(s => s is not null).ToArbitrary(), text => AnswerSigns.Of(text).All(AnswerSigns.All.Contains)));
}
