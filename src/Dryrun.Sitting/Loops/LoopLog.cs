using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Storage;

namespace Dryrun.Sitting.Loops;

/// <summary>A loop's events in a store.</summary>
public sealed class LoopLog(IEventStore store, string stream)
{
    /// <summary>Loop streams begin with this.</summary>
    public const string Prefix = "loop-";

    /// <summary>The id people use: without the prefix.</summary>
    public string Id => stream[Prefix.Length..];

    /// <summary>The state as stored.</summary>
    /// <exception cref="InputException">Its events cannot be read or do not fit together.</exception>
    public LoopState State()
    {
        try
        {
            return LoopState.Of([.. store.Read(stream).Select(e => LoopJson.Read(e.Type, e.Json))]);
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"loop {Id} cannot be read: {e.Message}; use the Dryrun that wrote it");
        }
    }

    /// <summary>Appends an event that follows a state (0 for the first) and returns the state after it.</summary>
    /// <exception cref="InputException">Another window has gone on with this loop meanwhile.</exception>
    public LoopState Append(LoopState? state, LoopEvent happened, DateTimeOffset at)
    {
        var stored = new NewEvent(at.ToUnixTimeMilliseconds(), LoopJson.TypeName(happened), LoopJson.Version, "system", LoopJson.Write(happened));
        if (!store.Append(stream, state?.LastSeq ?? 0, [stored]).Appended) throw new InputException($"loop {Id} went on elsewhere; run dryrun loop status {Id}");
        return state is null ? LoopState.Of([happened]) : LoopState.Apply(state, happened);
    }

    /// <summary>The loop named by its id or an unambiguous beginning of it; the newest that is not over where none is named.</summary>
    /// <exception cref="InputException">There is none, or more than one.</exception>
    public static LoopLog Find(IEventStore store, string? named)
    {
        if (named is null)
        {
            return store.Streams(Prefix).OrderByDescending(s => s.CreatedAtUnixMs).ThenByDescending(s => s.Stream, StringComparer.Ordinal)
                .Select(s => new LoopLog(store, s.Stream)).FirstOrDefault(l => l.State().Next != NextStep.Nothing)
                ?? throw new InputException("no loop is under way; begin one with dryrun loop start meta-tpm");
        }

        var found = store.Streams(Prefix + named).Select(s => s.Stream).ToList();
        if (found.Contains(Prefix + named)) return new LoopLog(store, Prefix + named);
        return found.Count switch
        {
            1 => new LoopLog(store, found[0]),
            0 => throw new InputException($"there is no loop {named} that you sit; dryrun loop status lists them"),
            _ => throw new InputException($"{named} begins {found.Count} loops; write more of the id"),
        };
    }
}
