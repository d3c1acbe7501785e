using System.CommandLine;
using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Terminal;
using Dryrun.Sitting.Study;
using Dryrun.Study.Dossier;
using Dryrun.Study.Drills;

namespace Dryrun.Cli.Study;

/// <summary><c>dryrun study</c>: projects and stories of one's own, what interviewers would push on, and what is due.</summary>
internal static class StudyCommand
{
    public static Command Make(Edge edge)
    {
        var json = Flags.Json();
        var content = Flags.Content();
        var study = new Command("study", "Your projects and stories, their gaps, the questions they answer, and the drills that are due.") { json, content };
        study.SetAction(parsed => Show(edge, parsed.GetValue(content), parsed.GetValue(json)));

        var check = new Command("check", "List every gap an interviewer would push on, with the question that will come.");
        check.SetAction(_ => Check(edge));
        study.Subcommands.Add(check);

        var role = new Option<string>("--role") { Description = "tpm or mle: which questions are asked of a project.", HelpName = "ROLE", DefaultValueFactory = _ => "tpm" };
        role.AcceptOnlyFromAmong("tpm", "mle");
        var project = new Command("project", "Enter a project, question by question.") { role };
        project.SetAction(parsed => StudyDialogue.Project(edge, parsed.GetValue(role)!));
        var tagsFrom = Flags.Content();
        var story = new Command("story", "Enter a story, question by question.") { tagsFrom };
        story.SetAction(parsed => StudyDialogue.Story(edge, Bank(edge, parsed.GetValue(tagsFrom))));
        study.Subcommands.Add(new Command("add", "Enter a project or a story.") { project, story });
        return study;
    }

    /// <summary>The behavioural questions, as coverage sees them.</summary>
    private static IReadOnlyList<BankQuestion> Bank(Edge edge, string? content) => QuestionBank.Read(edge.Content(content));

    private static int Show(Edge edge, string? content, bool json)
    {
        var data = edge.Data();
        var file = new DossierFile(data);
        var (dossier, bank) = (file.Read(), Bank(edge, content));
        using var store = edge.Store(data);
        var due = new StudyLog(store).Deck().Due(edge.Clock.GetUtcNow());
        if (json)
        {
            edge.Screen.Output.WriteLine(Json(dossier, bank, due).ToJsonString(JsonText.Indented));
            return 0;
        }

        Entered(edge.Screen, dossier);
        Covered(edge.Screen, dossier, bank);
        Due(edge.Screen, due);
        edge.Screen.Line();
        edge.Screen.Hanging("", 0, $"It is all in {file.FullPath}, to edit by hand.", "dim");
        return 0;
    }

    private static void Entered(Screen screen, StudyDossier dossier)
    {
        screen.Line("[bold]Projects[/]");
        if (dossier.Projects.Count == 0) screen.Hanging("  ", 2, "None yet. Deep dives are about yours: dryrun study add project", "dim");
        foreach (var p in dossier.Projects) screen.Hanging("  ", 4, $"{p.Title} ({p.Role}): {GapCount(Gaps.Of(p).Count())}");
        screen.Line();
        screen.Line("[bold]Stories[/]");
        if (dossier.Stories.Count == 0) screen.Hanging("  ", 2, "None yet. Five cover most of what is asked: dryrun study add story", "dim");
        foreach (var s in dossier.Stories) screen.Hanging("  ", 4, $"{s.Title} [{string.Join(", ", s.Tags)}]: {GapCount(Gaps.Of(s).Count())}");
        var gaps = Gaps.Of(dossier);
        if (gaps.Count == 0) return;
        screen.Line();
        screen.Hanging("", 0, $"{gaps.Count} gaps an interviewer would push on; the first: {gaps[0].Where}, \u201c{gaps[0].Ask}\u201d. dryrun study check lists them.");
    }

    private static string GapCount(int gaps) => gaps switch { 0 => "complete", 1 => "1 gap", _ => $"{gaps} gaps" };

