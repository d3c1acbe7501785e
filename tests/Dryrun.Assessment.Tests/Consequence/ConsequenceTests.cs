using System.Text.Json;
using System.Text.Json.Nodes;
using Dryrun.Assessment.Consequence;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Assessment.Tests.Consequence;

public sealed class ConsequenceTests
{
    private static readonly Bowl System = new();

    private const string Owners = "programme: {owners: {release: {team: Release team, onCall: a, escalation: b}, "
        + "build: {team: Build team, onCall: a, escalation: b}}}";

    private const string Bottom = "plan: {soak: 40, halt: true}\nbuild: {engine: new, ratio: 0.3, batch: 100, banner: none}\n" + Owners;

    private static readonly DesignDocument Naive = DesignDocument.Empty;

    private static readonly DesignDocument Reference = Read(
        "plan: {soak: 30, halt: true}\nbuild: {engine: new, ratio: 0.25, batch: 120, banner: hello}\n" + Owners);

    [Fact]
    public void The_bottom_of_the_bowl_has_no_regret()
    {
        var report = Assess(Read(Bottom));
        report.Regret.ShouldBe(DollarRange.Zero);
        report.BestKnownName.ShouldBe("candidate");
        report.ExplainedBy.ShouldBeEmpty();
        report.NormalisedRegret.ShouldBe(0);
        report.IsBound.ShouldBeFalse();
        report.ExpectedCost.Mid.ShouldBe(Bowl.Least, 5);
    }

    [Fact]
    public void Every_part_of_an_additive_regret_is_its_closed_form()
    {
        // The reference stands on the bottom, so that the best known design is known.
        var candidate = Read("plan: {soak: 20, halt: false}\nbuild: {engine: old, batch: 300, banner: hi}\n"
            + "programme: {owners: {build: {team: Supply, onCall: x}}}");
        var report = Assess(candidate, Read(Bottom));
        report.BestKnownName.ShouldBe("reference");
        report.Regret.Mid.ShouldBe(400 + 3000 + 4000 + 1000 + 3000, 15);
        Part("plan.soak").Dollars.ShouldBe(400, 0.01);
        Part("plan.halt").Dollars.ShouldBe(3000, 0.01);
        Part("build.batch").Dollars.ShouldBe(1000, 0.01);
        Part("programme.owners.release").Dollars.ShouldBe(1500, 0.01);
        Part("programme.owners.release").Label.ShouldBe("no owner for Release");
        Part("programme.owners.build").Label.ShouldBe("Supply owns Build; Build team ought to");

        // The old engine alone cannot be replaced for free: the ratio of the new one comes from the next knob, at first its unled 1.
        Part("build.engine").Dollars.ShouldBe(4000 - 1400, 15);
        Part("build.ratio").Dollars.ShouldBe(1400, 0.01);
        report.ExplainedBy.Select(p => p.Knob).ShouldBe([
            "plan.soak", "plan.halt", "build.engine", "build.ratio", "build.batch", "programme.owners.release", "programme.owners.build"]);
        SumCents(report.ExplainedBy.Select(p => p.Dollars)).ShouldBe(ToCents(report.Regret.Mid));
        SumCents([report.Split.Programme, report.Split.Engineering, report.Split.Mixed]).ShouldBe(ToCents(report.Regret.Mid));
        report.Split.Programme.ShouldBe(6400, 0.05);
        report.Regret.Low.ShouldBeLessThan(report.Regret.Mid);
        report.ExplainedBy.ShouldAllBe(p => p.Low <= p.Dollars + 0.01 && p.Dollars <= p.High + 0.01);

        RegretPart Part(string knob) => report.ExplainedBy.Single(p => p.Knob == knob);
    }

