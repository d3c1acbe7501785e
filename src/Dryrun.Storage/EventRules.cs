using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Dryrun.Storage;

/// <summary>What every backend demands of names and events, so that they refuse alike.</summary>
internal static class EventRules
{
    /// <summary>Short enough that the name of a lease file, where three characters may stand for one, fits the 255 bytes of a file name.</summary>
    public const int StreamLengthMax = 80;

    public const int WordLengthMax = 100;
    public const int JsonLengthMax = 64 * 1024 * 1024;
    public const int JsonDepthMax = 64;

    private static readonly SearchValues<char> StreamCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/-");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Why this is no name of a stream, or null.</summary>
    public static string? TroubleWithStream(string stream)
    {
        if (stream.Length is 0 or > StreamLengthMax) return $"stream '{stream}' has {stream.Length} characters; allowed are 1 to {StreamLengthMax}";
        return stream.AsSpan().ContainsAnyExcept(StreamCharacters) ? $"stream '{stream}' may hold only A-Z a-z 0-9 . _ : / -" : null;
    }

    /// <summary>Why this event cannot be stored, or null.</summary>
    public static string? TroubleWith(NewEvent candidate)
    {
        if (candidate.AtMs < 0) return $"atMs is {candidate.AtMs}; allowed is 0 or more";
        if (candidate.Version < 1) return $"version is {candidate.Version}; allowed is 1 or more";
        return TroubleWithWord("type", candidate.Type) ?? TroubleWithWord("by", candidate.By) ?? TroubleWithJson(candidate.Json);
    }

    /// <summary>Throws when an append cannot be meant.</summary>
    public static void Demand(string stream, long expectedSeq, IReadOnlyList<NewEvent> events)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedSeq);
        if (TroubleWithStream(stream) is { } badName) throw new ArgumentException(badName, nameof(stream));
        for (var i = 0; i < events.Count; i++)
        {
            if (TroubleWith(events[i]) is { } trouble) throw new ArgumentException($"event {i + 1} of {events.Count}: {trouble}", nameof(events));
        }
    }

    private static string? TroubleWithWord(string property, string word)
    {
        if (word.Length is 0 or > WordLengthMax) return $"{property} has {word.Length} characters; allowed are 1 to {WordLengthMax}";
        return word.Any(char.IsControl) || !IsWellFormed(word) ? $"{property} holds a control character or half a character" : null;
    }

    private static string? TroubleWithJson(string json)
    {
        if (json.Length > JsonLengthMax) return $"json has {json.Length} characters; allowed are at most {JsonLengthMax}";
        // Line ends and space around the value are only layout; without them an export is one line an event and gives back the same bytes.
        if (json.AsSpan().ContainsAny('\r', '\n')) return "json spans several lines; write it on one";
        if (json.Length > 0 && (json[0] is ' ' or '\t' || json[^1] is ' ' or '\t')) return "json has space around it; trim it";
        try
        {
            var reader = new Utf8JsonReader(StrictUtf8.GetBytes(json), new JsonReaderOptions { MaxDepth = JsonDepthMax });
            while (reader.Read())
            {
                // Reading to the end is the check.
            }

            return null;
        }
        catch (JsonException e)
        {
            return $"json is not valid at byte {e.BytePositionInLine ?? 0}";
        }
        catch (EncoderFallbackException)
        {
            return "json holds half a character (an unpaired surrogate)";
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out var used) != OperationStatus.Done) return false;
            i += used;
        }

        return true;
    }
}
