using Dapper;
using Dryrun.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static Dryrun.Storage.Tests.Samples;

namespace Dryrun.Storage.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    internal static void ShouldBeSound(SqliteEventStore store)
    {
        store.Connection.ExecuteScalar<string>("pragma integrity_check").ShouldBe("ok");
        store.Connection.Query("pragma foreign_key_check").ShouldBeEmpty();
    }

    [Fact]
    public void Each_append_is_flushed_and_each_deletion_overwritten()
    {
        using var store = Open();
        // 2 is full (https://www.sqlite.org/pragma.html#pragma_synchronous).
        store.Connection.ExecuteScalar<int>("pragma synchronous").ShouldBe(2);
        store.Connection.ExecuteScalar<string>("pragma journal_mode").ShouldBe("wal");
        store.Connection.ExecuteScalar<int>("pragma secure_delete").ShouldBe(1);
        store.Connection.ExecuteScalar<int>("pragma foreign_keys").ShouldBe(1);
    }

    [Fact]
    public void What_is_deleted_is_not_left_in_any_file()
    {
        const string Secret = "my-salary-expectation";
        using (var store = Open())
        {
            store.Append("s", 0, [.. Enumerable.Repeat(Event(json: $"\"{Secret}\""), 200)]);
            store.Append("stays", 0, [Event(json: "\"this stays\"")]);
            store.Delete("s").ShouldBeTrue();
            // Copies of the log would be the place to find it while the store is open.
            Contents().ShouldNotContain(Secret);
        }

        Contents().ShouldContain("this stays");
        Contents().ShouldNotContain(Secret);

        string Contents() => string.Concat(Directory.GetFiles(_folder.FullPath).Select(ReadLatin1));
    }

    [Fact]
    public void The_file_and_its_log_are_private()
    {
        using var store = Open();
        store.Append("s", 0, [Event()]);
        Directory.GetFiles(_folder.FullPath).Length.ShouldBe(3);
        Directory.GetFiles(_folder.FullPath).ShouldAllBe(f => File.GetUnixFileMode(f) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void Events_survive_closing_and_opening_and_only_one_file_is_left()
    {
        using (var store = Open()) store.Append("s", 0, Events(3));
        Directory.GetFiles(_folder.FullPath).ShouldBe([_folder.DatabasePath]);
        using (var store = Open())
        {
            store.Read("s").Count.ShouldBe(3);
            store.Append("s", 3, [Event()]).ShouldBe(new AppendResult(true, 4));
        }
    }

    [Fact]
    public void Gaps_and_changes_are_impossible_even_for_another_hand()
    {
        using var store = Open();
        store.Append("s", 0, Events(2));
        const string Insert = """
            insert into events (stream_id, seq, at_ms, version, type, author, json) select id, {0}, 0, 1, 'x', 'x', '{}' from streams
            """;
        foreach (var seq in new[] { "0", "1", "2", "4", "null", "'3x'" })
        {
            Should.Throw<SqliteException>(() => store.Connection.Execute(Insert.Replace("{0}", seq)), seq);
        }

        Should.Throw<SqliteException>(() => store.Connection.Execute("update events set json = '1'")).Message.ShouldContain("never changed");
        store.Connection.Execute(Insert.Replace("{0}", "3"));
        store.Read("s").Count.ShouldBe(3);
    }

    [Fact]
    public void A_full_disk_is_told_in_one_line_and_leaves_everything_as_it_was()
    {
        using var store = Open();
        store.Append("s", 0, Events(3));
        var before = store.Read("s");
        var pages = store.Connection.ExecuteScalar<long>("pragma page_count");
        store.Connection.Execute($"pragma max_page_count = {pages + 4}");

        var large = Event(json: "\"" + new string('x', 100_000) + "\"");
        var e = ShouldFail(() => store.Append("s", 3, [Event(), large, Event()]), StorageFault.Full);
        e.Message.ShouldBe($"No space left to write {_folder.DatabasePath}: free some space and try again; nothing of this step was recorded.");
        ShouldFail(() => store.Append("new", 0, [large]), StorageFault.Full);

        store.Read("s").ShouldBe(before);
        store.Streams().Select(s => s.Stream).ShouldBe(["s"]);
        ShouldBeSound(store);

        store.Connection.Execute("pragma max_page_count = 1000000");
        store.Append("s", 3, [large]).ShouldBe(new AppendResult(true, 4));
        store.Dispose();
        using var again = Open();
        again.Read("s").Count.ShouldBe(4);
    }

    [Fact]
    public void A_database_locked_for_too_long_is_told_and_can_be_used_afterwards()
    {
        using var holder = Open();
        using var store = SqliteEventStore.Open(_folder.DatabasePath, _clock, busyTimeoutMs: 20);
        using (holder.Connection.BeginTransaction(deferred: false))
        {
            var e = ShouldFail(() => store.Append("s", 0, [Event()]), StorageFault.Busy);
            e.Message.ShouldContain("locked by another process");
            store.Read("s").ShouldBeEmpty();
        }

        store.Append("s", 0, [Event()]).ShouldBe(new AppendResult(true, 1));
        holder.Read("s").Count.ShouldBe(1);
    }

    [Fact]
    public void A_connection_that_may_only_read_is_told()
    {
        using var store = Open();
        store.Append("s", 0, [Event()]);
        store.Connection.Execute("pragma query_only = on");
        ShouldFail(() => store.Append("s", 1, [Event()]), StorageFault.NotWritable).Message.ShouldContain("cannot be written");
        store.Read("s").Count.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_was_taken_away_is_told_before_anything_is_acknowledged()
    {
        using var store = Open();
        store.Append("s", 0, [Event()]);
        File.Move(_folder.DatabasePath, _folder.At("elsewhere.db"));
        ShouldFail(() => store.Append("s", 1, [Event()]), StorageFault.Unavailable).Message.ShouldContain("moved or deleted while in use");
    }

    /// <summary>Many files, because the moment at which one thread sees another's half-made file is short.</summary>
    [Fact]
    public void Four_threads_may_open_a_file_that_is_not_there_yet()
    {
        for (var round = 0; round < 40; round++)
        {
            var path = _folder.At($"new-{round}.db");
            var failures = new Exception?[4];
            using var together = new Barrier(failures.Length);
            var threads = Enumerable.Range(0, failures.Length).Select(i => new Thread(() => failures[i] = Record.Exception(() =>
            {
                together.SignalAndWait();
                using var store = SqliteEventStore.Open(path, _clock);
                store.Append($"s{i}", 0, [Event()]).Appended.ShouldBeTrue();
            }))).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());

            failures.ShouldAllBe(f => f == null);
            using var all = SqliteEventStore.Open(path, _clock);
            all.Streams("s").Count.ShouldBe(failures.Length);
        }
    }

    [Fact]
    public void The_system_library_is_new_enough() => SqliteNative.EnsureLoaded().ShouldBeGreaterThanOrEqualTo(new Version(3, 38));

    private SqliteEventStore Open() => SqliteEventStore.Open(_folder.DatabasePath, _clock);

    private static string ReadLatin1(string path) => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
}
