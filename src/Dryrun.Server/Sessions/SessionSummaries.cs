using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Server.Catalogue;
using Dryrun.Server.Loops;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;
using Dryrun.Study.Drills;

namespace Dryrun.Server.Sessions;

/// <summary>All sessions in short. A session is read again only when it has new events.</summary>
internal sealed class SessionSummaries(Workspace workspace, ContentShelf shelf, SittingIndex sittings)
{
    private readonly ConcurrentDictionary<string, (long Seq, SessionSummary Summary)> read = new();

    /// <summary>All of them, the newest first.</summary>
    public IReadOnlyList<SessionSummary> All() =>
        [.. workspace.Store.Streams(SessionLog.Prefix).OrderByDescending(s => s.CreatedAtUnixMs).ThenByDescending(s => s.Stream, StringComparer.Ordinal).Select(Of)];

    /// <summary>One by its id.</summary>
    public SessionSummary One(string id) => Of(workspace.Store.Streams(SessionLog.Prefix + id).First(s => s.Stream == SessionLog.Prefix + id));

    /// <summary>How many sessions on a prompt have ended; drills and plays do not count.</summary>
    public int Ended(string prompt) => All().Count(s => s.Prompt == prompt && s is { Ended: true, Drill: null });

    /// <summary>True once a session on a prompt has ended.</summary>
    public bool HasEnded(string prompt) => Ended(prompt) > 0;

    /// <summary>How many sessions that ended held each problem.</summary>
    public IReadOnlyDictionary<string, int> Problems() => All().Where(s => s.Ended).SelectMany(s => s.Problems ?? []).GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());

    // What a loop holds back changes with the loop, not with the session.
    private SessionSummary Of(StreamSummary stream)
    {
        var (seq, summary) = read.GetValueOrDefault(stream.Stream);
        if (summary is null || seq != stream.LastSeq)
        {
            summary = Read(stream);
            read[stream.Stream] = (stream.LastSeq, summary);
        }

        var sitting = sittings.Of(summary.Id);
        return sitting is null ? summary : summary with
        {
            Loop = sitting.Sitting,
            Decision = sitting.IsSilent ? null : summary.Decision,
            Dollars = sitting.IsSilent ? null : summary.Dollars,
            Marks = sitting.IsSilent ? null : summary.Marks,
        };
    }

    private SessionSummary Read(StreamSummary stream)
    {
        var id = SessionLog.Short(stream.Stream);
        var startedAt = DateTimeOffset.FromUnixTimeMilliseconds(stream.CreatedAtUnixMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        try
        {
            return Of(id, startedAt, workspace.Log(stream.Stream).State());
        }
        catch (InputException e)
        {
            return new SessionSummary(id, "", "Cannot be read", "", "", "", SessionMode.Coached, startedAt, 0, 0, false) { Problem = Hosting.Problem.Plain(e.Message) };
        }
    }

    private SessionSummary Of(string id, string startedAt, SessionState state)
    {
        var start = state.Start;
        var (title, company, role, minutes) = Head(start);
        var debrief = state.Judged?.Debrief["debrief"];
        return new SessionSummary(id, start.Prompt, title, company, role, start.Level, start.Mode, startedAt, state.ClockMs, minutes, state.EndedAtMs is not null)
        {
            Drill = start.Drill,
            ForkOf = start.ForkOf,
            Problems = CodeRoom.Is(start.World) ? [.. (start.World["questions"] as JsonArray ?? []).Select(PlainValues.Show)] : null,
            Decision = debrief?["feedback"]?["decision"]?.ToString(),
            Dollars = Dollars(debrief?["outcome"]?["regret"] as JsonObject),
            Marks = Marks(debrief?["dimensions"] as JsonArray),
        };
    }

    private (string Title, string Company, string Role, int Minutes) Head(Started start)
    {
        if (TalkRoom.IsTalk(start.Prompt))
        {
            var title = shelf.Kinds.FirstOrDefault(k => k.Kind == start.Prompt)?.Title ?? start.Prompt;
            return (title, Text(start.World, "company"), Text(start.World, "role"), (int)(PlainValues.AsNumber(start.World["minutes"]) ?? 30));
        }

        var prompt = Prompt(start.Prompt);
        var minutes = start.Drill is { } drill ? DrillMenu.Find(drill)?.Minutes ?? 0 : prompt?.Minutes ?? 0;
        return (prompt is null ? start.Prompt : start.Drill is null ? prompt.Title : $"{prompt.Title}, framing only", prompt?.Company ?? "", prompt?.Role ?? "", minutes);
    }

    private Prompt? Prompt(string id) => shelf.Find(id)?.Prompt;

    private static string Text(JsonObject world, string key) => world[key] is JsonValue value ? PlainValues.Show(value) : "";

    private static DollarSpan? Dollars(JsonObject? range) => range is null ? null
        : new DollarSpan((double?)PlainValues.AsNumber(range["low"]) ?? 0, (double?)PlainValues.AsNumber(range["mid"]) ?? 0, (double?)PlainValues.AsNumber(range["high"]) ?? 0);

    private static List<DimensionMark>? Marks(JsonArray? dimensions) => dimensions?.OfType<JsonObject>()
        .Select(d => (Id: d["id"]?.ToString() ?? "", Level: (int)(PlainValues.AsNumber(d["level"]) ?? 0)))
        .Where(d => d.Level is >= 1 and <= 5)
        .Select(d => new DimensionMark(d.Id, Wording.Spaced(d.Id, capital: true), d.Level))
        .ToList();
}
