namespace Dryrun.Storage;

/// <summary>The folder that holds a person's data: <c>dryrun.db</c> and the leases beside it.</summary>
public sealed class DataFolder
{
    private DataFolder(string path) => FullPath = path;

    /// <summary>Absolute path of the folder.</summary>
    public string FullPath { get; }

    /// <summary>Absolute path of the database in it.</summary>
    public string DatabasePath => Path.Combine(FullPath, "dryrun.db");

    /// <summary>
    /// Chooses <c>$DRYRUN_HOME</c> (a relative path counts from the current folder), else <c>$XDG_DATA_HOME/dryrun</c>, else
    /// <c>$HOME/.local/share/dryrun</c>. As the XDG base directory specification asks, a relative <c>XDG_DATA_HOME</c> is ignored. Touches nothing.
    /// </summary>
    /// <param name="environment">Value of an environment variable, null when unset.</param>
    /// <exception cref="StorageException">None of the three is set.</exception>
    public static DataFolder Resolve(Func<string, string?> environment)
    {
        if (environment("DRYRUN_HOME") is { } own && !string.IsNullOrWhiteSpace(own)) return new DataFolder(Path.GetFullPath(own));
        if (environment("XDG_DATA_HOME") is { } xdg && Path.IsPathFullyQualified(xdg)) return new DataFolder(Path.Combine(xdg, "dryrun"));
        if (environment("HOME") is { } home && Path.IsPathFullyQualified(home))
            return new DataFolder(Path.Combine(home, ".local", "share", "dryrun"));
        throw new StorageException(StorageFault.Unavailable,
            "There is no folder for your data, because HOME is not set: set DRYRUN_HOME to a folder.");
    }

    /// <summary>
    /// Creates the folder, readable only for its owner, unless it is there (then its permissions stay as they are), and makes sure that files can
    /// be created in it.
    /// </summary>
    /// <exception cref="StorageException">It cannot be created or written.</exception>
    public DataFolder Create()
    {
        FileErrors.Guard(FullPath, () =>
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(FullPath);
            else Directory.CreateDirectory(FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            var probe = Path.Combine(FullPath, ".probe-" + Path.GetRandomFileName());
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        });
        return this;
    }
}
