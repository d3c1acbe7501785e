using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Dryrun.Storage;

/// <summary>
/// The exclusive right of one holder, across processes, to work on a stream. It is an operating system's lock on an open file, so it ends with the
/// process however that ends; nothing stale is left to clear away. It keeps two terminals from answering the same interviewer; the data itself is
/// safe without it, because every append carries the expected seq.
/// </summary>
public sealed class StreamLease : IDisposable
{
    private readonly string _holderPath;
    private FileStream? _lockFile;

    private StreamLease(FileStream lockFile, string holderPath)
    {
        _lockFile = lockFile;
        _holderPath = holderPath;
    }

    /// <summary>Takes the lease of a stream, or says in one line who has it.</summary>
    /// <param name="folder">The data folder; the leases stand in <c>leases/</c> under it.</param>
    /// <param name="stream">Name of the stream; it need not exist yet.</param>
    /// <param name="lease">Dispose it to give the lease back.</param>
    /// <param name="refusal">One line that names the holder's process id.</param>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static bool TryAcquire(
        DataFolder folder, string stream, [NotNullWhen(true)] out StreamLease? lease, [NotNullWhen(false)] out string? refusal)
    {
        if (EventRules.TroubleWithStream(stream) is { } trouble) throw new ArgumentException(trouble, nameof(stream));
        var leases = Path.Combine(folder.FullPath, "leases");
        var path = Path.Combine(leases, Uri.EscapeDataString(stream) + ".lock");
        var holderPath = Path.ChangeExtension(path, ".holder");
        (lease, refusal) = (null, null);
        FileStream? lockFile = null;
        try
        {
            Directory.CreateDirectory(leases);
            lockFile = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // The holder stands in a second file, because .NET cannot read the first while it is locked.
            File.WriteAllText(holderPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            lease = new StreamLease(lockFile, holderPath);
            return true;
        }
        catch (IOException e) when (lockFile is null && FileErrors.IsHeldByAnother(e))
        {
            refusal = $"'{stream}' is already open in {HolderOf(holderPath)}: go on there, or close it there first.";
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lockFile?.Dispose();
            throw FileErrors.Explain(e, path);
        }
    }

    /// <summary>Gives the lease back. The empty lock file stays: deleting it could let two holders in, each on a file of the same name.</summary>
    public void Dispose()
    {
        if (_lockFile is null) return;
        try
        {
            File.Delete(_holderPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The name of a former holder does no harm: it is shown only while somebody holds the lock, who writes their own first.
        }

        _lockFile.Dispose();
        _lockFile = null;
    }

    private static string HolderOf(string holderPath)
    {
        try
        {
            return int.TryParse(File.ReadAllText(holderPath), CultureInfo.InvariantCulture, out var id) ? $"process {id}" : "another process";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
