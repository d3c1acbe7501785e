using System.Globalization;
using System.Text.Json;

namespace Dryrun.Storage.Tests;

public sealed class CrashTests
{
    [Fact]
    public void Whatever_was_acknowledged_survives_twenty_kills_and_nothing_is_torn()
    {
        const int Kills = 20;
        using var folder = new TestFolder();
        var random = new Random(7);
        var acknowledgedSeq = 0L;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var child = new Child("batches", folder.DatabasePath, "s");
            for (var left = random.Next(1, 12); left > 0; left--) acknowledgedSeq = Seq(child.ReadLine()!);
            // The child is somewhere in its next appends now; spinning moves the blow to another place each time.
            Thread.SpinWait(random.Next(0, 60_000));
            child.Kill();
            foreach (var line in child.ReadToEnd()) acknowledgedSeq = Math.Max(acknowledgedSeq, Seq(line));

            using var store = SqliteEventStore.Open(folder.DatabasePath, new ManualClock());
            store.Streams("s").Single().LastSeq.ShouldBeGreaterThanOrEqualTo(acknowledgedSeq);
        }

        using (var store = SqliteEventStore.Open(folder.DatabasePath, new ManualClock()))
        {
            ShouldHoldWholeBatches(store.Read("s"));
            SqliteFileTests.ShouldBeSound(store);
        }

        acknowledgedSeq.ShouldBeGreaterThan(Kills);
    }

    [Fact]
    public void Two_processes_that_write_one_stream_share_the_seqs_without_loss()
    {
        using var folder = new TestFolder();
        // Both also race to create the file.
        using var one = new Child("singles", folder.DatabasePath, "s", "60");
        using var other = new Child("singles", folder.DatabasePath, "s", "60");
        var (ofOne, ofOther) = (one.ReadToEnd(), other.ReadToEnd());

        ofOne.Concat(ofOther).Select(Seq).Order().ShouldBe(Enumerable.Range(1, 120).Select(i => (long)i));
        using var store = SqliteEventStore.Open(folder.DatabasePath, new ManualClock());
        var events = store.Read("s");
        events.Count.ShouldBe(120);
        events.Where(e => e.By == $"process {one.Id}").Select(e => e.Seq).ShouldBe(ofOne.Select(Seq));
    }

    private static void ShouldHoldWholeBatches(IReadOnlyList<StoredEvent> events)
    {
        for (var i = 0; i < events.Count;)
        {
            var after = i;
            using var first = JsonDocument.Parse(events[i].Json);
            var size = first.RootElement.GetProperty("size").GetInt32();
            size.ShouldBe((after % 5) + 1);
            for (var index = 1; index <= size; index++, i++)
            {
                i.ShouldBeLessThan(events.Count, "the last batch is torn");
                using var document = JsonDocument.Parse(events[i].Json);
                events[i].Seq.ShouldBe(i + 1);
                document.RootElement.GetProperty("after").GetInt32().ShouldBe(after);
                document.RootElement.GetProperty("index").GetInt32().ShouldBe(index);
                document.RootElement.GetProperty("filler").GetString()!.Distinct().ShouldBe([(char)('a' + (after % 26))]);
            }
        }
    }

    /// <summary>A line cut off by the kill would be a smaller number, which claims less than was acknowledged.</summary>
    private static long Seq(string line) => long.Parse(line, CultureInfo.InvariantCulture);
}
