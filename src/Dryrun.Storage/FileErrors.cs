namespace Dryrun.Storage;

/// <summary>Turns what the operating system says about files into one line for people.</summary>
internal static class FileErrors
{
    // errno values, which .NET puts into HResult on Unix: the same on Linux and macOS where one is given.
    private const int NotADirectory = 20, NoSpace = 28, ReadOnlyFileSystem = 30, QuotaLinux = 122, QuotaMac = 69;
    private const int WouldBlockLinux = 11, WouldBlockMac = 35, SharingViolationWindows = unchecked((int)0x80070020);
    private const int DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>Runs file work on <paramref name="path"/>; what the operating system refuses becomes a <see cref="StorageException"/>.</summary>
    public static void Guard(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Explain(e, path);
        }
    }

    /// <summary>True when somebody else holds the file exclusively.</summary>
    public static bool IsHeldByAnother(IOException e) => e.HResult is WouldBlockLinux or WouldBlockMac or SharingViolationWindows;

    public static StorageException Explain(Exception e, string path)
    {
        const string Elsewhere = "or set DRYRUN_HOME to a folder you can write to";
        var (fault, message) = e switch
        {
            { HResult: NoSpace or QuotaLinux or QuotaMac or DiskFullWindows } =>
                (StorageFault.Full, $"No space left to write {path}: free some space and try again."),
            { HResult: ReadOnlyFileSystem } =>
                (StorageFault.NotWritable, $"{path} is on a read-only file system: make it writable, {Elsewhere}."),
            UnauthorizedAccessException =>
                (StorageFault.NotWritable, $"You may not write to {path}: change its permissions, {Elsewhere}."),
            PathTooLongException =>
                (StorageFault.Unavailable, $"The path {path} is too long for the file system: set DRYRUN_HOME to a shorter one."),
            _ when FileAbove(path) is { } file =>
                (StorageFault.Unavailable, $"{file} is a file where a folder is needed: move it away, {Elsewhere}."),
            { HResult: NotADirectory } or DirectoryNotFoundException or FileNotFoundException =>
                (StorageFault.Unavailable, $"{path} cannot be created there: check the folders above it, {Elsewhere}."),
            _ => (StorageFault.Unavailable,
                $"{path} cannot be used ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}): check the disk, {Elsewhere}."),
        };
        return new StorageException(fault, message, e);
    }

    /// <summary>The path itself or the folder above it that is in truth a file, or null.</summary>
    private static string? FileAbove(string path)
    {
        for (var p = path; !string.IsNullOrEmpty(p); p = Path.GetDirectoryName(p))
        {
            if (Directory.Exists(p)) return null;
            if (File.Exists(p)) return p;
        }

        return null;
    }
}
