using Microsoft.Data.Sqlite;

namespace Dryrun.Storage.Sqlite;

/// <summary>Says in one line what SQLite's result codes mean here (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteFaults
{
    private const int Perm = 3, Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14;
    private const int Protocol = 15, TooBig = 18, Authorisation = 23, NotADatabase = 26;
    private const int ReadOnlyDatabaseMoved = 1032, IoErrorShmSize = 4874;

    public static StorageException Explain(SqliteException e, string path) =>
        Explain(e.SqliteErrorCode, e.SqliteExtendedErrorCode, path, e);

    public static StorageException Explain(int code, int extendedCode, string path, Exception? inner = null)
    {
        var (fault, message) = (code, extendedCode) switch
        {
            // The index beside the write-ahead log is the one file whose growth fails as an I/O error when the disk is full.
            (Full, _) or (IoError, IoErrorShmSize) => (StorageFault.Full,
                $"No space left to write {path}: free some space and try again; nothing of this step was recorded."),
            (ReadOnly, ReadOnlyDatabaseMoved) => Gone(path),
            (ReadOnly, _) or (Perm, _) or (Authorisation, _) => (StorageFault.NotWritable,
                $"{path} cannot be written: make the file and its folder writable for you, or set DRYRUN_HOME to another folder."),
            (Busy, _) or (Locked, _) or (Protocol, _) => (StorageFault.Busy,
                $"{path} is locked by another process: close the other program that uses it and try again; nothing of this step was recorded."),
            (Corrupt, _) => (StorageFault.Damaged,
                $"{path} is damaged: move it away or put a backup in its place; what is still readable comes out with 'sqlite3 {path} .recover'."),
            (NotADatabase, _) => (StorageFault.Damaged,
                $"{path} is not a database: move it away or put a backup in its place."),
            (CannotOpen, _) => CannotBeOpened(path),
            (NoMemory, _) => (StorageFault.Unavailable, $"Not enough memory to use {path}: close other programs and try again."),
            (TooBig, _) => (StorageFault.Unavailable, $"An event is too large for {path}; nothing of this step was recorded."),
            (IoError, _) => (StorageFault.Unavailable,
                $"The device that holds {path} failed (SQLite error {extendedCode}): check the disk and its free space, then try again."),
            _ => (StorageFault.Unavailable, $"{path} cannot be used (SQLite error {extendedCode}: {OneLine(inner)})."),
        };
        return new StorageException(fault, message, inner);
    }

    /// <summary>SQLite goes on writing into a file that was deleted under it, where nobody would find it again.</summary>
    public static (StorageFault Fault, string Message) Gone(string path) =>
        (StorageFault.Unavailable, $"{path} was moved or deleted while in use: put it back or start again; nothing of this step was recorded.");

    private static (StorageFault Fault, string Message) CannotBeOpened(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? path;
        const string Elsewhere = "or set DRYRUN_HOME to another folder";
        if (Directory.Exists(path)) return (StorageFault.Unavailable, $"{path} is a folder: move it away, {Elsewhere}.");
        if (File.Exists(folder)) return (StorageFault.Unavailable, $"{folder} is a file, not a folder: move it away, {Elsewhere}.");
        if (!Directory.Exists(folder)) return (StorageFault.Unavailable, $"The folder {folder} does not exist: create it, {Elsewhere}.");
        return (StorageFault.NotWritable, $"{path} cannot be opened: make the file and its folder readable and writable for you, {Elsewhere}.");
    }

    private static string OneLine(Exception? e) => e is null ? "unknown" : e.Message.ReplaceLineEndings(" ");
}
