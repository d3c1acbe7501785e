using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// Looks for good plans in worlds of the prior by coordinate descent: of one knob after the other each value is tried beside the plan, and the one that saves most is
/// taken where it saves beyond noise. First the best plan of each whole option, then the best plan for a part of the worlds.
/// </summary>
/// <remarks>
/// A whole option is a value of a knob that decides which other knobs apply (delay, scale or throttle), held while all others are searched, or a design that the
/// prompt ships. From one option to the next a search that moves one knob at a time does not find: the rest of the plan fits the option it was made for.
/// </remarks>
internal sealed class PlanSearch
{
    /// <summary>Steps along a number's axis that are tried from where the plan stands: about a factor of 1.3, 1.7, 4 and 16 where the axis is geometric.</summary>
    private static readonly int[] Steps = [-40, -20, -8, -4, 4, 8, 20, 40];

    /// <summary>Values of other knobs that are tried.</summary>
    private const int NamesMax = 8;

    /// <summary>A value is taken where it saves more than so many standard errors.</summary>
    private const double TakenFrom = 1;

    /// <summary>A value is dropped early where it costs more by so many standard errors.</summary>
    private const double SurelyFrom = 2;

    /// <summary>Times that the search for the best plan goes over all knobs, at most: until none of them saves any more.</summary>
    private const int Rounds = 4;

    /// <summary>Every so many worlds are tried first; what is surely worse there is not tried in the rest.</summary>
    private const int FirstOf = 4;

    /// <summary>Least worlds that a value is tried in before it is dropped.</summary>
    private const int FirstLeast = 12;

    private readonly ISimulatedSystem system;
    private readonly DesignSpace space;
    private readonly PlanPool pool;
    private readonly IReadOnlyList<PricedFact> facts;
    private readonly int[] everywhere;
    private readonly JsonObject world;
    private readonly int[] moved;
    private readonly int[] hubs;
    private readonly List<int[]> starts;

    /// <summary>Finds where to start; runs nothing yet.</summary>
    public PlanSearch(ValueInput input, PriorRuns prior, IReadOnlyList<JsonObject> worlds)
    {
        var carried = input.Reference.Root["programme"];
        JsonObject[] shipped = [Values(input, worlds[0], input.Reference)!, .. input.Others.Select(d => Values(input, worlds[0], d)).OfType<JsonObject>()];
        var naive = Values(input, worlds[0], input.Naive) ?? throw new ArgumentException("the naive design has problems in a world of the prior", nameof(input));
        (system, facts, world) = (input.System, input.Facts, worlds[0]);
        everywhere = [.. Enumerable.Range(0, worlds.Count)];
        space = new DesignSpace(input.System, worlds[0], carried, [naive, .. shipped]);
        pool = new PlanPool(space, carried, prior, worlds);
        starts = [.. shipped.Select(space.PointOf)];
        var paths = facts.SelectMany(f => f.Moves).ToHashSet();
        moved = [.. space.Open.Where(p => paths.Contains(space.Axes[p].Knob.Path))];
        hubs = [.. space.Open.Where(IsHub)];
    }

    /// <summary>The best plan before anything is known; set by <see cref="FindOptions"/>.</summary>
    public TriedPlan Best { get; private set; } = null!;

    /// <summary>The best plan of each whole option, the best of all first.</summary>
    public IReadOnlyList<TriedPlan> Options { get; private set; } = [];

    /// <summary>Runs of <see cref="FindOptions"/>, at most.</summary>
    public int OptionRunsMax => everywhere.Length
        * (((starts.Count + Rounds + Rounds) * space.Open.Sum(Tried)) + hubs.Sum(h => Others(starts[0], h).Count * Concerned(h).Sum(Tried)));

    /// <summary>Runs of <see cref="For"/> for all facts, at most.</summary>
    public int FactRunsMax => everywhere.Length * facts.Sum(f => 2 * Places(f).Sum(Tried));

    /// <summary>The world property a fact reveals.</summary>
    public PropertyDescription Property(PricedFact fact) => system.World.Find(fact.Reveals)
        ?? throw new ArgumentException($"{fact.Id} reveals {fact.Reveals}, no world property of {system.Id}.", nameof(fact));

    /// <summary>The design of a plan.</summary>
    public FreeDesign Design(TriedPlan plan) => pool.Design(plan.Point);

    /// <summary>Finds the best plan of each option, and of these the best before anything is known.</summary>
    public void FindOptions()
    {
        var found = starts.ConvertAll(s => Descend(s, space.Open, everywhere));
        var first = found.IndexOf(Cheapest(found));
        var from = found[first] = Descend(found[first].Point, space.Open, everywhere, Rounds - 1);
        foreach (var hub in hubs)
        {
            foreach (var other in Others(from.Point, hub)) found.Add(Descend(With(from.Point, hub, other), Concerned(hub), everywhere));
        }

        Best = Descend(Cheapest(found).Point, space.Open, everywhere, Rounds);
        Options = [Best, .. found.Where(p => p != Best).Distinct()];
    }

