using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Interview.Tests.Talk;

/// <summary>What an earlier round of the loop was told otherwise is asked about, and the answer is kept for the committee.</summary>
public sealed class EarlierClaimTests
{
    private const string Story = "I led the migration of user profiles to the new store, and the migration took eleven weeks because two teams had no owner for the backfill.";

    private static readonly TalkChoice Noted = TalkToys.Tpm with
    {
        Noted = [new NotedClaim("Screen", "I led the migration of user profiles to the new store in 19 days.")],
    };

    [Fact]
    public void Another_figure_is_asked_about_in_the_earlier_words()
    {
        var sat = TalkToys.Sit(TalkToys.Behavioural, Noted).Say(Story);
        var probe = sat.One<Probed>();
        (probe.About, probe.Text).ShouldBe(("claim", "Earlier I have 19 days in my notes. Which is it?"));
        probe.Because.ShouldContain("earlier round");
    }

    [Fact]
    public void The_same_claim_is_asked_about_once()
    {
        var sat = TalkToys.Sit(TalkToys.Behavioural, Noted).Say(Story).Say("Nineteen days was the copy alone; the whole programme was eleven weeks.");
        sat.Say($"As I said. {Story}");
        sat.Events.Count(e => e.Data is Probed { About: "claim" }).ShouldBe(1);
    }

    [Fact]
    public void Without_an_earlier_round_nothing_is_asked() =>
        TalkToys.Sit(TalkToys.Behavioural).Say(Story).Has<Probed>(p => p.About == "claim").ShouldBeFalse();

    [Theory]
    [InlineData("Nineteen days was the copy alone; the whole programme was eleven weeks.", true)]
    [InlineData("I don't remember.", false)]
    [InlineData("Hm.", false)]
    public void The_answer_is_kept_with_the_claim(string answer, bool explains)
    {
        var sat = TalkToys.Sit(TalkToys.Behavioural, Noted).Say(Story).Say(answer);
        var claims = RoundClaims.Of("behavioural", sat.Events);
        claims.ShouldNotBeEmpty();
        claims.ShouldAllBe(c => c.Explained == (explains ? answer : null));
    }
}
