using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;
using Dryrun.Interview.Prompts;

namespace Dryrun.Sitting.Runs;

/// <summary>A prompt or a system, with the worlds and designs it offers.</summary>
/// <param name="System">What runs.</param>
/// <param name="Title">For people.</param>
/// <param name="Prompt">The prompt, or null for a system alone.</param>
/// <param name="Content">Where the prompt is, or null.</param>
public sealed record RunTarget(ISimulatedSystem System, string Title, Prompt? Prompt, ContentFolder? Content)
{
    /// <summary>The target of a name.</summary>
    /// <param name="systems">All systems this program knows.</param>
    /// <param name="content">Finds the content folder; not called for a system's name.</param>
    /// <param name="name">Id of a prompt or a system.</param>
    /// <exception cref="InputException">There is none of that name, or it is rehearsed by talk.</exception>
    public static RunTarget Find(IReadOnlyList<ISimulatedSystem> systems, Func<ContentFolder> content, string name)
    {
        if (systems.FirstOrDefault(s => s.Id == name) is { } system) return new RunTarget(system, system.Title, null, null);
        var library = new Library(content(), systems);
        var known = library.Folder.PromptIds();
        ByTalk.Refuse(library, name);
        if (!known.Contains(name))
        {
            var near = Wording.Nearest(name, [.. known, .. systems.Select(s => s.Id)]);
            throw new InputException($"there is no prompt or system {name}; {(near is null ? "dryrun prompts and dryrun systems list them" : $"did you mean {near}?")}");
        }

        var prompt = Prompt.Read(library.Folder, name);
        return new RunTarget(library.System(prompt.System), prompt.Title, prompt, library.Folder);
    }

    /// <summary>The world of a seed (a system's typical one where there is no prompt), with a file's values over it.</summary>
    public JsonObject World(ulong seed, string? file)
    {
        var values = file is null ? [] : WorldFile.Read(System.World, file).Values;
        return Prompt is null ? new WorldFile(values).Over(WorldDistribution.Typical(System.World)) : PromptWorld.Draw(System, Prompt, seed, values);
    }

    /// <summary>A design by name: naive, reference, empty; null where it is none of these.</summary>
    /// <exception cref="InputException">A system alone has no reference design.</exception>
    public DesignDocument? Named(string named) => named switch
    {
        "empty" => DesignDocument.Empty,
        "naive" or "reference" when Prompt is not null => DesignFile.Read(Content!.PromptFile(Prompt.Id, "designs", named + ".yaml")),
        "naive" => DesignDocument.Empty,
        "reference" => throw new InputException($"{System.Id} alone has no reference design; name a prompt, or a design file"),
        _ => null,
    };

    /// <summary>A design by name or file.</summary>
    public DesignDocument Design(string named) => Named(named) ?? DesignFile.Read(named);
}

/// <summary>Everything a run gave.</summary>
public sealed record RunResult(
    ISimulatedSystem System,
    string Title,
    DesignDocument Design,
    RunOptions Options,
    JsonObject World,
    IReadOnlyList<ResolvedKnob> Knobs,
    IReadOnlyList<Outcome> Outcomes,
    OutcomeSummary Summary)
{
    /// <summary>Runs a design in a world of a target.</summary>
    /// <param name="target">What runs.</param>
    /// <param name="world">The world.</param>
    /// <param name="design">The design.</param>
    /// <param name="options">Luck, grid, scale; strata and cancellation are set here.</param>
    /// <param name="replicates">How many times with other luck, 1 to 4096.</param>
    /// <param name="threads">How many at once.</param>
    /// <param name="progress">Told the finished share.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="InputException">World, design or luck have problems.</exception>
    public static RunResult Of(
        RunTarget target, JsonObject world, DesignDocument design, RunOptions options, int replicates, int threads, IProgress<double>? progress, CancellationToken stop)
    {
        var across = target.System.CheckAcross(world, design);
        if (across.Count > 0) throw new InputException(across);
        var prepared = target.System.Prepare(world, design);
        var all = options with { Cancellation = stop, Strata = Math.Max(replicates, 16) };
        var outcomes = Replicates.Run(prepared, all, 0, replicates, threads, progress, stop);
        return new RunResult(target.System, target.Title, design, all, world, prepared.Knobs, outcomes, OutcomeSummary.Of(outcomes));
    }

    /// <summary>Refuses luck that a system does not have.</summary>
    /// <exception cref="InputException">A key or a value is none of those allowed.</exception>
    public static void CheckGiven(ISimulatedSystem system, IReadOnlyDictionary<string, string> given)
    {
        foreach (var (key, value) in given)
        {
            var luck = system.Luck.FirstOrDefault(l => l.Key == key)
                ?? throw new InputException($"--given {key} is not luck of {system.Id}; allowed {Wording.Alternatives([.. system.Luck.Select(l => l.Key)])}");
            if (luck.Choices.Count == 0 || luck.Choices.Contains(value)) continue;
            throw new InputException($"--given {key} is {value}; allowed {Wording.Alternatives(luck.Choices)}");
        }
    }
}
