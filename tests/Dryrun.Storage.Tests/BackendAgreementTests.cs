using FsCheck;
using FsCheck.Fluent;
using static Dryrun.Storage.Tests.Samples;

namespace Dryrun.Storage.Tests;

/// <summary>Any series of calls has the same answers from both backends, and the answers keep the contract.</summary>
public sealed class BackendAgreementTests
{
    [Fact]
    public void Both_backends_answer_any_series_of_calls_alike()
    {
        using var folder = new TestFolder();
        var clock = new ManualClock();
        var caseNumber = 0;
        using var sqlite = SqliteEventStore.Open(folder.DatabasePath, clock);
        using var memory = new InMemoryEventStore(clock);

        Prop.ForAll<(byte Stream, byte Call, sbyte Offset)[]>(calls =>
        {
            caseNumber++;
            foreach (var call in calls)
            {
                clock.UnixMs += 7;
                var expected = Answer(memory, call, caseNumber);
                if (Answer(sqlite, call, caseNumber) != expected) return false;
            }

            var streams = memory.Streams($"{caseNumber}/");
            return sqlite.Streams($"{caseNumber}/").SequenceEqual(streams)
                && streams.All(s => memory.Read(s.Stream).SequenceEqual(sqlite.Read(s.Stream)) && HasNoGaps(memory.Read(s.Stream)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_240_601, 17));
    }

    private static string Answer(IEventStore store, (byte Stream, byte Call, sbyte Offset) call, int caseNumber)
    {
        var stream = $"{caseNumber}/{call.Stream % 2}";
        var lastSeq = store.Read(stream).Count;
        // Most appends are right, some are before or behind the last event.
        var expectedSeq = Math.Max(0, lastSeq + (call.Offset % 8 == 0 ? call.Offset / 8 : 0));
        return (call.Call % 8) switch
        {
            0 => store.Delete(stream).ToString(),
            1 => string.Join(' ', store.Read(stream, call.Offset)),
            2 => string.Join(' ', store.Streams(stream)),
            _ => store.Append(stream, expectedSeq, Events(call.Call % 4)).ToString(),
        };
    }

    private static bool HasNoGaps(IReadOnlyList<StoredEvent> events) => events.Select((e, i) => e.Seq == i + 1).All(ok => ok);
}
