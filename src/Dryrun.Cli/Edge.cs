using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;
using Dryrun.Systems;

namespace Dryrun.Cli;

/// <summary>What the outside world hands to a command: the screen, the keyboard, the environment, the clock, and Ctrl-C.</summary>
/// <param name="Screen">Where it writes.</param>
/// <param name="Lines">Opens the source of typed lines; only an interview does.</param>
/// <param name="Environment">Value of an environment variable, null when unset.</param>
/// <param name="ProgramFolder">Where the program stands; content is looked for from there upwards.</param>
/// <param name="Clock">Time.</param>
/// <param name="Stop">Asked for by Ctrl-C.</param>
internal sealed record Edge(
    Screen Screen, Func<ILineSource> Lines, Func<string, string?> Environment, string ProgramFolder, TimeProvider Clock, CancellationToken Stop)
{
    /// <summary>All systems this program knows.</summary>
    public IReadOnlyList<ISimulatedSystem> Systems { get; init; } = SystemCatalogue.All;

    /// <summary>Runs candidates' programs; null where none is connected.</summary>
    public ICodeRunner? Code { get; init; }

    /// <summary>The content folder, named or found.</summary>
    public ContentFolder Content(string? named) => ContentFolder.Find(named, ProgramFolder);

    /// <summary>A system by its id.</summary>
    /// <exception cref="InputException">There is none; the nearest known id is named.</exception>
    public ISimulatedSystem System(string id) => Sitting.Library.SystemOf(Systems, id);

    /// <summary>What can be sat with a content folder.</summary>
    public Sitting.Library Library(ContentFolder folder) => new(folder, Systems) { Code = Code };

    /// <summary>The data folder, made where it is missing.</summary>
    /// <exception cref="StorageException">It cannot be made or written.</exception>
    public DataFolder Data() => DataFolder.Resolve(Environment).Create();

    /// <summary>The store in the data folder.</summary>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public SqliteEventStore Store(DataFolder data) => SqliteEventStore.Open(data.DatabasePath, Clock);

    /// <summary>How sessions that ended are weighed here.</summary>
    public WeighingOptions Weighing(IProgress<(string Step, double Share)> progress) => new(progress, global::System.Environment.ProcessorCount, Stop);
}