    [Fact]
    public void Knobs_that_only_go_together_are_one_part()
    {
        // A soak above 50 needs the halt: on the way back the soak may not be raised before the halt.
        var world = World(new BowlWorld { BestSoak = 80, BestBatch = 100, BestRatio = 0.3 });
        var best = Changed(("soak: 40", "soak: 80"));
        var report = Assess(Changed(("soak: 40, halt: true", "soak: 10, halt: false")), best, world);
        var part = report.ExplainedBy.ShouldHaveSingleItem();
        part.Knob.ShouldBe("plan.soak + plan.halt");
        part.Dollars.ShouldBe(4900 + 3000, 0.01);
        part.Class.ShouldBe(PartClass.Programme);
        part.Status.ShouldBeNull();
    }

    [Fact]
    public void The_waterfall_leads_from_naive_to_candidate_and_credits_delegation()
    {
        var candidate = Read("plan: {soak: 40, halt: true}\nbuild: {engine: new}\n"
            + "delegated: {build.ratio: {to: build, day: 3}, build.batch: {to: Build team, day: 11}}\n"
            + "programme: {owners: {release: {team: the releases team, onCall: a, escalation: b}}}");
        var report = Assess(candidate);
        report.Waterfall.Select(s => s.Id).ShouldBe(["plan", "build", "delegation", "programme"]);
        report.Waterfall[0].Dollars.ShouldBe(-1600 - 3000, 0.01);
        report.Waterfall[1].Dollars.ShouldBe(-4000 + 1400, 15);
        report.Waterfall[2].Dollars.ShouldBe(-1400 + 100, 0.01);
        report.Waterfall[2].Knobs.ShouldBe(["build.ratio"]);
        report.Waterfall[3].Dollars.ShouldBe(-1500, 0.01);
        SumCents([report.NaiveCost.Mid, .. report.Waterfall.Select(s => s.Dollars)]).ShouldBe(ToCents(report.ExpectedCost.Mid));
        report.Knobs.Single(k => k.Knob == "build.batch").Status.ShouldBe(KnobStatus.DelegatedInVain);
    }

    [Fact]
    public void A_missed_fact_costs_what_its_knobs_would_have_saved()
    {
        var candidate = Changed(("soak: 40", "soak: 10"), ("batch: 100", "batch: 300"));
        MissedFact[] missed = [new("soak", ["plan.soak"]), new("both", ["plan.soak", "build.batch"]), new("known", ["plan.halt"]), new("none", [])];
        var report = Assess(candidate, Read(Bottom), missed: missed);
        report.Missed.Select(m => m.CostHere!.Mid).ShouldBe([900, 1900, 0, 0]);
        report.Missed[1].Knobs.ShouldBe(["plan.soak", "build.batch"]);
    }

    [Fact]
    public void A_missed_fact_that_cannot_be_used_alone_has_no_price()
    {
        var world = World(new BowlWorld { BestSoak = 80, BestBatch = 100, BestRatio = 0.3 });
        var best = Changed(("soak: 40", "soak: 80"));
        var candidate = Changed(("soak: 40, halt: true", "soak: 10, halt: false"));
        Assess(candidate, best, world, [new("soak", ["plan.soak"])]).Missed.ShouldHaveSingleItem().CostHere.ShouldBeNull();
    }

