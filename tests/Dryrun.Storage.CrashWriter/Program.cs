using System.Globalization;
using Dryrun.Storage;

// A process for the tests to kill. Each line it prints was acknowledged by the store before.
//   batches DATABASE STREAM       appends batches of one to five events for ever; prints the seq of the last event of each
//   singles DATABASE STREAM N     appends N events one by one against others who do the same; prints the seq of each
//   lease FOLDER STREAM           takes the lease and keeps it until its input ends; prints "holding" or the refusal
switch (args)
{
    case ["batches", var database, var stream]:
        AppendBatches(database, stream);
        return 0;
    case ["singles", var database, var stream, var count]:
        AppendSingles(database, stream, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["lease", var folder, var stream]:
        HoldLease(folder, stream);
        return 0;
    default:
        Console.Error.WriteLine("usage: batches DATABASE STREAM | singles DATABASE STREAM N | lease FOLDER STREAM");
        return 2;
}

static void AppendBatches(string database, string stream)
{
    using var store = SqliteEventStore.Open(database, TimeProvider.System);
    var lastSeq = store.Streams(stream).Select(s => s.LastSeq).FirstOrDefault();
    while (true)
    {
        var size = (int)(lastSeq % 5) + 1;
        // Some events are longer than many pages, so that a kill has something to tear.
        var filler = new string((char)('a' + (lastSeq % 26)), lastSeq % 7 == 0 ? 100_000 : 50);
        var after = lastSeq;
        var batch = Enumerable.Range(1, size)
            .Select(i => $$"""{"after":{{after}},"index":{{i}},"size":{{size}},"filler":"{{filler}}"}""")
            .Select(json => new NewEvent(after, "batch", 1, "child", json));
        lastSeq = store.Append(stream, after, [.. batch]).LastSeq;
        Acknowledge(lastSeq);
    }
}

static void AppendSingles(string database, string stream, int count)
{
    using var store = SqliteEventStore.Open(database, TimeProvider.System);
    var lastSeq = 0L;
    for (var done = 0; done < count;)
    {
        var result = store.Append(stream, lastSeq, [new NewEvent(done, "single", 1, $"process {Environment.ProcessId}", "{}")]);
        lastSeq = result.LastSeq;
        if (!result.Appended) continue;
        done++;
        Acknowledge(lastSeq);
    }
}

static void HoldLease(string folder, string stream)
{
    var data = DataFolder.Resolve(name => name == "DRYRUN_HOME" ? folder : null);
    if (!StreamLease.TryAcquire(data, stream, out var lease, out var refusal))
    {
        Console.WriteLine(refusal);
        return;
    }

    using (lease)
    {
        Console.WriteLine("holding");
        Console.In.ReadToEnd();
    }
}

// Each line leaves in one write, at once.
static void Acknowledge(long seq) => Console.WriteLine(seq.ToString(CultureInfo.InvariantCulture));