    /// <summary>
    /// Plans for worlds in which a fact takes one value: over the knobs the fact bears on, from the best plan of all and from the one of all tried so far that is surest
    /// there, whatever option it belongs to.
    /// </summary>
    public IEnumerable<TriedPlan> For(PricedFact fact, int[] here)
    {
        var surest = Surest(here);
        TriedPlan[] plans = [Descend(surest.Point, Places(fact), here), Descend(Best.Point, Places(fact), here), surest];
        return plans.Distinct().Where(p => p != Best);
    }

    /// <summary>Dollars that a plan surely saves in these worlds beside the best one: the mean, a standard error lower; negative infinity where it is not sound.</summary>
    public double SurelySaves(TriedPlan plan, int[] here) => plan.Saves(Best, here) is { } saved ? saved.Mean - saved.StandardError : double.NegativeInfinity;

    private TriedPlan Surest(int[] here)
    {
        var surest = pool.Plans.Where(p => p != Best).MaxBy(p => SurelySaves(p, here));
        return surest is not null && SurelySaves(surest, here) > 0 ? surest : Best;
    }

    private TriedPlan Descend(int[] from, IReadOnlyList<int> places, int[] where, int rounds = 1)
    {
        var plan = pool.Try([from], where)[0];
        for (var round = 0; round < rounds; round++)
        {
            var before = plan;
            foreach (var place in places) plan = Step(plan, place, where);
            if (plan == before) break;
        }

        return plan;
    }

    private TriedPlan Step(TriedPlan plan, int place, int[] where)
    {
        var (best, most) = (plan, 0.0);
        foreach (var other in pool.Try(Hopeful(plan, [.. Others(plan.Point, place).Select(i => With(plan.Point, place, i))], where), where))
        {
            if (other.Saves(plan, where) is { } saved && saved.Mean > most && saved.Mean > TakenFrom * saved.StandardError) (best, most) = (other, saved.Mean);
        }

        return best;
    }

    // Those that are not surely worse in the first of the worlds: most are, and need not be run in all.
    private List<int[]> Hopeful(TriedPlan plan, List<int[]> points, int[] where)
    {
        if (where.Length < FirstOf * FirstLeast) return points;
        int[] first = [.. where.Where((_, i) => i % FirstOf == 0)];
        var tried = pool.Try(points, first);
        return [.. points.Where((_, i) => tried[i].Saves(plan, first) is { } saved && saved.Mean > -SurelyFrom * saved.StandardError)];
    }

    private int[] Places(PricedFact fact) => [.. space.Open.Where(p => fact.Moves.Contains(space.Axes[p].Knob.Path))];

    // What is decided anew where an option is: the knobs that it lets apply, and those that some fact moves together with it.
    private int[] Concerned(int hub)
    {
        var path = space.Axes[hub].Knob.Path;
        var together = facts.Where(f => f.Moves.Contains(path)).SelectMany(f => f.Moves).ToHashSet();
        return [.. space.Open.Where(p => p != hub && (together.Contains(space.Axes[p].Knob.Path) || Governs(hub, p)))];
    }

    private static TriedPlan Cheapest(List<TriedPlan> plans) => plans.MinBy(p => p.Dollars.Sum())!;

    private static int[] With(int[] point, int place, int index)
    {
        var other = (int[])point.Clone();
        other[place] = index;
        return other;
    }

    private int Tried(int place) => Math.Min(space.Axes[place].Values.Count, NamesMax);

    private List<int> Others(int[] point, int place)
    {
        var (axis, count) = (space.Axes[place], space.Axes[place].Values.Count);
        var tried = count <= NamesMax ? Enumerable.Range(0, count)
            : axis.Ordered ? Steps.Select(s => Math.Clamp(point[place] + s, 0, count - 1))
            : Enumerable.Range(0, NamesMax).Select(i => i * (count - 1) / (NamesMax - 1));
        return [.. tried.Distinct().Where(i => i != point[place])];
    }

    // A knob of a few names that some fact bears on and that decides whether others apply.
    private bool IsHub(int place) =>
        space.Axes[place] is { Knob.Kind: ValueKind.Choice or ValueKind.Switch, Values.Count: <= NamesMax } && moved.Contains(place) && space.Open.Any(p => Governs(place, p));

    private bool Governs(int hub, int place)
    {
        var path = space.Axes[place].Knob.Path;
        return system.Conditions.Where(c => c.Path == path)
            .Any(c => Enumerable.Range(0, space.Axes[hub].Values.Count).Select(i => c.Applies(world, DesignDocument.Of(space.Values(With(starts[0], hub, i))))).Distinct().Count() > 1);
    }

    // What a design decides counts even where it does not apply in this one world; null where it has problems there.
    private static JsonObject? Values(ValueInput input, JsonObject world, DesignDocument design)
    {
        try
        {
            var values = new JsonObject();
            foreach (var knob in input.System.Prepare(world, FlatDesign.Fitted(input.System, world, design)).Knobs)
            {
                Tree.Set(values, knob.Knob.Path, (design.Value(knob.Knob.Path) ?? knob.Value).DeepClone());
            }

            return values;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
