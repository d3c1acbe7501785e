using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Rooms;

/// <summary>What a line typed in the room means.</summary>
internal abstract record RoomLine
{
    /// <summary>An action of the candidate that changes the session.</summary>
    public sealed record Act(CandidateAction Action) : RoomLine;

    /// <summary>Something to show that leaves the session as it is: facts, time, knobs, help, design.</summary>
    public sealed record Look(string What, string Detail = "") : RoomLine;

    /// <summary>Edit the design as YAML.</summary>
    public sealed record Edit : RoomLine;

    /// <summary>Leave; the session can be resumed.</summary>
    public sealed record Leave : RoomLine;
}

/// <summary>Reads the slash commands of the room. Everything else is said aloud.</summary>
internal static partial class RoomCommands
{
    /// <summary>Commands with what they do, in the order of the help.</summary>
    public static IReadOnlyList<(string Usage, string Does)> Help { get; } =
    [
        ("just type", "talk to the interviewer; a line that ends with \\ goes on in the next"),
        ("/time", "minutes left, phases planned and spent"),
        ("/facts", "what you were told and what you assumed"),
        ("/design", "your design so far; /design edit opens it in $EDITOR"),
        ("/knobs [section]", "what can be decided, with units and ranges"),
        ("/set rollout.rings 1,10,50,100", "decide one knob; /unset KNOB takes it back"),
        ("/own cdn Network delivery, on-call NOC, escalation infra director", "name an owner"),
        ("/delegate KNOB to OWNER by DAY", "hand an engineering knob to its owner"),
        ("/risk TEXT | OWNER | MITIGATION", "name a risk"),
        ("/metric TEXT  /must TEXT  /nice TEXT", "success metric, must-have, nice-to-have"),
        ("/reject OPTION because REASON", "say what you did not choose"),
        ("/milestone WHAT | OWNER | DAY", "promise a date"),
        ("/yes  /no", "take or turn down the offered design change"),
        ("/run", "run the design (in real mode once, unseen)"),
        ("/decide OPTION", "answer a run that stopped for you"),
        ("/wrong N act,act [fact,fact]", "coached: correct how clause N of your last turn was read"),
        ("/end", "end the round"),
        ("/quit", "leave; dryrun interview --resume goes on later"),
    ];

    // What talk segments have too.
    private static readonly string[] OfTalk = ["/time", "/facts", "/hint", "/end", "/quit"];

    /// <summary>The commands of a talk segment, in the order of the help.</summary>
    public static IEnumerable<(string Usage, string Does)> TalkHelp => Help.Where(h => !h.Usage.StartsWith('/') || OfTalk.Contains(h.Usage))
        .SelectMany<(string Usage, string Does), (string, string)>(h => h.Usage == "/facts" ? [(h.Usage, "the inputs you were told"), ("/hint", "coached: what a strong answer shows")] : [h]);

    /// <summary>Refuses a command of design rounds in one line.</summary>
    /// <exception cref="InputException">It is one.</exception>
    public static void CheckTalk(string line)
    {
        var name = Cut(line.Trim().TrimStart('/')).Name.ToLowerInvariant();
        if (!line.TrimStart().StartsWith('/') || OfTalk.Contains($"/{name}")) return;
        var known = Help.SelectMany(h => h.Usage.Split("  ")).Where(u => u.StartsWith('/')).Select(u => Cut(u[1..]).Name).Concat(["y", "n"]);
        if (known.Contains(name)) throw new InputException($"/{name} belongs to design rounds; there is no design here, just talk");
    }

