using Dryrun.Assessment.Conduct;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Tests.Conduct;

public sealed class ClaimTests
{
    [Fact]
    public void Claims_are_held_against_the_run()
    {
        var claims = Claims("We'll have 90 % coverage in 5 days after the launch.", "Bricked devices will be zero with this plan.", "Support contacts, if it breaks, go up by 10 percent.");
        var days = claims.Single(c => c.Metric == "t90Days");
        days.Claimed.ShouldBe("5 days");
        days.Held.ShouldBeFalse();
        var bricked = claims.Single(c => c.Metric == "brickedDevices");
        bricked.Held.ShouldBeTrue();
        claims.Count.ShouldBe(2);
    }

    [Fact]
    public void A_claim_that_the_run_bears_out_holds()
    {
        Claims("We'll have 90 % coverage in two weeks after the launch.").Single().Held.ShouldBeTrue();
    }

    private static IReadOnlyList<CheckedClaim> Claims(params string[] said)
    {
        var (events, room) = Rehearsals.Say(["0| What is the coverage target?", .. said.Select((s, i) => $"{10 + (i * 3)}| {s}")]);
        var run = new RunRecord("aa", 0, new Dictionary<string, double?> { ["t90Days"] = 9, ["brickedDevices"] = 0, ["supportContacts"] = 100 }, new Dictionary<string, long>(), [], []);
        List<SessionEvent> with = [.. events, new SessionEvent(events[^1].Seq + 1, events[^1].AtMs, Actor.System, new Ran(run))];
        return ConductAssessment.Of(with, room).Claims;
    }
}
