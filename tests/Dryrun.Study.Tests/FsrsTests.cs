using Dryrun.Study.Memory;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Study.Tests;

public class FsrsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // The interval history that the reference implementation pins for the default parameters (py-fsrs 6, test of review_card).
    [Fact]
    public void The_published_interval_history_comes_out()
    {
        Rating[] ratings =
        [
            Rating.Good, Rating.Good, Rating.Good, Rating.Good, Rating.Good, Rating.Good, Rating.Again, Rating.Again, Rating.Good, Rating.Good, Rating.Good, Rating.Good, Rating.Good,
        ];
        Days(ratings).ShouldBe([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
    }

    [Theory]
    [InlineData(Rating.Again, 0.212)]
    [InlineData(Rating.Hard, 1.2931)]
    [InlineData(Rating.Good, 2.3065)]
    [InlineData(Rating.Easy, 8.2956)]
    public void The_first_rating_sets_the_stability(Rating rating, double stabilityDays) =>
        Fsrs.Review(Card.New(Start), rating, Start).StabilityDays!.Value.ShouldBe(stabilityDays, 1e-12);

    [Fact]
    public void After_as_many_days_as_its_stability_a_card_is_recalled_nine_times_in_ten()
    {
        var card = new Card(CardPhase.Review, 0, 30, 5, Start, Start.AddDays(30));
        Fsrs.Retrievability(card, Start.AddDays(30)).ShouldBe(0.9, 1e-12);
        Fsrs.Retrievability(card, Start).ShouldBe(1);
        Fsrs.Retrievability(Card.New(Start), Start).ShouldBe(0);
    }

    [Fact]
    public void A_better_rating_never_comes_back_sooner_and_difficulty_stays_in_its_range()
    {
        var histories = Gen.Elements(Rating.Again, Rating.Hard, Rating.Good, Rating.Easy).ListOf().Select(l => l.Take(12).ToList()).ToArbitrary();
        Prop.ForAll(histories, ratings =>
        {
            var card = Card.New(Start);
            foreach (var rating in ratings) card = Fsrs.Review(card, rating, card.Due);
            var next = Enum.GetValues<Rating>().Order().Select(r => Fsrs.Review(card, r, card.Due)).ToList();
            next.ShouldAllBe(c => c.Difficulty >= 1 && c.Difficulty <= 10 && c.StabilityDays >= 0.001 && c.Due > card.Due);
            for (var i = 1; i < next.Count; i++) next[i].Due.ShouldBeGreaterThanOrEqualTo(next[i - 1].Due);
        }).Check(Seeded.Cases);
    }

    private static List<int> Days(IEnumerable<Rating> ratings)
    {
        var (card, now, days) = (Card.New(Start), Start, new List<int>());
        foreach (var rating in ratings)
        {
            card = Fsrs.Review(card, rating, now);
            days.Add((int)(card.Due - now).TotalDays);
            now = card.Due;
        }

        return days;
    }
}
