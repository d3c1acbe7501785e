using static Dryrun.Storage.Tests.Samples;

namespace Dryrun.Storage.Tests;

/// <summary>What every backend has to do; one subclass a backend.</summary>
public abstract class EventStoreCompliance : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Lazy<IEventStore> _store;

    protected EventStoreCompliance() => _store = new Lazy<IEventStore>(() => Open(_clock));

    private IEventStore Store => _store.Value;

    protected abstract IEventStore Open(TimeProvider clock);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Store.Dispose();
    }

    [Fact]
    public void An_unknown_stream_is_empty()
    {
        Store.Read("nobody").ShouldBeEmpty();
        Store.Streams().ShouldBeEmpty();
        Store.Delete("nobody").ShouldBeFalse();
    }

    [Fact]
    public void Events_come_back_as_they_were_given_numbered_from_one()
    {
        Store.Append("s", 0, [new NewEvent(0, "started", 3, "system", """{"seed": 42}"""), new NewEvent(1500, "said", 1, "candidate", "\"hi\"")])
            .ShouldBe(new AppendResult(true, 2));
        Store.Append("s", 2, [new NewEvent(2500, "disclosed", int.MaxValue, "interviewer", "[1,2.50,null]")]).ShouldBe(new AppendResult(true, 3));

        Store.Read("s").ShouldBe([
            new StoredEvent("s", 1, 0, "started", 3, "system", """{"seed": 42}"""),
            new StoredEvent("s", 2, 1500, "said", 1, "candidate", "\"hi\""),
            new StoredEvent("s", 3, 2500, "disclosed", int.MaxValue, "interviewer", "[1,2.50,null]"),
        ]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(long.MaxValue)]
    public void A_wrong_expected_seq_writes_nothing_and_tells_the_actual_one(long expectedSeq)
    {
        Store.Append("s", 0, Events(3));
        Store.Append("s", expectedSeq, [Event()]).ShouldBe(new AppendResult(false, 3));
        Store.Read("s").Count.ShouldBe(3);
    }

    [Fact]
    public void A_new_stream_cannot_begin_behind_its_first_event()
    {
        Store.Append("s", 5, [Event()]).ShouldBe(new AppendResult(false, 0));
        Store.Streams().ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_append_only_compares_the_seq()
    {
        Store.Append("s", 0, []).ShouldBe(new AppendResult(true, 0));
        Store.Append("s", 1, []).ShouldBe(new AppendResult(false, 0));
        Store.Streams().ShouldBeEmpty();
    }

    public static TheoryData<NewEvent> Unacceptable => new()
    {
        new NewEvent(-1, "said", 1, "candidate", "{}"),
        new NewEvent(0, "", 1, "candidate", "{}"),
        new NewEvent(0, new string('x', 101), 1, "candidate", "{}"),
        new NewEvent(0, "sa\nid", 1, "candidate", "{}"),
        new NewEvent(0, "said", 0, "candidate", "{}"),
        new NewEvent(0, "said", 1, "", "{}"),
        new NewEvent(0, "said", 1, "half \ud83d", "{}"),
        new NewEvent(0, "said", 1, "candidate", ""),
        new NewEvent(0, "said", 1, "candidate", "{"),
        new NewEvent(0, "said", 1, "candidate", "{} {}"),
        new NewEvent(0, "said", 1, "candidate", "{'a':1}"),
        new NewEvent(0, "said", 1, "candidate", "{\n}"),
        new NewEvent(0, "said", 1, "candidate", " {}"),
        new NewEvent(0, "said", 1, "candidate", "{}\t"),
        new NewEvent(0, "said", 1, "candidate", "\"half \ud83d\""),
        new NewEvent(0, "said", 1, "candidate", new string('[', 65) + new string(']', 65)),
    };

    [Theory]
    [MemberData(nameof(Unacceptable), DisableDiscoveryEnumeration = true)]
    public void One_unacceptable_event_keeps_the_whole_append_out(NewEvent bad)
    {
        Store.Append("s", 0, [Event()]);
        Should.Throw<ArgumentException>(() => Store.Append("s", 1, [Event(), bad, Event()])).Message.ShouldContain("event 2 of 3");
        Store.Read("s").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("zürich")]
    [InlineData("a\\b")]
    [InlineData("a%")]
    public void A_stream_name_out_of_bounds_is_refused(string stream) =>
        Should.Throw<ArgumentException>(() => Store.Append(stream, 0, [Event()])).Message.ShouldContain($"'{stream}'");

    [Fact]
    public void A_stream_name_has_at_most_80_characters_and_a_seq_is_not_negative()
    {
        Store.Append(new string('x', 80), 0, [Event()]).Appended.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => Store.Append(new string('x', 81), 0, [Event()]));
        Should.Throw<ArgumentOutOfRangeException>(() => Store.Append("s", -1, [Event()]));
    }

    [Theory]
    [InlineData(long.MinValue, 1, 5)]
    [InlineData(0, 1, 5)]
    [InlineData(1, 1, 5)]
    [InlineData(4, 4, 2)]
    [InlineData(5, 5, 1)]
    [InlineData(6, 0, 0)]
    [InlineData(long.MaxValue, 0, 0)]
    public void Reading_starts_at_the_seq_asked_for(long fromSeq, long firstSeq, int count)
    {
        Store.Append("s", 0, Events(5));
        var read = Store.Read("s", fromSeq);
        read.Count.ShouldBe(count);
        if (count > 0) read[0].Seq.ShouldBe(firstSeq);
    }

    [Fact]
    public void What_was_read_does_not_change_afterwards()
    {
        Store.Append("s", 0, Events(2));
        var before = Store.Read("s");
        Store.Append("s", 2, Events(2));
        Store.Delete("s");
        before.Count.ShouldBe(2);
    }

    [Fact]
    public void A_thousand_appends_stay_in_order()
    {
        for (var seq = 0; seq < 1000; seq++) Store.Append("s", seq, [Event(seq)]).ShouldBe(new AppendResult(true, seq + 1));
        Store.Read("s").Select(e => (e.Seq, e.AtMs)).ShouldBe(Enumerable.Range(0, 1000).Select(i => (i + 1L, (long)i)));
    }

    [Fact]
    public void Listing_sums_up_each_stream_in_the_order_of_names()
    {
        _clock.UnixMs = 5_000;
        Store.Append("b/2", 0, Events(3, firstAtMs: 70));
        _clock.UnixMs = 6_000;
        Store.Append("B", 0, [Event(9)]);
        _clock.UnixMs = 7_000;
        Store.Append("b/2", 3, [Event(90)]);
        Store.Append("b/2", 1, [Event(91)]);

        Store.Streams().ShouldBe([
            new StreamSummary("B", LastSeq: 1, FirstAtMs: 9, LastAtMs: 9, CreatedAtUnixMs: 6_000, UpdatedAtUnixMs: 6_000),
            new StreamSummary("b/2", LastSeq: 4, FirstAtMs: 70, LastAtMs: 90, CreatedAtUnixMs: 5_000, UpdatedAtUnixMs: 7_000),
        ]);
        Store.Streams()[1].EventCount.ShouldBe(4);
    }

    [Theory]
    [InlineData("", new[] { "a", "a.b", "a_b", "aXb", "b" })]
    [InlineData("a", new[] { "a", "a.b", "a_b", "aXb" })]
    [InlineData("a_", new[] { "a_b" })]
    [InlineData("a.b", new[] { "a.b" })]
    [InlineData("%", new string[0])]
    [InlineData("c", new string[0])]
    [InlineData("a.b.c", new string[0])]
    public void A_prefix_is_taken_literally(string prefix, string[] expected)
    {
        foreach (var stream in new[] { "b", "a_b", "aXb", "a.b", "a" }) Store.Append(stream, 0, [Event()]);
        Store.Streams(prefix).Select(s => s.Stream).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_deleted_stream_is_gone_and_may_begin_again_while_others_stay()
    {
        Store.Append("gone", 0, Events(3));
        Store.Append("stays", 0, Events(2));

        Store.Delete("gone").ShouldBeTrue();

        Store.Read("gone").ShouldBeEmpty();
        Store.Streams().Select(s => s.Stream).ShouldBe(["stays"]);
        Store.Read("stays").Count.ShouldBe(2);
        Store.Delete("gone").ShouldBeFalse();
        Store.Append("gone", 3, [Event()]).ShouldBe(new AppendResult(false, 0));
        Store.Append("gone", 0, [Event()]).ShouldBe(new AppendResult(true, 1));
    }

    [Fact]
    public void Five_megabytes_in_one_event_come_back_to_the_letter()
    {
        var json = "{\"outcome\":[" + string.Join(',', Enumerable.Range(0, 800_000)) + "]}";
        json.Length.ShouldBeGreaterThan(5 * 1024 * 1024);
        Store.Append("s", 0, [Event(), Event(json: json)]);
        // Not ShouldBe on the text: a failure would print ten megabytes.
        (Store.Read("s", 2).Single().Json == json).ShouldBeTrue();
    }

    [Theory]
    [InlineData("{\"said\":\"Grüezi 你好 שלום 👩‍👩‍👧‍👦 🇨🇭\"}")]
    [InlineData("{\"said\":\"e\u0301 is not \u00e9\"}")]
    [InlineData("{\"said\":\"\\u0000 \\n \\ud83d\\ude00 \\ud83d\"}")]
    [InlineData("{  \"b\" : 1 , \"a\" : 1.0e0 , \"a\" : 2 }")]
    [InlineData("{\"sql\":\"'; drop table events; --\",\"line\":\"\u2028\u0085\"}")]
    public void Text_of_any_script_and_layout_comes_back_to_the_letter(string json)
    {
        Store.Append("s", 0, [new NewEvent(0, "gesagt 🎤", 1, "Zoë", json)]);
        Store.Read("s").ShouldBe([new StoredEvent("s", 1, 0, "gesagt 🎤", 1, "Zoë", json)]);
    }

    [Fact]
    public void Of_four_threads_that_expect_one_seq_exactly_one_wins()
    {
        const int Rounds = 50;
        var wins = new int[Rounds];
        using var barrier = new Barrier(4);
        OnFourThreads(thread =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                barrier.SignalAndWait();
                var result = Store.Append("s", round * 2, Events(2, firstAtMs: thread * 10));
                result.LastSeq.ShouldBe((round * 2) + 2);
                if (result.Appended) Interlocked.Increment(ref wins[round]);
            }
        });

        wins.ShouldAllBe(w => w == 1);
        var events = Store.Read("s");
        events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, Rounds * 2).Select(i => (long)i));
        events.Chunk(2).ShouldAllBe(pair => pair[1].AtMs == pair[0].AtMs + 1);
    }

    [Fact]
    public void Four_threads_on_four_streams_do_not_disturb_each_other()
    {
        OnFourThreads(thread =>
        {
            for (var seq = 0; seq < 50; seq++) Store.Append($"s{thread}", seq, [Event(thread)]).ShouldBe(new AppendResult(true, seq + 1));
        });
        Store.Streams("s").Select(s => (s.LastSeq, s.LastAtMs)).ShouldBe([(50L, 0L), (50L, 1L), (50L, 2L), (50L, 3L)]);
    }

    [Fact]
    public void A_closed_store_refuses_and_may_be_closed_twice()
    {
        Store.Append("s", 0, [Event()]);
        Store.Dispose();
        Store.Dispose();
        Should.Throw<ObjectDisposedException>(() => Store.Read("s"));
        Should.Throw<ObjectDisposedException>(() => Store.Append("s", 1, [Event()]));
        Should.Throw<ObjectDisposedException>(() => Store.Streams());
        Should.Throw<ObjectDisposedException>(() => Store.Delete("s"));
    }

    private static void OnFourThreads(Action<int> work)
    {
        var failures = new Exception?[4];
        var threads = Enumerable.Range(0, 4).Select(i => new Thread(() => failures[i] = Record.Exception(() => work(i)))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        failures.ShouldAllBe(f => f == null);
    }
}

public sealed class InMemoryEventStoreTests : EventStoreCompliance
{
    protected override IEventStore Open(TimeProvider clock) => new InMemoryEventStore(clock);
}

public sealed class SqliteEventStoreTests : EventStoreCompliance
{
    private readonly TestFolder _folder = new();

    protected override IEventStore Open(TimeProvider clock) => SqliteEventStore.Open(_folder.DatabasePath, clock);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _folder.Dispose();
    }
}