    /// <summary>Reads one line.</summary>
    /// <exception cref="InputException">A command is unknown or incomplete; one line says how it is written.</exception>
    public static RoomLine Read(string line, long startMs, long typedMs, SessionState state, ISimulatedSystem system)
    {
        var trimmed = line.Trim();
        if (!trimmed.StartsWith('/')) return new RoomLine.Act(new Say(startMs, trimmed, typedMs));
        var (name, rest) = Cut(trimmed[1..]);
        CandidateAction Patch(string path, JsonNode? value) => new ChangeDesign(startMs, PatchOf(path, value));
        RoomLine Added(string list, JsonNode item) => new RoomLine.Act(Patch($"programme.{list}", Appended(state, $"programme.{list}", item)));
        switch (name.ToLowerInvariant())
        {
            case "help" or "?": return new RoomLine.Look("help");
            case "time": return new RoomLine.Look("time");
            case "facts": return new RoomLine.Look("facts");
            case "hint": return new RoomLine.Look("hint");
            case "knobs": return new RoomLine.Look("knobs", rest);
            case "design" when rest.Equals("edit", StringComparison.OrdinalIgnoreCase): return new RoomLine.Edit();
            case "design": return new RoomLine.Look("design");
            case "quit" or "exit": return new RoomLine.Leave();
            case "end": return new RoomLine.Act(new Finish(startMs));
            case "run": return new RoomLine.Act(new AskForRun(startMs));
            case "yes" or "y": return new RoomLine.Act(new AnswerOffer(startMs, true));
            case "no" or "n": return new RoomLine.Act(new AnswerOffer(startMs, false));
            case "decide": return new RoomLine.Act(new AnswerStop(startMs, state.Stop?.Key ?? "", Needed(rest, "/decide OPTION")));
            case "set": return new RoomLine.Act(Set(rest, system, Patch));
            case "unset": return new RoomLine.Act(Patch(KnobOf(Needed(rest, "/unset KNOB"), system).Path, null));
            case "own": return new RoomLine.Act(Own(rest, system, Patch));
            case "delegate": return new RoomLine.Act(Delegate(rest, system, startMs));
            case "risk": return Added("risks", Fields(Needed(rest, "/risk TEXT | OWNER | MITIGATION"), "text", "owner", "mitigation"));
            case "metric": return Added("successMetrics", JsonValue.Create(Needed(rest, "/metric TEXT")));
            case "must": return Added("mustHave", JsonValue.Create(Needed(rest, "/must TEXT")));
            case "nice": return Added("niceToHave", JsonValue.Create(Needed(rest, "/nice TEXT")));
            case "reject": return Added("rejected", Reject(Needed(rest, "/reject OPTION because REASON")));
            case "milestone": return Added("milestones", Fields(Needed(rest, "/milestone WHAT | OWNER | DAY"), "what", "owner", "day"));
            case "wrong": return new RoomLine.Act(Wrong(Needed(rest, "/wrong N act,act [fact,fact]"), startMs));
            case "":
                throw new InputException("/ alone is not a command; /help lists them");
            default:
                var known = Help.SelectMany(h => h.Usage.Split("  ")).Where(u => u.StartsWith('/')).Select(u => Cut(u[1..]).Name).Append("help");
                throw new InputException($"/{name} is not a command; {(Wording.Nearest(name, known) is { } near ? $"did you mean /{near}?" : "/help lists them")}");
        }
    }

    private static CandidateAction Set(string rest, ISimulatedSystem system, Func<string, JsonNode?, CandidateAction> patch)
    {
        var (key, value) = Cut(Needed(rest, "/set KNOB VALUE"));
        var knob = KnobOf(key, system);
        if (value.Length == 0) throw new InputException($"{knob.Path} needs a value; allowed {knob.Allowed}");
        var isList = knob.Kind is ValueKind.NumberList or ValueKind.ChoiceSet;
        return patch(knob.Path, PlainValues.Parse(isList && !value.StartsWith('[') ? $"[{value}]" : value));
    }

    private static CandidateAction Own(string rest, ISimulatedSystem system, Func<string, JsonNode?, CandidateAction> patch)
    {
        const string usage = "/own COMPONENT TEAM, on-call WHO, escalation WHOM";
        var (id, people) = Cut(Needed(rest, usage));
        var component = system.Components.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"{id} is not a component; {Wording.Alternatives([.. system.Components.Select(c => c.Id)])}");
        var owner = new JsonObject();
        foreach (var part in Needed(people, usage).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (OnCall().Match(part) is { Success: true } onCall) owner["onCall"] = onCall.Groups["who"].Value;
            else if (EscalatesTo().Match(part) is { Success: true } escalation) owner["escalation"] = escalation.Groups["who"].Value;
            else if (owner["team"] is null) owner["team"] = part;
            else if (owner["onCall"] is null) owner["onCall"] = part;
            else owner["escalation"] = part;
        }

