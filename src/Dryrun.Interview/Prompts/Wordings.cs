using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Prompts;

/// <summary>Ways of saying one thing, by temperament.</summary>
public sealed partial record Wordings(IReadOnlyDictionary<Temperament, IReadOnlyList<string>> ByTemperament)
{
    private static readonly string[] Own = ["{quote}", "{team}"];

    private static readonly string[] Names = ["team", "component", "change"];

    /// <summary>
    /// One wording with its slots filled. Wordings that need a slot which is not given are passed over; <paramref name="turn"/> rotates through the
    /// rest, so that the same thing is not said twice in the same words. Empty where no wording fits.
    /// </summary>
    public string Say(Temperament temperament, long turn, IReadOnlyDictionary<string, string>? slots = null) =>
        Pick(ByTemperament.GetValueOrDefault(temperament) ?? [], turn, slots);

    /// <summary>One of a plain list of wordings; see <see cref="Say"/>.</summary>
    public static string Pick(IReadOnlyList<string> wordings, long turn, IReadOnlyDictionary<string, string>? slots = null)
    {
        var fitting = wordings.Where(w => Slots(w).All(s => slots?.ContainsKey(s) == true)).ToList();
        // A wording that takes up the candidate's own words is preferred to one that could be said to anybody.
        var referring = fitting.Where(w => Own.Any(w.Contains)).ToList();
        var from = referring.Count > 0 && turn % 3 != 0 ? referring : fitting;
        if (from.Count == 0) return "";
        return Fill(from[(int)(turn % from.Count)], slots ?? new Dictionary<string, string>());
    }

    // A team or a component that opens a sentence is written as sentences begin; quotes stay as they were said.
    private static string Fill(string wording, IReadOnlyDictionary<string, string> slots) => Slot().Replace(wording, m =>
    {
        var text = slots[m.Groups[1].Value];
        var opens = m.Index == 0 || (m.Index > 1 && wording[m.Index - 1] == ' ' && wording[m.Index - 2] is '.' or '?' or '!');
        return opens && text.Length > 0 && Names.Contains(m.Groups[1].Value) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    });

    /// <summary>Reads a list of <c>{id, when, say}</c> by id; <c>when</c> is for people.</summary>
    public static Dictionary<string, Wordings> ReadListed(FieldReader reader, string key)
    {
        var made = new Dictionary<string, Wordings>();
        foreach (var (item, i) in reader.Maps(key).Select((item, i) => (item, i)))
        {
            var path = $"{key}.{i}";
            reader.OnlyKeys(path, item, ["id", "when", "say"]);
            made[reader.Text("id", item, path)] = Read(reader, reader.Map("say", item, path), $"{path}.say");
        }

        return made;
    }

    /// <summary>Reads <c>{supportive: [...], neutral: [...], stress: [...]}</c>.</summary>
    public static Wordings Read(FieldReader reader, JsonObject holder, string path)
    {
        var byTemperament = new Dictionary<Temperament, IReadOnlyList<string>>();
        foreach (var temperament in Enum.GetValues<Temperament>())
        {
            var key = temperament.ToString().ToLowerInvariant();
            byTemperament[temperament] = reader.Texts(key, holder, path);
        }

        reader.OnlyKeys(path, holder, ["supportive", "neutral", "stress"]);
        return new Wordings(byTemperament);
    }

    /// <summary>Names of the slots of a wording.</summary>
    internal static IEnumerable<string> Slots(string wording) => Slot().Matches(wording).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Slot();
}
