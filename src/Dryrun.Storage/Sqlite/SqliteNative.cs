using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Dryrun.Storage.Sqlite;

/// <summary>Binds Microsoft.Data.Sqlite to the operating system's SQLite library, which the operating system keeps patched.</summary>
internal static class SqliteNative
{
    /// <summary>STRICT tables came with 3.37, and 3.38 made the JSON functions part of every build.</summary>
    private static readonly Version Oldest = new(3, 38);

    // An import resolver may be set only once for an assembly.
    private static readonly Lazy<Version> Loaded = new(Load);

    /// <summary>Loads the library at the first call; call it before the first connection. Gives the library's version.</summary>
    /// <exception cref="StorageException">There is no library, or it is too old.</exception>
    public static Version EnsureLoaded() => Loaded.Value;

    private static Version Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        try
        {
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
            raw.FreezeProvider();
            var version = Version.Parse(raw.sqlite3_libversion().utf8_to_string());
            if (version >= Oldest) return version;
            throw new StorageException(StorageFault.Unavailable,
                $"SQLite {version} is too old: update the system's SQLite library to {Oldest} or newer.");
        }
        catch (DllNotFoundException e)
        {
            throw new StorageException(StorageFault.Unavailable,
                "No SQLite library found: install it (on Debian and Ubuntu: apt-get install -y libsqlite3-0).", e);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3") return 0;
        var file = OperatingSystem.IsWindows() ? "winsqlite3" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";
        return NativeLibrary.TryLoad(file, out var handle) ? handle : throw new DllNotFoundException($"{file} is not there.");
    }
}
