using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Designs;

/// <summary>Checks and reads the <c>programme</c> part of a design.</summary>
internal static class ProgrammeReader
{
    public static readonly Dictionary<string, (string[] Keys, string[] Needed, string Example)> Lists = new()
    {
        ["risks"] = (["text", "owner", "mitigation"], ["text"], "{text: ..., owner: ..., mitigation: ...}"),
        ["successMetrics"] = ([], [], "text"),
        ["mustHave"] = ([], [], "text"),
        ["niceToHave"] = ([], [], "text"),
        ["rejected"] = (["option", "because"], ["option"], "{option: ..., because: ...}"),
        ["milestones"] = (["what", "owner", "day"], ["what"], "{what: ..., owner: ..., day: 3}"),
    };

    public static IEnumerable<InputProblem> Check(ISimulatedSystem system, JsonNode? value)
    {
        if (value is null) return [];
        if (value is not JsonObject programme) return [new InputProblem("programme must hold owners, risks, successMetrics and so on", "programme")];
        return programme.SelectMany(p => p.Key == "owners" ? Owners(system, p.Value) : List(p.Key, p.Value));
    }

    /// <summary>True for a whole day from the kickoff, 0 to 3650.</summary>
    public static bool IsDay(JsonNode? value) => PlainValues.AsNumber(value) is { } day and >= 0 and <= 3650 && day == Math.Floor(day);

    public static Programme Read(DesignDocument design)
    {
        if (design.Root["programme"] is not JsonObject p) return Programme.Empty;
        return new Programme
        {
            Owners = (p["owners"] as JsonObject)?.Where(o => o.Value is not null)
                .ToDictionary(o => o.Key, o => new Owner(Text(o.Value, "team") ?? "", Text(o.Value, "onCall"), Text(o.Value, "escalation"))) ?? [],
            Risks = Items(p, "risks", i => new Risk(Text(i, "text")!, Text(i, "owner"), Text(i, "mitigation"))),
            SuccessMetrics = Items(p, "successMetrics", i => i.GetValue<string>()),
            MustHave = Items(p, "mustHave", i => i.GetValue<string>()),
            NiceToHave = Items(p, "niceToHave", i => i.GetValue<string>()),
            Rejected = Items(p, "rejected", i => new Rejected(Text(i, "option")!, Text(i, "because"))),
            Milestones = Items(p, "milestones", i => new Milestone(Text(i, "what")!, Text(i, "owner"), (int?)PlainValues.AsNumber(i["day"]))),
        };
    }

    private static IEnumerable<InputProblem> Owners(ISimulatedSystem system, JsonNode? value)
    {
        if (value is null) yield break;
        if (value is not JsonObject owners)
        {
            yield return new InputProblem("programme.owners must hold components as {team, onCall, escalation}", "programme.owners");
            yield break;
        }

        var ids = system.Components.Select(c => c.Id).ToList();
        foreach (var (id, owner) in owners)
        {
            var path = $"programme.owners.{id}";
            if (!ids.Contains(id))
            {
                yield return new InputProblem($"{Wording.Excerpt(id)} is not a component of {system.Id}; {Meant(id, ids, "it has")}", path);
            }
            else if (owner is JsonObject o)
            {
                if (Text(o, "team") is null) yield return new InputProblem($"{path} needs a team", path);
                foreach (var problem in Keys(path, o, ["team", "onCall", "escalation"])) yield return problem;
            }
            else if (owner is not null)
            {
                yield return new InputProblem($"{path} must be {{team: ..., onCall: ..., escalation: ...}}", path);
            }
        }
    }

    private static IEnumerable<InputProblem> List(string key, JsonNode? value)
    {
        var path = $"programme.{key}";
        if (!Lists.TryGetValue(key, out var shape))
        {
            yield return new InputProblem($"{Wording.Excerpt(path)} is not known; {Meant(key, ["owners", .. Lists.Keys], "programme holds")}", path);
        }
        else if (value is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                foreach (var problem in Item($"{path}.{i}", list[i], shape)) yield return problem;
            }
        }
        else if (value is not null)
        {
            yield return new InputProblem($"{path} must be a list of {shape.Example}", path);
        }
    }

    private static IEnumerable<InputProblem> Item(string path, JsonNode? item, (string[] Keys, string[] Needed, string Example) shape)
    {
        if (shape.Keys.Length == 0)
        {
            if (item is not JsonValue v || !v.TryGetValue<string>(out _)) yield return new InputProblem($"{path} must be text", path);
        }
        else if (item is not JsonObject o || shape.Needed.Any(n => Text(o, n) is null))
        {
            yield return new InputProblem($"{path} must be {shape.Example}", path);
        }
        else
        {
            foreach (var problem in Keys(path, o, shape.Keys)) yield return problem;
            if (o["day"] is { } day && !IsDay(day))
            {
                yield return new InputProblem($"{path}.day is {Wording.Excerpt(PlainValues.Show(day))}; allowed a whole number from 0 to 3650",
                    $"{path}.day");
            }
        }
    }

    private static IEnumerable<InputProblem> Keys(string path, JsonObject holder, string[] known)
    {
        foreach (var (key, value) in holder)
        {
            var at = $"{path}.{key}";
            if (!known.Contains(key))
            {
                yield return new InputProblem($"{Wording.Excerpt(at)} is not known; {Meant(key, known, "allowed")}", at);
            }
            else if (key != "day" && value is JsonObject or JsonArray)
            {
                yield return new InputProblem($"{at} must be text", at);
            }
        }
    }

    private static string Meant(string key, IReadOnlyList<string> known, string otherwise) =>
        Wording.Nearest(key, known) is { } near ? $"did you mean {near}?" : $"{otherwise} {Wording.Alternatives(known)}";

    private static IReadOnlyList<T> Items<T>(JsonObject programme, string key, Func<JsonNode, T> read) =>
        [.. (programme[key] as JsonArray)?.Where(i => i is not null).Select(i => read(i!)) ?? []];

    private static string? Text(JsonNode? holder, string key) =>
        (holder as JsonObject)?[key] is JsonValue v ? v.TryGetValue<string>(out var s) ? s : v.ToJsonString() : null;
}
