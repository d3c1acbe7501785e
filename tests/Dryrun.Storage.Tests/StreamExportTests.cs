using System.Text;
using static Dryrun.Storage.Tests.Samples;

namespace Dryrun.Storage.Tests;

public sealed class StreamExportTests
{
    private const string First = """{"stream":"s","seq":1,"atMs":0,"type":"started","v":2,"by":"system","data":{"seed": 42}}""";

    private static readonly StoredEvent FirstEvent = new("s", 1, 0, "started", 2, "system", """{"seed": 42}""");

    [Fact]
    public void An_event_is_one_line_that_reads_like_the_record() => Export([FirstEvent]).ShouldBe(First + "\n");

    [Fact]
    public void A_stream_goes_from_one_store_to_another_to_the_letter()
    {
        using var from = new InMemoryEventStore(new ManualClock());
        using var to = new InMemoryEventStore(new ManualClock());
        var deep = new string('[', 64) + new string(']', 64);
        from.Append("s", 0, [
            Event(0, """{ "said" : "Grüezi 👩‍👩‍👧‍👦 <b>&'\u00e9\/" , "a":1.00,"a":-0 }"""),
            new NewEvent(5, "gesagt \"🎤\" <&>", 7, "Zoë", deep),
            Event(long.MaxValue, "\"\\ud83d\u2028\u0085\""),
            Event(9, "\"" + new string('x', 1_000_000) + "\""),
        ]);

        var read = Import(Export(from.Read("s")));
        to.Append("s", 0, [.. read.Select(e => e.ToNew())]).ShouldBe(new AppendResult(true, 4));
        to.Read("s").SequenceEqual(from.Read("s")).ShouldBeTrue();
    }

    [Fact]
    public void Empty_lines_and_carriage_returns_do_not_matter() => Import(First + "\r\n\r\n").ShouldBe([FirstEvent]);

    public static TheoryData<string, int, string> Broken => new()
    {
        { "[]", 1, "expected a JSON object" },
        { First + "\n" + First, 2, "seq is 1, expected 2: events are numbered from 1 without gaps" },
        { First + "\n\n" + First.Replace("\"seq\":1", "\"seq\":3"), 3, "seq is 3, expected 2" },
        { First.Replace("\"seq\":1", "\"seq\":0"), 1, "seq is 0, expected 1" },
        { First + "\n" + First.Replace("\"s\"", "\"t\"").Replace("\"seq\":1", "\"seq\":2"), 2, "stream is 't', but the file began with 's'" },
        { First[..40], 1, "the line may be cut off" },
        { First.Replace("\"by\":\"system\",", ""), 1, "'by' is missing" },
        { First.Replace("\"by\"", "\"bye\""), 1, "unknown property 'bye'" },
        { First.Replace("\"v\":2", "\"v\":2,\"v\":3"), 1, "'v' is given twice" },
        { First.Replace("\"v\":2", "\"v\":\"2\""), 1, "'v' is \"2\", expected a whole number" },
        { First.Replace("\"v\":2", "\"v\":0"), 1, "version is 0; allowed is 1 or more" },
        { First.Replace("\"v\":2", "\"v\":2147483648"), 1, "v is 2147483648" },
        { First.Replace("\"v\":2", "\"v\":1e99"), 1, "'v' is 1e99" },
        { First.Replace("\"atMs\":0", "\"atMs\":-1"), 1, "'atMs' is -1" },
        { First.Replace("\"started\"", "null"), 1, "'type' is null, expected text" },
        { First.Replace("\"started\"", "\"\""), 1, "type has 0 characters" },
        { First.Replace("\"started\"", "\"\\ud83d\""), 1, "half a character" },
        { First.Replace("started", "\ud83d"), 1, "half a character" },
        { First.Replace("\"s\"", "\"no spaces\""), 1, "stream 'no spaces' may hold only" },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_broken_line_is_named_by_file_and_number(string text, int line, string words)
    {
        var e = ShouldFail(() => Import(text), StorageFault.Malformed);
        e.Message.ShouldStartWith($"mine.jsonl:{line}: ");
        e.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void An_empty_file_holds_no_stream(string text) =>
        ShouldFail(() => Import(text), StorageFault.Malformed).Message.ShouldStartWith("mine.jsonl: the file holds no events");

    [Fact]
    public void A_full_disk_is_told_before_the_export_returns()
    {
        // No use of "using": closing the writer tries once more to write what /dev/full refuses.
        var writer = new StreamWriter(new FileStream("/dev/full", FileMode.Open, FileAccess.Write), new UTF8Encoding(false));
        ShouldFail(() => StreamExport.WriteJsonLines([FirstEvent], writer), StorageFault.Full)
            .Message.ShouldStartWith("No space left to write the export");
    }

    private static string Export(IEnumerable<StoredEvent> events)
    {
        using var writer = new StringWriter();
        StreamExport.WriteJsonLines(events, writer);
        return writer.ToString();
    }

    private static IReadOnlyList<StoredEvent> Import(string text) => StreamExport.ReadJsonLines(new StringReader(text), "mine.jsonl");
}
