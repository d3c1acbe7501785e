using Dryrun.Contracts.Systems;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Sitting;
using Dryrun.Storage;

namespace Dryrun.Server.Hosting;

/// <summary>What the outside world hands to the server.</summary>
/// <param name="Content">Prompts, questions and loops.</param>
/// <param name="Systems">All systems this program knows.</param>
/// <param name="Data">The person's data folder.</param>
/// <param name="Store">Where events are stored; the caller closes it after the server.</param>
/// <param name="Clock">Wall time.</param>
/// <param name="Seeds">Draws the seed of a session or loop that named none.</param>
public sealed record ServerOptions(ContentFolder Content, IReadOnlyList<ISimulatedSystem> Systems, DataFolder Data, IEventStore Store, TimeProvider Clock, Func<ulong> Seeds)
{
    /// <summary>TCP port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Version of the program, for people.</summary>
    public string Version { get; init; } = "";

    /// <summary>Folder of the built browser application; where it is missing, a plain page says how to build it.</summary>
    public string? UiFolder { get; init; }

    /// <summary>How many long computations may go on at once; each takes its share of the processors.</summary>
    public int Processors { get; init; } = Environment.ProcessorCount;

    /// <summary>What is let through.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>What runs candidates' programs; null where none is connected, and rounds with code are talked through.</summary>
    public ICodeRunner? Code { get; init; }

    /// <summary>What sittings need.</summary>
    public Workspace Workspace => new(new Library(Content, Systems) { Code = Code }, Data, Store, Clock);
}
