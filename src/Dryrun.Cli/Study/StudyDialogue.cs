using System.Text.Json.Nodes;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Sitting.Study;
using Dryrun.Study.Dossier;

namespace Dryrun.Cli.Study;

/// <summary>Enters a project or a story question by question. Leaving early keeps what was said so far.</summary>
internal static class StudyDialogue
{
    /// <summary>Enters a project.</summary>
    /// <param name="edge">The outside world.</param>
    /// <param name="role">"tpm" or "mle".</param>
    public static int Project(Edge edge, string role)
    {
        var (file, lines) = (Open(edge), edge.Lines());
        if (Title(edge.Screen, lines, "What do you call the project?") is not { } title) return 0;
        var entry = new JsonObject { ["id"] = Id(title, file.Read().Projects.Select(p => p.Id)), ["title"] = title, ["role"] = role };
        Fields(edge.Screen, lines, entry, [.. StudyDossier.ProjectFields.Where(f => f.Roles.Contains(role))]);
        file.Add("projects", entry);
        var kept = file.Read().Projects[^1];
        Kept(edge.Screen, title, [.. Gaps.Of(kept)]);
        return 0;
    }

    /// <summary>Enters a story.</summary>
    /// <param name="edge">The outside world.</param>
    /// <param name="bank">The questions whose tags a story can carry.</param>
    public static int Story(Edge edge, IReadOnlyList<BankQuestion> bank)
    {
        var (file, lines) = (Open(edge), edge.Lines());
        if (Title(edge.Screen, lines, "What do you call the story?") is not { } title) return 0;
        var dossier = file.Read();
        var entry = new JsonObject { ["id"] = Id(title, dossier.Stories.Select(s => s.Id)), ["title"] = title };
        if (Fields(edge.Screen, lines, entry, StudyDossier.StoryFields) && Tags(edge.Screen, lines, entry, bank) && dossier.Projects.Count > 0)
        {
            Of(edge.Screen, lines, entry, dossier.Projects);
        }

        file.Add("stories", entry);
        var kept = file.Read();
        Kept(edge.Screen, title, [.. Gaps.Of(kept.Stories[^1])]);
        var answers = Coverage.Of(bank, kept with { Stories = [kept.Stories[^1]] }).Where(c => c.Stories.Count > 0).ToList();
        if (answers.Count > 0) edge.Screen.Hanging("", 0, $"It answers {answers.Count} of {bank.Count} questions, \u201c{answers[0].Question.Text}\u201d among them.");
        return 0;
    }

    private static DossierFile Open(Edge edge)
    {
        var file = new DossierFile(edge.Data());

        // A file that cannot be read is told before anybody types for ten minutes.
        file.Read();
        return file;
    }

    private static string? Title(Screen screen, ILineSource lines, string ask)
    {
        screen.Hanging("", 0, "Answer as you would in the room. An empty line skips, Ctrl-C keeps what you have said so far.", "dim");
        screen.Say(ask);
        while (lines.Read("> ") is { End: LineEnd.Entered } typed)
        {
            if (typed.Text.Trim() is { Length: > 0 } title) return title;
            screen.Hanging("", 0, "It needs a name, such as: shard migration", "yellow");
        }

        screen.Line("Nothing was entered.");
        return null;
    }

    // False where the candidate left.
    private static bool Fields(Screen screen, ILineSource lines, JsonObject entry, IReadOnlyList<DossierField> fields)
    {
        foreach (var field in fields)
        {
            screen.Say(field.Ask);
            var typed = lines.Read("> ");
            if (typed.Text.Trim() is { Length: > 0 } said && typed.End != LineEnd.Interrupted) entry[field.Key] = said;
            if (typed.End != LineEnd.Entered) return false;
        }

        return true;
    }

    private static bool Tags(Screen screen, ILineSource lines, JsonObject entry, IReadOnlyList<BankQuestion> bank)
    {
        var known = bank.SelectMany(q => q.Tags).Distinct().Order(StringComparer.Ordinal).ToList();
        screen.Say($"What does it show? Some of: {string.Join(", ", known)}.");
        while (lines.Read("> ") is { End: LineEnd.Entered } typed)
        {
            var said = typed.Text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (said.FirstOrDefault(t => known.Count > 0 && !known.Contains(t)) is { } unknown)
            {
                var near = Contracts.Descriptions.Wording.Nearest(unknown, known);
                screen.Hanging("", 0, near is null ? $"{unknown} is not a tag; take some of the list, or an empty line" : $"{unknown} is not a tag; did you mean {near}?", "yellow");
                continue;
            }

            if (said.Length > 0) entry["tags"] = new JsonArray([.. said.Distinct().Select(t => (JsonNode)t)]);
            return true;
        }

        return false;
    }

    private static void Of(Screen screen, ILineSource lines, JsonObject entry, IReadOnlyList<Project> projects)
    {
        screen.Say($"Which project is it from? {string.Join(", ", projects.Select(p => p.Id))}, or an empty line.");
        while (lines.Read("> ") is { End: LineEnd.Entered } typed)
        {
            var said = typed.Text.Trim();
            if (said.Length == 0) return;
            if (projects.Any(p => p.Id == said))
            {
                entry["project"] = said;
                return;
            }

            screen.Hanging("", 0, $"{said} is not one of your projects; they are {string.Join(", ", projects.Select(p => p.Id))}", "yellow");
        }
    }

    private static void Kept(Screen screen, string title, IReadOnlyList<Gap> gaps)
    {
        screen.Line();
        screen.Hanging("", 0, gaps.Count == 0 ? $"{title} is kept, and has no gap." : $"{title} is kept. An interviewer would push here:", "bold");
        foreach (var gap in gaps) screen.Hanging("  ", 4, $"{gap.Field}: {gap.Text} \u201c{gap.Ask}\u201d");
    }

    private static string Id(string title, IEnumerable<string> taken)
    {
        var words = new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var id = words.Length == 0 ? "entry" : string.Join('-', words.Take(5));
        var used = taken.ToHashSet();
        return used.Contains(id) ? Enumerable.Range(2, used.Count + 1).Select(n => $"{id}-{n}").First(n => !used.Contains(n)) : id;
    }
}
