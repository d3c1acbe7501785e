using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Interviewer;

/// <summary>What only asks for agreement takes nothing for granted itself.</summary>
public sealed class ConfirmingTests
{
    [Theory]
    [InlineData("Is that right?")]
    [InlineData("Does that make sense?")]
    [InlineData("OK?")]
    [InlineData("Am I right?")]
    [InlineData("Is that a fair assumption?")]
    public void Asking_for_agreement_is_no_assumption(string tag)
    {
        var session = new Rehearsal(Rooms.Quest).Say("We start with one percent of the headsets. " + tag);
        session.State.Assumptions.Select(a => a.Text).ShouldNotContain(tag);
        session.Say(tag).State.Assumptions.Select(a => a.Text).ShouldNotContain(tag);
        session.Say("What's the weather on Mars?").Say(tag).State.Assumptions.Select(a => a.Text).ShouldNotContain(tag);
    }

    [Fact]
    public void Asked_in_a_sentence_of_its_own_it_settles_the_assumption_before()
    {
        var session = new Rehearsal(Rooms.Quest).Say("I'm assuming 99 percent of the devices are offline at peak. Is that right?");
        session.State.Assumptions.ShouldHaveSingleItem().Status.ShouldBe(AssumptionStatus.Refuted);
    }

    [Fact]
    public void Asked_in_the_next_turn_it_still_does()
    {
        var session = new Rehearsal(Rooms.Quest).Say("I'll assume 99 percent of the devices are offline at peak.");
        session.State.Assumptions.ShouldHaveSingleItem().Status.ShouldBe(AssumptionStatus.Unchecked);
        session.Say("Is that right?").State.Assumptions.ShouldHaveSingleItem().Status.ShouldBe(AssumptionStatus.Refuted);
    }
}
