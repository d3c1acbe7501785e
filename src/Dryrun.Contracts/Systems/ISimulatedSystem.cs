using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Systems;

/// <summary>A part of the system that somebody must own, on call, with an escalation.</summary>
/// <param name="Id">Key in programme.owners: "cdn".</param>
/// <param name="Name">For people: "Content delivery".</param>
/// <param name="RightfulTeam">The team that ought to own it, for people: "Network delivery".</param>
/// <param name="Aliases">Other words by which people mean that team, in lower case.</param>
/// <param name="Meaning">What the owner answers for when something breaks.</param>
public sealed record ComponentDescription(string Id, string Name, string RightfulTeam, IReadOnlyList<string> Aliases, string Meaning);

/// <summary>One dimension of luck that <c>--given</c> can fix.</summary>
/// <param name="Key">The name to fix it by: "defect".</param>
/// <param name="Name">For people.</param>
/// <param name="Choices">The values it can take.</param>
/// <param name="Meaning">What it stands for.</param>
public sealed record LuckDescription(string Key, string Name, IReadOnlyList<string> Choices, string Meaning);

/// <summary>One line of the cost ledger.</summary>
/// <param name="Id">Key in the ledger: "bricked".</param>
/// <param name="Name">For people: "Bricked devices replaced".</param>
/// <param name="Meaning">How the cents come about.</param>
public sealed record LedgerLineDescription(string Id, string Name, string Meaning);

/// <summary>The condition under which a knob applies; deciding it elsewhere is an error that names the condition.</summary>
/// <param name="Path">The knob.</param>
/// <param name="Text">The condition in words: "the channel is ownOta".</param>
/// <param name="Applies">True where the knob applies, from the whole world and the candidate's tree of decisions.</param>
public sealed record KnobCondition(string Path, string Text, Func<JsonObject, DesignDocument, bool> Applies);

/// <summary>
/// A system as the rest of Dryrun sees it: described, runnable, and nothing else. Every simulated system has this face;
/// <see cref="SimulatedSystem{TWorld, TDesign, TMetrics}"/> derives it from the typed one.
/// </summary>
public interface ISimulatedSystem
{
    /// <summary>The id used on the command line and in prompts: "fleet-update".</summary>
    string Id { get; }

    /// <summary>One line for people.</summary>
    string Title { get; }

    /// <summary>False for a system that is described and has no model yet: it is rehearsed by talk, and <see cref="Prepare"/> refuses in one line.</summary>
    bool CanRun => true;

    /// <summary>A number that changes whenever the same inputs may give other outcomes.</summary>
    int ModelVersion { get; }

    /// <summary>What can be true of the world.</summary>
    RecordDescription World { get; }

    /// <summary>What can be decided.</summary>
    RecordDescription Design { get; }

    /// <summary>What is measured.</summary>
    RecordDescription Metrics { get; }

    /// <summary>What must be owned.</summary>
    IReadOnlyList<ComponentDescription> Components { get; }

    /// <summary>What luck can be fixed with --given.</summary>
    IReadOnlyList<LuckDescription> Luck { get; }

    /// <summary>What costs money.</summary>
    IReadOnlyList<LedgerLineDescription> LedgerLines { get; }

    /// <summary>Under which conditions knobs apply.</summary>
    IReadOnlyList<KnobCondition> Conditions { get; }

    /// <summary>The last day, counted from the kickoff, on which a delegated decision is still in time.</summary>
    int LastDelegationDay(JsonObject world);

    /// <summary>Checks across properties of one design in one world, beyond ranges and conditions.</summary>
    IReadOnlyList<InputProblem> CheckAcross(JsonObject world, DesignDocument design);

    /// <summary>Resolves a design in a world once, for many runs.</summary>
    /// <exception cref="InputException">World or design have problems, those of <see cref="CheckAcross"/> included, or the system cannot run; each is one line.</exception>
    PreparedRun Prepare(JsonObject world, DesignDocument design);
}

/// <summary>A design resolved in a world, ready to run with any luck. Safe to run from several threads at once.</summary>
public abstract class PreparedRun
{
    /// <summary>How each knob came by its value, in record order.</summary>
    public abstract IReadOnlyList<ResolvedKnob> Knobs { get; }

    /// <summary>Runs once. Bit-reproducible for the same world, design and options.</summary>
    public abstract Outcome Run(RunOptions options);
}
