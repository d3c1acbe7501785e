using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Storage;

namespace Dryrun.Sitting;

/// <summary>What can be sat: the content and the systems that designs run on.</summary>
/// <param name="Folder">Prompts, questions and loops.</param>
/// <param name="Systems">All systems this program knows.</param>
public sealed record Library(ContentFolder Folder, IReadOnlyList<ISimulatedSystem> Systems)
{
    /// <summary>What runs candidates' programs; null where none is connected, and rounds with code are talked through.</summary>
    public ICodeRunner? Code { get; init; }

    /// <summary>A system by its id.</summary>
    /// <exception cref="InputException">There is none; the nearest known id is named.</exception>
    public ISimulatedSystem System(string id) => SystemOf(Systems, id);

    /// <summary>A system of a list by its id.</summary>
    /// <exception cref="InputException">There is none; the nearest known id is named.</exception>
    public static ISimulatedSystem SystemOf(IReadOnlyList<ISimulatedSystem> systems, string id) => systems.FirstOrDefault(s => s.Id == id)
        ?? throw new InputException(Wording.Nearest(id, systems.Select(s => s.Id)) is { } near ? $"there is no system {id}; did you mean {near}?" : $"there is no system {id}");
}

/// <summary>What sittings need beside content: where they are stored, and time.</summary>
/// <param name="Library">What can be sat.</param>
/// <param name="Data">The person's data folder: leases and the dossier.</param>
/// <param name="Store">Where events are stored.</param>
/// <param name="Clock">Wall time.</param>
public sealed record Workspace(Library Library, DataFolder Data, IEventStore Store, TimeProvider Clock)
{
    /// <summary>The content folder.</summary>
    public ContentFolder Folder => Library.Folder;

    /// <summary>A session's log by its stream.</summary>
    public Sessions.SessionLog Log(string stream) => new(Store, stream);
}