    [Fact]
    public void An_answer_given_during_the_run_is_a_standing_rule_with_its_own_part()
    {
        var input = Input(Read(Bottom), Read(Bottom)) with { Decisions = new Dictionary<string, string> { ["halt"] = "no" } };
        var report = ConsequenceAssessment.Assess(input);
        report.ExplainedBy.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Knob.ShouldBe("decision.halt"), p => p.Dollars.ShouldBe(700, 0.01), p => p.Had.ShouldBe("no"));
        report.Waterfall[^1].Id.ShouldBe("decisions");
        report.Waterfall[^1].Dollars.ShouldBe(700, 0.01);
    }

    [Fact]
    public void Normalised_regret_is_null_where_naive_is_as_good_as_the_best()
    {
        var report = Assess(Read(Bottom), Read(Bottom), naive: Read(Bottom));
        report.NormalisedRegret.ShouldBeNull();
        Assess(Naive).NormalisedRegret.ShouldBe(1);
        Assess(Naive).BestKnownName.ShouldBe("found");
    }

    [Fact]
    public void Same_bytes_on_one_thread_and_on_two()
    {
        var input = Input(Read("plan: {soak: 12}\nbuild: {engine: new, batch: 7}"), Reference) with { Missed = [new("soak", ["plan.soak"])] };
        var one = JsonSerializer.Serialize(ConsequenceAssessment.Assess(input, threads: 1));
        JsonSerializer.Serialize(ConsequenceAssessment.Assess(input, threads: 2)).ShouldBe(one);
        JsonSerializer.Serialize(ConsequenceAssessment.Assess(input with { Seed = 2 }, threads: 2)).ShouldNotBe(one);
    }

    [Fact]
    public void Runs_stay_within_the_budget_of_a_minute()
    {
        ConsequenceBudget.Total(22).ShouldBe(3000);
        MissedFact[] missed = [new("soak", ["plan.soak"]), new("batch", ["build.batch"])];
        var report = Assess(Read("plan: {soak: 12}\nbuild: {engine: new, batch: 7}"), Reference, missed: missed);
        report.Runs.ShouldBeInRange(1500, ConsequenceBudget.Total(2));
    }

    [Fact]
    public void Progress_never_falls_and_ends_at_one()
    {
        var told = new Told();
        ConsequenceAssessment.Assess(Input(Naive, Reference), told, threads: 2);
        told.Shares.ShouldBe(told.Shares.Order());
        told.Shares[0].ShouldBe(0);
        told.Shares[^1].ShouldBe(1);
        told.Steps.Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void A_cancelled_assessment_ends_at_once()
    {
        using var ending = new CancellationTokenSource();
        var told = new Told(share => { if (share > 0.1) ending.Cancel(); });
        Should.Throw<OperationCanceledException>(() => ConsequenceAssessment.Assess(Input(Naive, Reference), told, 2, ending.Token));
        told.Shares[^1].ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Noise_is_not_shown_as_a_part()
    {
        var report = Assess(Changed(("banner: none", "banner: other words"), ("soak: 40", "soak: 41"), ("halt: true", "halt: false")), Read(Bottom));
        report.ExplainedBy.Select(p => p.Knob).ShouldBe(["plan.halt", "other"]);
        report.ExplainedBy[1].Dollars.ShouldBe(1, 0.01);
    }

    private static long ToCents(double dollars) => (long)Math.Round(dollars * 100);

    private static long SumCents(IEnumerable<double> dollars) => dollars.Sum(ToCents);

    private static DesignDocument Read(string yaml) => DesignFile.ReadText(yaml);

    private static DesignDocument Changed(params (string From, string To)[] changes) =>
        Read(changes.Aggregate(Bottom, (text, c) => text.Replace(c.From, c.To, StringComparison.Ordinal)));

    private static JsonObject World(BowlWorld world) => ((ISimulatedSystem)System).World.ToJson(world);

    private static ConsequenceInput Input(DesignDocument candidate, DesignDocument reference) =>
        new(System, WorldDistribution.Typical(((ISimulatedSystem)System).World), Naive, reference, candidate, [], 1);

    private static ConsequenceReport Assess(
        DesignDocument candidate,
        DesignDocument? reference = null,
        JsonObject? world = null,
        IReadOnlyList<MissedFact>? missed = null,
        DesignDocument? naive = null)
    {
        var input = Input(candidate, reference ?? Reference);
        return ConsequenceAssessment.Assess(input with { World = world ?? input.World, Missed = missed ?? [], Naive = naive ?? Naive }, threads: 2);
    }

    private sealed class Told(Action<double>? then = null) : IProgress<(string Step, double Share)>
    {
        public List<double> Shares { get; } = [];

        public List<string> Steps { get; } = [];

        public void Report((string Step, double Share) value)
        {
            Shares.Add(value.Share);
            Steps.Add(value.Step);
            then?.Invoke(value.Share);
        }
    }
}