    private static void Covered(Screen screen, StudyDossier dossier, IReadOnlyList<BankQuestion> bank)
    {
        var covered = Coverage.Of(bank, dossier);
        screen.Line();
        screen.Line($"[bold]Behavioural questions answered by a story[/]  {covered.Count(c => c.Stories.Count > 0)} of {covered.Count}");
        foreach (var c in covered.Where(c => c.Stories.Count == 0).Take(OpenShown)) screen.Hanging("  open  ", 8, c.Question.Text);
        var open = covered.Count(c => c.Stories.Count == 0);
        if (open > OpenShown) screen.Hanging("", 2, $"and {open - OpenShown} more", "dim");
        if (Coverage.MissingTags(bank, dossier) is { Count: > 0 } tags)
        {
            screen.Hanging("  ", 2, $"One story each about these would close most of it: {string.Join(", ", tags.Take(TagsShown))}.");
        }
    }

    private static void Due(Screen screen, IReadOnlyList<DeckEntry> due)
    {
        screen.Line();
        screen.Line("[bold]Drills due[/]");
        if (due.Count == 0) screen.Hanging("  ", 2, "None. Debriefs add what was weak; dryrun drill does one anyway.", "dim");
        foreach (var e in due) screen.Pair($"dryrun drill {e.Drill}", $"{DrillMenu.Find(e.Drill)?.Does ?? e.Drill}{(e.From.Length > 0 ? $"; from {e.From}" : "")}", 40);
    }

    private static int Check(Edge edge)
    {
        var dossier = new DossierFile(edge.Data()).Read();
        var gaps = Gaps.Of(dossier);
        if (dossier.Projects.Count + dossier.Stories.Count == 0) edge.Screen.Line("Nothing is entered yet. Begin with: dryrun study add project");
        else if (gaps.Count == 0) edge.Screen.Line("No gaps found. Say them aloud once; that finds the rest.");
        foreach (var of in gaps.GroupBy(g => g.Where))
        {
            edge.Screen.Line($"[bold]{Screen.Plain(of.Key)}[/]");
            foreach (var gap in of)
            {
                edge.Screen.Hanging("  ", 4, $"{gap.Field}: {gap.Text}");
                edge.Screen.Hanging("    ", 4, $"\u201c{gap.Ask}\u201d", "cyan");
            }
        }

        return 0;
    }

    private static JsonObject Json(StudyDossier dossier, IReadOnlyList<BankQuestion> bank, IReadOnlyList<DeckEntry> due) => new()
    {
        ["projects"] = Array(dossier.Projects.Select(p => (JsonNode)new JsonObject { ["id"] = p.Id, ["title"] = p.Title, ["role"] = p.Role })),
        ["stories"] = Array(dossier.Stories.Select(s => (JsonNode)new JsonObject { ["id"] = s.Id, ["title"] = s.Title, ["tags"] = Array(s.Tags.Select(t => (JsonNode)t)) })),
        ["gaps"] = Array(Gaps.Of(dossier).Select(g => (JsonNode)new JsonObject { ["where"] = g.Where, ["field"] = g.Field, ["text"] = g.Text, ["ask"] = g.Ask })),
        ["coverage"] = Array(Coverage.Of(bank, dossier).Select(c => (JsonNode)new JsonObject
        {
            ["question"] = c.Question.Id,
            ["stories"] = Array(c.Stories.Select(s => (JsonNode)s.Id)),
        })),
        ["due"] = Array(due.Select(e => (JsonNode)new JsonObject { ["drill"] = e.Drill, ["from"] = e.From, ["due"] = e.Card.Due.ToString("O", System.Globalization.CultureInfo.InvariantCulture) })),
    };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    /// <summary>Open questions that are listed.</summary>
    private const int OpenShown = 6;

    /// <summary>Tags that are named.</summary>
    private const int TagsShown = 5;
}
