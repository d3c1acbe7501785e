namespace Dryrun.Storage;

/// <summary>What kind of trouble a <see cref="StorageException"/> tells of.</summary>
public enum StorageFault
{
    /// <summary>No space left, or the quota is used up.</summary>
    Full,

    /// <summary>The place may be read but not written, or not even read.</summary>
    NotWritable,

    /// <summary>Another process kept the database locked for too long.</summary>
    Busy,

    /// <summary>The file is not a database or is damaged.</summary>
    Damaged,

    /// <summary>A newer Dryrun wrote the file.</summary>
    NewerSchema,

    /// <summary>The file is a database of another program.</summary>
    NotOurs,

    /// <summary>The place does not exist, has gone, or the device fails.</summary>
    Unavailable,

    /// <summary>An exported file does not hold what it should.</summary>
    Malformed,
}

/// <summary>Something that keeps data from being stored or read. The message is one line for people: what, where, what to do.</summary>
public sealed class StorageException(StorageFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of trouble.</summary>
    public StorageFault Fault { get; } = fault;
}
