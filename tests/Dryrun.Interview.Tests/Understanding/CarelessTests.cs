using Dryrun.Interview.Tests.Toy;
using Dryrun.Interview.Tests.Understanding.Fit;
using Dryrun.Interview.Understanding;
using Dryrun.Interview.Understanding.Evaluation;

namespace Dryrun.Interview.Tests.Understanding;

/// <summary>Short, sloppy questions of a tired candidate over the four prompts whose system runs; Careless/README.md says how they were made.</summary>
public sealed class CarelessTests
{
    // Measured: 88 of 116 right, 0 of 128 wrong disclosures; 80 and 0 before the linker was made for such questions. The margin is two utterances.
    [Fact]
    public void What_was_never_looked_at_does_not_sink()
    {
        var figures = Evaluator.Run(LinkFit.CarelessHeldOut, LinkFit.Languages).Linking[0];
        figures.Top1.Hits.ShouldBeGreaterThanOrEqualTo(86);
        figures.Wrong.Hits.ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("api-rate-limits", "whats the load", "peakLoad")]
    [InlineData("api-rate-limits", "Whats the load?", "peakLoad")]
    [InlineData("live-event-5x", "whats the load", "baseLoad")]
    [InlineData("live-event-5x", "budget?", "finance")]
    [InlineData("api-rate-limits", "ppl behind one ip", "nat")]
    [InlineData("quest-patches", "can it brick", "bricking")]
    public void A_word_or_two_name_a_fact(string prompt, string said, string fact) => Linked(prompt, said).ShouldBe([fact]);

    [Fact]
    public void A_bare_name_answers_where_something_was_asked() =>
        TurnReader.Understand("ppl behind one ip", Rooms.Limits.Content.Language, new(InterviewerAsk.Risk, [])).Clauses.SelectMany(c => c.Facts).ShouldBeEmpty();

    private static List<string> Linked(string prompt, string said) =>
        [.. TurnReader.Understand(said, LinkFit.Languages[prompt], TurnContext.Start).Clauses.SelectMany(c => c.Facts).Select(f => f.Fact)];
}
