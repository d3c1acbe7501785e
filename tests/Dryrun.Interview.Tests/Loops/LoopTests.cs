using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Tests.Loops;

public class LoopTests
{
    private static readonly ContentFolder Content = ContentFolder.Find(null, AppContext.BaseDirectory);

    public static TheoryData<string> Ids => [.. LoopReader.Ids(Content)];

    [Fact]
    public void The_three_loops_of_the_guides_are_there() => LoopReader.Ids(Content).ShouldBe(["meta-tpm", "tiktok-mle", "tiktok-tpm"]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_loop_begins_with_the_recruiter_has_a_committee_and_ends_with_the_offer(string id)
    {
        var loop = LoopReader.Read(Content, id);
        foreach (var variant in loop.Variants)
        {
            variant.Rounds[0].Segments[0].Kind.ShouldBe("recruiter");
            variant.Rounds[^1].AfterCommittee.ShouldBeTrue();
            variant.Rounds.Count(r => r.Member is not null).ShouldBeInRange(3, 7);
            variant.Rounds.SelectMany(r => r.Segments).ShouldAllBe(s => s.Minutes >= 10);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_same_seed_draws_the_same_loop_and_all_mixes_are_drawn_in_about_their_share(string id)
    {
        var loop = LoopReader.Read(Content, id);
        LoopJson.Write(Start(loop, 7)).ShouldBe(LoopJson.Write(Start(loop, 7)));
        var counts = Enumerable.Range(0, 2000).Select(s => Start(loop, (ulong)s).Variant).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        var weights = loop.Variants.Sum(v => v.Weight);

        // Five standard deviations of a binomial with n = 2000.
        foreach (var v in loop.Variants) ((double)counts[v.Name]).ShouldBe(2000.0 * v.Weight / weights, 5 * Math.Sqrt(2000 * 0.25));
    }

    [Fact]
    public void Meta_draws_device_management_most_and_never_ads_or_ranking()
    {
        var loop = LoopReader.Read(Content, "meta-tpm");
        var drawn = Enumerable.Range(0, 2000).SelectMany(s => Start(loop, (ulong)s).Rounds).SelectMany(r => r.Segments).Where(s => s.Kind == "design").Select(s => s.Prompt).ToList();
        var devices = drawn.Count(p => p is "quest-patches" or "whatsapp-updates") / (double)drawn.Count;
        devices.ShouldBe(63.0 / 132, 5 * Math.Sqrt(0.25 / drawn.Count));
        drawn.ShouldAllBe(p => !p.Contains("ads") && !p.Contains("feed"));
    }

    [Fact]
    public void Rounds_come_in_order_the_committee_after_them_and_the_offer_only_after_a_hire()
    {
        var loop = LoopReader.Read(Content, "tiktok-tpm");
        var state = LoopState.Of([Start(loop, 3)]);
        var order = new List<string>();
        while (state.Next.Round is { } round)
        {
            order.Add(round.Id);
            state = LoopState.Apply(state, LoopDecider.Sit(state, $"session-{order.Count}"));
            Should.Throw<InputException>(() => LoopDecider.Sit(state, "another")).Message.ShouldContain("is being sat");
            state = LoopState.Apply(state, LoopDecider.End(state, Record("hire")));
        }

        order.ShouldBe(state.Start.Rounds.Where(r => !r.AfterCommittee).SelectMany(r => r.Segments.Select(_ => r.Id)));
        state.Next.ShouldBe(NextStep.Committee);
        LoopState.Apply(state, new CommitteeSat("noHire", [])).Next.ShouldBe(NextStep.Nothing);
        LoopState.Apply(state, new CommitteeSat("hire", [])).Next.Drawn!.Kind.ShouldBe("offer");
    }

    [Fact]
    public void Events_are_read_back_as_they_were_written()
    {
        var start = Start(LoopReader.Read(Content, "meta-tpm"), 5);
        LoopEvent[] events = [start, new SegmentStarted("recruiter", 0, "session-x"), new SegmentEnded("recruiter", 0, "session-x", Record("deferred")), new CommitteeSat("hire", [])];
        foreach (var e in events) LoopJson.Write(LoopJson.Read(LoopJson.TypeName(e), LoopJson.Write(e))).ShouldBe(LoopJson.Write(e));
    }

    [Theory]
    [InlineData("minutes: 30}", "minutes: 300}", "minutes is 300; allowed 2 to 120")]
    [InlineData("kind: recruiter", "kind: recruiters", "kind is recruiters; allowed")]
    [InlineData("judges: [communication, scoping]", "judges: [communication, charm]", "charm is not a dimension")]
    [InlineData("weeks: 5", "week: 5", "week is not known; did you mean weeks?")]
    [InlineData("after: committee", "after: lunch", "after is lunch; allowed committee")]
    public void A_mistake_in_a_loop_names_its_line(string right, string wrong, string message)
    {
        var text = File.ReadAllText(Path.Combine(Content.Path, "loops", "meta-tpm.yaml")).Replace(right, wrong, StringComparison.Ordinal);
        var problems = Should.Throw<InputException>(() => LoopReader.Read(YamlText.Read(text, "meta-tpm.yaml"), "meta-tpm")).Problems;
        problems.ShouldContain(p => p.ToString().Contains(message) && p.ToString().StartsWith("meta-tpm.yaml:"));
    }

    [Fact]
    public void An_unknown_loop_names_the_nearest() =>
        Should.Throw<InputException>(() => LoopReader.Read(Content, "meta-tmp")).Message.ShouldBe("there is no loop meta-tmp; did you mean meta-tpm?");

    private static LoopStarted Start(Loop loop, ulong seed) => LoopDecider.Start(loop, seed, null, SessionMode.Real, Temperament.Neutral, backToBack: false);

    private static SegmentRecord Record(string decision) =>
        new("recruiter", "Recruiter", decision, "because", null, new Dictionary<string, int> { ["communication"] = 3 }, "", null, [], ["change"], null);
}
