using Dryrun.Interview.Questions;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Questions;

public sealed class PointsHeardTests
{
    private static readonly Question Splits = SampleQuestions.Knowledge.Questions[0];

    [Theory]
    [InlineData("I'd split the data by time, so nothing leaks.", "byTime leak")]
    [InlineData("Not a random split: train on the past and test on what came after.", "byTime")]
    [InlineData("A random one leaked popularity and it looked four points better.", "leak")]
    [InlineData("I would splitting by time, and by user as well.", "byTime groups")]
    [InlineData("You get future information into the training set that way.", "leak")]
    [InlineData("It's not only leakage, it's drift too.", "leak")]
    public void A_point_is_heard_in_any_inflection(string text, string points) => PointsHeard.Of(Splits, text).Order().ShouldBe(points.Split(' ').Order());

    [Theory]
    [InlineData("Would you split by time here?")]
    [InlineData("I wouldn't split by time in this case.")]
    [InlineData("Leakage isn't a problem for us, I think.")]
    [InlineData("I don't know what leakage is, to be honest.")]
    [InlineData("There is no leakage in a setting like this.")]
    [InlineData("Leakage, time-based split, group split.")]
    [InlineData("Leakage.")]
    [InlineData("We split it into halves at the same time of day, two by two by two.")]
    [InlineData("")]
    public void What_is_asked_denied_or_only_listed_is_not(string text) => PointsHeard.Of(Splits, text).ShouldBeEmpty();

    [Fact]
    public void The_sentence_that_holds_a_point_is_verbatim()
    {
        const string Text = "Let me think.  I'd split by time. Then nothing leaks from the future.";
        foreach (var heard in PointsHeard.In(Splits, Text)) Text.Substring(heard.Start, heard.Sentence.Length).ShouldBe(heard.Sentence);
        PointsHeard.In(Splits, Text).Select(h => h.Point).ShouldBe(["byTime", "leak"]);
    }

    [Fact]
    public void More_sentences_never_take_a_point_away_and_order_does_not_matter()
    {
        string[] sentences =
        [
            "I'd split by time.", "Then nothing leaks from the future.", "Would you split by user?", "I don't mind.", "It is cheap.", "Leakage, drift.", "We hold the users out by user id.",
        ];
        Check.One(Seeded.Cases, Prop.ForAll(Gen.Elements(sentences).ListOf().ToArbitrary(), said =>
        {
            var all = PointsHeard.Of(Splits, string.Join(' ', said));
            var backwards = PointsHeard.Of(Splits, string.Join(' ', Enumerable.Reverse(said)));
            var twice = PointsHeard.Of(Splits, string.Join(' ', said.Concat(said)));
            var single = said.SelectMany(s => PointsHeard.Of(Splits, s)).ToHashSet();
            return all.SetEquals(single) && all.SetEquals(backwards) && all.SetEquals(twice);
        }));
    }

    [Fact]
    public void Any_text_is_read() => Check.One(Seeded.Cases, Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().Where(s => s is not null).ToArbitrary(),
            text => PointsHeard.In(Splits, text).All(h => text.Substring(h.Start, h.Sentence.Length) == h.Sentence)));
}
