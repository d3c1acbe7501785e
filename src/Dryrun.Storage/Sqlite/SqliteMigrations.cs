using Dapper;
using Microsoft.Data.Sqlite;

namespace Dryrun.Storage.Sqlite;

/// <summary>
/// Brings a database file up to date. Script <c>000N-….sql</c> leads from schema N-1 to N; SQLite's <c>user_version</c> holds N. All that is missing
/// runs in one transaction, so a file is always whole at some version.
/// </summary>
internal static class SqliteMigrations
{
    /// <summary>"Dryr" in ASCII at offset 68 of the file (https://www.sqlite.org/fileformat.html): tells our files from other programs'.</summary>
    public const int ApplicationId = 0x44727972;

    private static readonly Lazy<IReadOnlyList<string>> Embedded = new(Load);

    /// <summary>The scripts of this program, in order.</summary>
    public static IReadOnlyList<string> Scripts => Embedded.Value;

    /// <param name="connection">Open, with no transaction running.</param>
    /// <param name="path">Named in errors.</param>
    /// <param name="scripts">Script i leads to schema i + 1.</param>
    public static void Apply(SqliteConnection connection, string path, IReadOnlyList<string> scripts)
    {
        if (IsCurrent(connection, path, scripts.Count)) return;

        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have been here between the look and the lock.
        for (var version = VersionOf(connection, path, scripts.Count); version < scripts.Count; version++)
        {
            connection.Execute(scripts[version], transaction: transaction);
        }

        connection.Execute($"pragma application_id = {ApplicationId}; pragma user_version = {scripts.Count};", transaction: transaction);
        transaction.Commit();
    }

    /// <summary>The look that most openings end with: it takes no lock against writers.</summary>
    private static bool IsCurrent(SqliteConnection connection, string path, int known)
    {
        // One snapshot: between two statements of their own another process may commit the schema, and a file half seen is no file of ours.
        using var snapshot = connection.BeginTransaction(deferred: true);
        return VersionOf(connection, path, known) == known;
    }

    /// <summary>Reads several values of the file, so it needs a transaction around it.</summary>
    private static int VersionOf(SqliteConnection connection, string path, int known)
    {
        var version = connection.ExecuteScalar<int>("pragma user_version");
        var applicationId = connection.ExecuteScalar<int>("pragma application_id");
        var isEmpty = version == 0 && applicationId == 0 && connection.ExecuteScalar<int>("select count(*) from sqlite_schema") == 0;
        if (!isEmpty && applicationId != ApplicationId)
        {
            throw new StorageException(StorageFault.NotOurs,
                $"{path} is a database of another program: move it away, or set DRYRUN_HOME to another folder.");
        }

        if (version <= known) return version;
        throw new StorageException(StorageFault.NewerSchema,
            $"{path} was written by a newer Dryrun (schema {version}, this one knows up to {known}): "
            + "update Dryrun, or set DRYRUN_HOME to another folder.");
    }

    private static List<string> Load()
    {
        var assembly = typeof(SqliteMigrations).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal));
        return names.Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }).ToList();
    }
}
