using Dryrun.Assessment.Committees;
using Dryrun.Assessment.Conduct;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Assessment.Tests.Committees;

public class CommitteeTests
{
    [Theory]
    [InlineData("hire:1,hire:1,noHire:1", Decision.Hire)]
    [InlineData("hire:2,noHire:2", Decision.NoHire)]
    [InlineData("strongHire:3,noHire:2", Decision.StrongHire)]
    [InlineData("strongNoHire:1,noHire:1,hire:1,strongHire:1", Decision.NoHire)]
    [InlineData("deferred:1", Decision.Deferred)]
    public void Ballots_are_combined_by_their_weighted_median_ties_down(string votes, Decision decision) => Committee.Median(Parse(votes)).ShouldBe(decision);

    [Fact]
    public void Half_of_the_weight_stands_on_either_side_of_the_median_and_order_does_not_matter()
    {
        var vote = from v in Gen.Elements(Enum.GetValues<Decision>()) from w in Gen.Choose(1, 9) select (v, w);
        Prop.ForAll(vote.NonEmptyListOf().ToArbitrary(), votes =>
        {
            var list = votes.ToList();
            var median = Committee.Median(list);
            var half = list.Sum(v => v.w) / 2.0;
            list.Where(v => v.v <= median).Sum(v => v.w).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(half));
            list.Where(v => v.v < median).Sum(v => v.w).ShouldBeLessThan((int)Math.Ceiling(half + 0.25));
            Committee.Median([.. Enumerable.Reverse(list)]).ShouldBe(median);
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void Dissent_is_who_stands_on_the_other_side_of_a_hire()
    {
        var report = Committee.Sit(Loop(("design", 4, "noHire"), ("behavioural", 3, "hire"), ("partnership", 3, "strongHire")));
        report.Decision.ShouldBe(Decision.Hire);
        report.Dissent.ShouldHaveSingleItem().Round.ShouldBe("design");
    }

    [Fact]
    public void A_flip_is_a_ballot_whose_evidence_turns_the_decision_with_it()
    {
        var missing = new FlipEvidence("ownership", "escalation", "Nothing was heard of it: whom one goes to.", "", "hire");
        var loop = Loop(("design", 4, "noHire", missing), ("behavioural", 3, "hire", null), ("screen", 2, "noHire", null));
        var flip = Committee.Sit(loop).Flips.ShouldHaveSingleItem();
        flip.Member.ShouldBe("design's interviewer");
        flip.Decision.ShouldBe(Decision.Hire);

        // Where two others carry the decision, the same evidence turns one vote and nothing else.
        var carried = Loop(("design", 2, "noHire", missing), ("behavioural", 3, "noHire", null), ("screen", 3, "noHire", null));
        Committee.Sit(carried).Flips.ShouldBeEmpty();
        Committee.Sit(carried).Ballots[0].Flip.ShouldBe(missing);
    }

    [Fact]
    public void Two_rounds_that_cannot_both_be_right_defer_a_hire_and_nothing_less()
    {
        var told = Claims("I led the migration of user profiles to the new store in 19 days.");
        var retold = Claims("The migration of user profiles to the new store took about eleven weeks.");
        var hired = Committee.Sit(Loop(told, retold, "hire"));
        hired.Decision.ShouldBe(Decision.Deferred);
        hired.Contradictions.ShouldHaveSingleItem().What.ShouldContain("19 days in one round, 77 days in the other");
        hired.MissingSignal!.ShouldStartWith("the right answer");
        Committee.Sit(Loop(told, retold, "noHire")).Decision.ShouldBe(Decision.NoHire);
    }

    [Fact]
    public void What_the_candidate_explained_is_told_and_holds_nothing_up()
    {
        var told = Claims("I led the migration of user profiles to the new store in 19 days.");
        var retold = Claims("The migration of user profiles to the new store took about eleven weeks.").Select(c => c with { Explained = "The copy took 19 days, all of it eleven weeks." }).ToList();
        var loop = Loop(told, retold, "hire");
        var report = Committee.Sit(loop);
        report.Decision.ShouldBe(Decision.Hire);
        report.Contradictions.ShouldHaveSingleItem();
        string.Join("\n", CommitteeText.Write(loop, report).Select(l => l.Text)).ShouldContain("the candidate said: \u201cThe copy took 19 days");
    }

    [Theory]
    [InlineData("We moved 90 million user profiles off the old cluster.", "The old cluster held about 95 million user profiles.")]
    [InlineData("I led the migration of user profiles to the new store in 19 days.", "If I led a migration of user profiles to a new store it would take 90 days.")]
    [InlineData("The login team shipped the certificate check in 4 weeks.", "The ranking team shipped the feature store in 9 weeks.")]
    [InlineData("We built the checksum comparison for user profiles.", "I built the checksum comparison for user profiles.")]
    public void Rounding_plans_and_other_things_do_not_contradict(string first, string second) =>
        RoundContradictions.Of([.. Claims(first).Select(c => ("a", c)), .. Claims(second).Select(c => ("b", c))]).ShouldBeEmpty();

    [Fact]
    public void Another_person_who_did_the_same_thing_contradicts()
    {
        var found = RoundContradictions.Of(
            [.. Claims("I designed the checksum comparison for user profiles.").Select(c => ("screen", c)), .. Claims("My manager designed the checksum comparison for user profiles.").Select(c => ("behavioural", c))]);
        found.ShouldHaveSingleItem().What.ShouldStartWith("Who did it");
    }

    [Fact]
    public void The_same_round_is_no_second_witness() =>
        RoundContradictions.Of(Claims("The migration of user profiles took 19 days. The migration of user profiles took 90 days.").Select(c => ("a", c))).ShouldBeEmpty();

    [Fact]
    public void A_loop_nobody_voted_in_is_no_hire_and_says_so()
    {
        var report = Committee.Sit(LoopState.Of([Started(("design", 4))]));
        report.Decision.ShouldBe(Decision.NoHire);
        report.Because.ShouldContain("no ballot");
    }

    [Fact]
    public void The_report_reads_the_same_as_its_json()
    {
        var loop = Loop(("design", 4, "noHire"), ("behavioural", 3, "hire"), ("partnership", 3, "hire"));
        var report = Committee.Sit(loop);
        var json = CommitteeJson.Of(report);
        json["decision"]!.GetValue<string>().ShouldBe("hire");
        json["ballots"]!.AsArray().Count.ShouldBe(3);
        var text = string.Join("\n", CommitteeText.Write(loop, report).Select(l => l.Text));
        text.ShouldStartWith("HIRE");
        foreach (var ballot in report.Ballots) text.ShouldContain(ballot.Member);
        text.ShouldContain("design's interviewer stands by no hire");
    }

    private static List<(Decision, int)> Parse(string votes) => [.. votes.Split(',').Select(v => (Decisions.Parse(v.Split(':')[0]), int.Parse(v.Split(':')[1])))];

    private static IReadOnlyList<Claim> Claims(string turn) => [.. RoundClaims.Of(turn, 0)];

    private static LoopState Loop(params (string Round, int Weight, string Vote)[] rounds) => Loop([.. rounds.Select(r => (r.Round, r.Weight, r.Vote, (FlipEvidence?)null))]);

    private static LoopState Loop(params (string Round, int Weight, string Vote, FlipEvidence? Flip)[] rounds) => LoopState.Of(
        [Started([.. rounds.Select(r => (r.Round, r.Weight))]), .. rounds.SelectMany(r => Sat(r.Round, r.Vote, r.Flip, []))]);

    private static LoopState Loop(IReadOnlyList<Claim> first, IReadOnlyList<Claim> second, string vote) => LoopState.Of(
        [Started(("screen", 1), ("behavioural", 1)), .. Sat("screen", vote, null, first), .. Sat("behavioural", vote, null, second)]);

    private static LoopStarted Started(params (string Round, int Weight)[] rounds) => new(
        "toy", 1, "L5", SessionMode.Real, Temperament.Neutral, "one", "", false,
        [.. rounds.Select(r => new DrawnRound(r.Round, r.Round, 0, false, false, $"{r.Round}'s interviewer", r.Weight, ["communication"], [new DrawnSegment("behavioural", "behavioural", 45, 1, [], null)]))]);

    private static IEnumerable<LoopEvent> Sat(string round, string vote, FlipEvidence? flip, IReadOnlyList<Claim> claims)
    {
        yield return new SegmentStarted(round, 0, $"session-{round}");
        yield return new SegmentEnded(round, 0, $"session-{round}", new SegmentRecord(
            "behavioural", "Behavioural", vote, "because", null, new Dictionary<string, int> { ["communication"] = 3 }, "", flip, claims, [], null));
    }
}
