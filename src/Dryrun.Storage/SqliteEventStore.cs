using System.Globalization;
using Dapper;
using Dryrun.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Dryrun.Storage;

/// <summary>
/// Streams in one SQLite file. Each append is one transaction in the write-ahead log, flushed to the device before the call returns
/// (<c>synchronous=full</c>). One connection, used by one thread at a time; other processes wait up to five seconds for each other.
/// </summary>
public sealed class SqliteEventStore : IEventStore
{
    private const int BusyTimeoutMs = 5000;

    private const string LastSeqSql = "select max(e.seq) from events e join streams s on s.id = e.stream_id where s.name = @stream";

    private const string TouchSql = """
        insert into streams (name, created_at_unix_ms, updated_at_unix_ms) values (@stream, @nowUnixMs, @nowUnixMs)
        on conflict (name) do update set updated_at_unix_ms = excluded.updated_at_unix_ms
        returning id
        """;

    private const string InsertSql = """
        insert into events (stream_id, seq, at_ms, version, type, author, json) values (@Id, @Seq, @AtMs, @Version, @Type, @By, @Json)
        """;

    private const string ReadSql = """
        select e.seq as Seq, e.at_ms as AtMs, e.type as Type, e.version as Version, e.author as Author, e.json as Json
        from events e join streams s on s.id = e.stream_id where s.name = @stream and e.seq >= @fromSeq order by e.seq
        """;

    // Names are ASCII, so bytes, characters and ordinal order are the same thing.
    private const string StreamsSql = """
        select s.name as Stream, l.seq as LastSeq, f.at_ms as FirstAtMs, l.at_ms as LastAtMs,
               s.created_at_unix_ms as CreatedAtUnixMs, s.updated_at_unix_ms as UpdatedAtUnixMs
        from streams s
        join events f on f.stream_id = s.id and f.seq = 1
        join events l on l.stream_id = s.id and l.seq = (select max(seq) from events where stream_id = s.id)
        where substr(s.name, 1, length(@prefix)) = @prefix order by s.name
        """;

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly string _path;
    private bool _disposed;

    private SqliteEventStore(SqliteConnection connection, string path, TimeProvider clock)
    {
        Connection = connection;
        _path = path;
        _clock = clock;
    }

    internal SqliteConnection Connection { get; }

    /// <summary>Opens the file, creates it (readable only for its owner) when it is not there, and brings its schema up to date.</summary>
    /// <param name="path">The database file; its folder exists (see <see cref="DataFolder"/>).</param>
    /// <param name="clock">Gives the wall time of creation and update.</param>
    /// <exception cref="StorageException">
    /// The place cannot be used, or the file is damaged, another program's or a newer Dryrun's.
    /// </exception>
    public static SqliteEventStore Open(string path, TimeProvider clock) => Open(path, clock, BusyTimeoutMs);

    internal static SqliteEventStore Open(string path, TimeProvider clock, int busyTimeoutMs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SqliteNative.EnsureLoaded();
        var fullPath = Path.GetFullPath(path);
        FileErrors.Guard(fullPath, () => CreatePrivately(fullPath));

        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = fullPath,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = Math.Max(1, busyTimeoutMs / 1000),
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            Configure(connection, fullPath, busyTimeoutMs);
            SqliteMigrations.Apply(connection, fullPath, SqliteMigrations.Scripts);
            return new SqliteEventStore(connection, fullPath, clock);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException sqlite) throw SqliteFaults.Explain(sqlite, fullPath);
            throw;
        }
    }

    /// <inheritdoc/>
    public AppendResult Append(string stream, long expectedSeq, IReadOnlyList<NewEvent> events)
    {
        EventRules.Demand(stream, expectedSeq, events);
        return Locked(() =>
        {
            using var transaction = Connection.BeginTransaction(deferred: false);
            var lastSeq = Connection.ExecuteScalar<long?>(LastSeqSql, new { stream }, transaction) ?? 0;
            if (lastSeq != expectedSeq) return new AppendResult(false, lastSeq);
            if (events.Count == 0) return new AppendResult(true, lastSeq);

            var nowUnixMs = _clock.GetUtcNow().ToUnixTimeMilliseconds();
            var id = Connection.ExecuteScalar<long>(TouchSql, new { stream, nowUnixMs }, transaction);
            var rows = events.Select((e, i) => new { Id = id, Seq = lastSeq + 1 + i, e.AtMs, e.Version, e.Type, e.By, e.Json });
            Connection.Execute(InsertSql, rows, transaction);
            transaction.Commit();
            return new AppendResult(true, lastSeq + events.Count);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredEvent> Read(string stream, long fromSeq = 1) => Locked(() =>
        Connection.Query<Row>(ReadSql, new { stream, fromSeq }).Select(r => r.ToEvent(stream)).ToList());

    /// <inheritdoc/>
    public IReadOnlyList<StreamSummary> Streams(string prefix = "") => Locked(() =>
        Connection.Query<StreamSummary>(StreamsSql, new { prefix }).AsList());

    /// <inheritdoc/>
    /// <remarks>The freed pages are overwritten and the log is emptied, so that what a person deletes is not left in the file.</remarks>
    public bool Delete(string stream) => Locked(() =>
    {
        if (Connection.Execute("delete from streams where name = @stream", new { stream }) == 0) return false;
        try
        {
            Connection.Execute("pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // The deletion stands already; a later checkpoint empties the log.
        }

        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            Connection.Dispose();
        }
    }

    /// <summary>
    /// A file that exists is not touched: opening and closing it here would drop the locks that other connections of this process hold on it.
    /// </summary>
    private static void CreatePrivately(string path)
    {
        if (Path.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path))) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
    }

    private static void Configure(SqliteConnection connection, string path, int busyTimeoutMs)
    {
        // SQLite's own waiting polls every few milliseconds; the library above it would sleep 150 ms a time.
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma busy_timeout = {busyTimeoutMs}"));
        var journal = connection.ExecuteScalar<string>("pragma journal_mode = wal");
        if (journal != "wal")
        {
            throw new StorageException(StorageFault.Unavailable,
                $"{path} is on a file system that cannot hold a write-ahead log: set DRYRUN_HOME to a folder on a local disk.");
        }

        connection.Execute("pragma synchronous = full; pragma secure_delete = on;");
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!File.Exists(_path))
            {
                var (fault, message) = SqliteFaults.Gone(_path);
                throw new StorageException(fault, message);
            }

            try
            {
                return work();
            }
            catch (SqliteException e)
            {
                throw SqliteFaults.Explain(e, _path);
            }
        }
    }

    private sealed record Row(long Seq, long AtMs, string Type, long Version, string Author, string Json)
    {
        public StoredEvent ToEvent(string stream) => new(stream, Seq, AtMs, Type, (int)Version, Author, Json);
    }
}
