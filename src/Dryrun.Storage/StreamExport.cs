using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dryrun.Storage;

/// <summary>
/// One stream as JSON lines, for backups and for taking a record elsewhere. One event a line, in order:
/// <c>{"stream":"…","seq":1,"atMs":0,"type":"…","v":1,"by":"…","data":…}</c>, where <c>data</c> is the event's JSON to the letter.
/// </summary>
public static class StreamExport
{
    // A line is one level deeper than the event in it.
    private static readonly JsonDocumentOptions LineOptions = new() { MaxDepth = EventRules.JsonDepthMax + 1 };
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Properties = ["stream", "seq", "atMs", "type", "v", "by", "data"];

    /// <summary>Writes the events and flushes <paramref name="writer"/>.</summary>
    /// <exception cref="StorageException">The disk refuses.</exception>
    public static void WriteJsonLines(IEnumerable<StoredEvent> events, TextWriter writer)
    {
        FileErrors.Guard("the export", () =>
        {
            foreach (var e in events)
            {
                writer.Write(LineOf(e));
                writer.Write('\n');
            }

            writer.Flush();
        });
    }

    /// <summary>
    /// Reads what <see cref="WriteJsonLines"/> wrote: at least one event, all of one stream, seq 1.. without gaps. Empty lines are skipped.
    /// </summary>
    /// <param name="reader">The lines.</param>
    /// <param name="name">Name of the file, for errors.</param>
    /// <exception cref="StorageException">A line is not as it should be; the message starts with <c>name:line:</c>.</exception>
    public static IReadOnlyList<StoredEvent> ReadJsonLines(TextReader reader, string name)
    {
        var events = new List<StoredEvent>();
        var lineNumber = 0;
        try
        {
            while (reader.ReadLine() is { } line)
            {
                lineNumber++;
                if (line.Length > 0) events.Add(ParseLine(line, events));
            }
        }
        catch (FormatException e)
        {
            throw new StorageException(StorageFault.Malformed, $"{name}:{lineNumber}: {e.Message}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Explain(e, name);
        }

        if (events.Count > 0) return events;
        throw new StorageException(StorageFault.Malformed, $"{name}: the file holds no events; expected one JSON object a line.");
    }

    private static string LineOf(StoredEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>(e.Json.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("stream", e.Stream);
            json.WriteNumber("seq", e.Seq);
            json.WriteNumber("atMs", e.AtMs);
            json.WriteString("type", e.Type);
            json.WriteNumber("v", e.Version);
            json.WriteString("by", e.By);
            json.WritePropertyName("data");
            json.WriteRawValue(e.Json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static StoredEvent ParseLine(string line, List<StoredEvent> before)
    {
        try
        {
            using var document = JsonDocument.Parse(line, LineOptions);
            var e = ParseEvent(document.RootElement);
            if (EventRules.TroubleWithStream(e.Stream) is { } badName) throw new FormatException(badName);
            if (EventRules.TroubleWith(e.ToNew()) is { } trouble) throw new FormatException(trouble);
            var first = before.Count > 0 ? before[0].Stream : e.Stream;
            if (e.Stream != first) throw new FormatException($"stream is '{e.Stream}', but the file began with '{first}'");
            if (e.Seq == before.Count + 1) return e;
            throw new FormatException($"seq is {e.Seq}, expected {before.Count + 1}: events are numbered from 1 without gaps");
        }
        catch (JsonException e)
        {
            throw new FormatException($"not valid JSON at byte {e.BytePositionInLine ?? 0}; the line may be cut off", e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // What System.Text.Json throws for an unpaired surrogate, raw or escaped.
            throw new FormatException("holds half a character (an unpaired surrogate)", e);
        }
    }

    private static StoredEvent ParseEvent(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object) throw new FormatException("expected a JSON object");
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in line.EnumerateObject())
        {
            if (!Properties.Contains(property.Name))
                throw new FormatException($"unknown property '{property.Name}'; known are {string.Join(", ", Properties)}");
            if (!values.TryAdd(property.Name, property.Value)) throw new FormatException($"'{property.Name}' is given twice");
        }

        if (Properties.FirstOrDefault(p => !values.ContainsKey(p)) is { } missing) throw new FormatException($"'{missing}' is missing");
        var version = Whole("v");
        if (version > int.MaxValue) throw new FormatException($"v is {version}; allowed are 1 to {int.MaxValue}");
        return new StoredEvent(Text("stream"), Whole("seq"), Whole("atMs"), Text("type"), (int)version, Text("by"), values["data"].GetRawText());

        string Text(string property) => values[property].ValueKind == JsonValueKind.String
            ? values[property].GetString()!
            : throw new FormatException($"'{property}' is {values[property].GetRawText()}, expected text");

        long Whole(string property)
        {
            var value = values[property];
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0) return number;
            throw new FormatException($"'{property}' is {value.GetRawText()}, expected a whole number, 0 or more");
        }
    }
}
