using Dryrun.Interview.Loops;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Loops;

public sealed class ClaimQuestionTests
{
    private static readonly IReadOnlyList<Claim> Earlier = [.. RoundClaims.Of(
        "I led the migration of user profiles to the new store in 19 days. The checksum comparison was designed later. I designed the certificate check for the login service. The old cluster cost three weeks of search index rebuilds.", 60_000)];

    [Fact]
    public void Another_figure_for_the_same_thing_is_asked_about_in_the_words_that_were_said()
    {
        var question = ClaimQuestion.Of(Earlier, "So the migration of user profiles to the new store took about eleven weeks, and it was hard.")!;
        question.Text.ShouldBe("Earlier I have 19 days in my notes. Which is it?");
        question.Now.ShouldStartWith("So the migration");
        question.Earlier.Quote.ShouldContain("19 days");
        question.Because.ShouldContain("19 days");
    }

    [Fact]
    public void Another_doer_is_asked_about()
    {
        var question = ClaimQuestion.Of(Earlier, "My manager designed the certificate check for the login service.")!;
        question.Text.ShouldStartWith("Earlier I have it in my notes as: I designed the certificate check");
        question.Text.ShouldEndWith("Who was it?");
    }

    [Theory]
    [InlineData("The migration of user profiles to the new store took about 20 days.")]
    [InlineData("I'd plan a migration of user profiles to a new store for 90 days.")]
    [InlineData("Was it the migration of user profiles to the new store, the one with 90 days?")]
    [InlineData("We designed the certificate check for the login service.")]
    [InlineData("The ranking team shipped its feature store in nine weeks.")]
    [InlineData("")]
    public void Rounding_plans_questions_and_other_things_are_not(string turn) => ClaimQuestion.Of(Earlier, turn).ShouldBeNull();

    [Theory]
    [InlineData("The gateway had a limit of 140 ms per ranking call.", "Every ranking call through the gateway cost 12 ms more.", false)]
    [InlineData("The ranking rollback took two days.", "Our ranking rollback took four days.", true)]
    [InlineData("The profile migration moved 200 million users.", "The profile migration moved 450 million users in the end.", true)]
    [InlineData("We cut the nightly report job from 6 hours to 2 hours.", "The nightly report job took 9 hours when it failed.", false)]
    public void A_figure_is_compared_with_the_figure_that_counts_the_same(string earlier, string now, bool differs) =>
        (ClaimQuestion.Of([.. RoundClaims.Of(earlier, 0)], now) is not null).ShouldBe(differs);

    [Fact]
    public void What_was_said_before_never_contradicts_itself_and_any_text_is_read()
    {
        foreach (var claim in Earlier) ClaimQuestion.Of(Earlier, claim.Quote).ShouldBeNull();
        Check.One(Seeded.Cases, Prop.ForAll(
            ArbMap.Default.GeneratorFor<string>().Where(s => s is not null).ToArbitrary(),
                text => ClaimQuestion.Of(Earlier, text) is not { } q || text.Contains(q.Now, StringComparison.Ordinal)));
    }
}
