using Dryrun.Study.Drills;
using Dryrun.Study.Memory;

namespace Dryrun.Study.Tests;

public class DeckTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_weakness_puts_its_drill_into_the_deck_and_it_is_due_at_once()
    {
        var deck = Deck.Of([new WeaknessSeen(Start, "owners", "Quest patches: ownership 2 of 5")]);
        deck.Due(Start).ShouldHaveSingleItem().From.ShouldBe("Quest patches: ownership 2 of 5");
    }

    [Fact]
    public void A_drill_that_went_well_is_not_due_until_its_interval_has_passed()
    {
        var deck = Deck.Of([new WeaknessSeen(Start, "owners", "x"), new DrillDone(Start, "owners", Rating.Easy, 4)]);
        deck.Due(Start.AddDays(7)).ShouldBeEmpty();
        deck.Due(Start.AddDays(9)).ShouldHaveSingleItem().Times.ShouldBe(1);
    }

    [Fact]
    public void A_weakness_seen_again_makes_a_learned_drill_due_within_minutes()
    {
        var deck = Deck.Of([new DrillDone(Start, "owners", Rating.Easy, 4), new WeaknessSeen(Start.AddDays(3), "owners", "WhatsApp: ownership 2 of 5")]);
        deck.Due(Start.AddDays(3).AddMinutes(11)).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_debriefs_ask_for_most_comes_first()
    {
        var deck = Deck.Of(
        [
            new WeaknessSeen(Start, "summary", "a"), new WeaknessSeen(Start, "owners", "b"), new WeaknessSeen(Start, "owners", "c"),
        ]);
        deck.Due(Start).Select(e => e.Drill).ShouldBe(["owners", "summary"]);
    }

    [Fact]
    public void Events_are_read_back_as_they_were_written()
    {
        StudyEvent[] events = [new WeaknessSeen(Start, "owners", "x"), new DrillDone(Start, "owners", Rating.Hard, 4)];
        foreach (var e in events) StudyJson.Read(StudyJson.TypeName(e), StudyJson.Write(e)).ShouldBe(e);
        Should.Throw<InvalidDataException>(() => StudyJson.Read("weaknessGone", "{}")).Message.ShouldContain("weaknessGone");
    }
}