        return patch($"programme.owners.{component.Id}", owner);
    }

    private static ChangeDesign Delegate(string rest, ISimulatedSystem system, long startMs)
    {
        var match = Delegation().Match(rest);
        if (!match.Success)
        {
            var knobOf = system.Design.Properties.First(p => p.Knob?.Class == KnobClass.Engineering);
            var team = system.Components.First(c => c.Id == knobOf.Knob!.Owner).RightfulTeam;
            throw new InputException($"write /delegate KNOB to OWNER by DAY, such as /delegate {knobOf.Path} to {team} by day 3");
        }

        var knob = KnobOf(match.Groups["knob"].Value, system);
        return new ChangeDesign(startMs, new JsonObject
        {
            ["delegated"] = new JsonObject
            {
                [knob.Path] = new JsonObject { ["to"] = match.Groups["to"].Value.Trim(), ["day"] = PlainValues.Scalar(match.Groups["day"].Value) },
            },
        });
    }

    private static CorrectReading Wrong(string rest, long startMs)
    {
        var parts = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!int.TryParse(parts[0], out var clause)) throw new InputException("write /wrong N act,act [fact,fact], N being the number of the clause");
        static string[] List(string[] parts, int at) => parts.Length > at ? parts[at].Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        return new CorrectReading(startMs, clause - 1, List(parts, 1), List(parts, 2));
    }

    private static PropertyDescription KnobOf(string said, ISimulatedSystem system)
    {
        if (system.Design.Find(said) is { } exact) return exact;
        var last = system.Design.Properties.Where(p => string.Equals(p.Path[(p.Path.LastIndexOf('.') + 1)..], said, StringComparison.OrdinalIgnoreCase)).ToList();
        if (last.Count == 1) return last[0];
        throw new InputException($"{said} is not a knob; {(system.Design.Nearest(said) is { } near ? $"did you mean {near}?" : "/knobs lists them")}");
    }

    private static JsonObject PatchOf(string path, JsonNode? value)
    {
        var patch = new JsonObject();
        var at = patch;
        var keys = path.Split('.');
        foreach (var key in keys[..^1])
        {
            var next = new JsonObject();
            at[key] = next;
            at = next;
        }

        at[keys[^1]] = value?.DeepClone();
        return patch;
    }

    private static JsonArray Appended(SessionState state, string path, JsonNode item) =>
        [.. (Tree.Get(state.Design.Root, path) as JsonArray)?.Select(i => i?.DeepClone()) ?? [], item];

    private static JsonObject Fields(string text, params string[] keys)
    {
        var made = new JsonObject();
        foreach (var (part, key) in text.Split('|', StringSplitOptions.TrimEntries).Zip(keys))
        {
            if (part.Length > 0) made[key] = key == "day" ? PlainValues.Scalar(part.Replace("day", "", StringComparison.OrdinalIgnoreCase).Trim()) : JsonValue.Create(part);
        }

        return made;
    }

    private static JsonObject Reject(string text)
    {
        var at = text.IndexOf(" because ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? new JsonObject { ["option"] = text } : new JsonObject { ["option"] = text[..at].Trim(), ["because"] = text[(at + 9)..].Trim() };
    }

    private static string Needed(string rest, string usage) => rest.Length > 0 ? rest : throw new InputException($"write {usage}");

    private static (string Name, string Tail) Cut(string text)
    {
        var space = text.IndexOf(' ');
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
    }

    [GeneratedRegex(@"^on-?call:?\s+(?<who>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex OnCall();

    [GeneratedRegex(@"^escalat(ion|es to|es):?\s+(?<who>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EscalatesTo();

    [GeneratedRegex(@"^(?<knob>\S+)\s+to\s+(?<to>.+?)\s+by\s+(day\s+)?(?<day>\d+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Delegation();
}
