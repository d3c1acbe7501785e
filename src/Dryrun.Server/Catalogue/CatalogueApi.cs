using System.Runtime.InteropServices;
using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Consequence;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;
using Dryrun.Server.Hosting;
using Dryrun.Server.Sessions;
using Dryrun.Server.Study;
using Dryrun.Sitting;
using Dryrun.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dryrun.Server.Catalogue;

/// <summary>What can be rehearsed and what it runs on. Gives no fact away before a session on it has ended.</summary>
internal static class CatalogueApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var catalogue = api.MapGroup("").WithTags("catalogue");
        catalogue.MapGet("/about", AboutUs).WithName("about").WithSummary("The program and its folders; also the look whether it is there, which no limit refuses.").WithMetadata(RequestCost.Exempt);
        catalogue.MapGet("/prompts", Prompts).WithName("listPrompts").WithSummary("All prompts.");
        catalogue.MapGet("/prompts/{id}", PromptOf).WithName("getPrompt").WithSummary("A prompt with its rubric.").Fails(404);
        catalogue.MapGet("/kinds", Kinds).WithName("listKinds").WithSummary("All kinds of talk.");
        catalogue.MapGet("/problems", Problems).WithName("listProblems").WithSummary("Problems of rounds with code.");
        catalogue.MapGet("/drills", Drills).WithName("listDrills").WithSummary("All drills, the due ones first.");
        catalogue.MapGet("/systems", Systems).WithName("listSystems").WithSummary("All systems.");
        catalogue.MapGet("/systems/{id}", SystemOf).WithName("getSystem").WithSummary("A system: what can be decided, owned, measured.").Fails(404);
        catalogue.MapGet("/rubric", RubricText).WithName("getRubric").WithSummary("How marks come about, as Markdown.");
        catalogue.MapGet("/doctor", Doctor).WithName("doctor").WithSummary("Whether this machine has everything.");
    }

    private static Ok<About> AboutUs(ServerOptions options) =>
        TypedResults.Ok(new About("Dryrun", options.Version, Path.GetFullPath(options.Content.Path), options.Data.FullPath));

    private static Ok<IReadOnlyList<PromptSummary>> Prompts(ContentShelf shelf) => TypedResults.Ok<IReadOnlyList<PromptSummary>>([.. shelf.Prompts.Select(ContentShelf.Summary)]);

    private static Ok<PromptPage> PromptOf(string id, ContentShelf shelf, Library library, SessionSummaries summaries)
    {
        var shelved = shelf.Prompt(id);
        var (sat, levels) = (summaries.Ended(id), shelved.Prompt.Levels);
        var rows = Rubric.Read(library.Folder, shelved.Prompt).Dimensions.Select(d => new RubricRow(
            d.Id, d.Name, d.Because, [.. levels.Where(d.Anchors.ContainsKey).SelectMany(l => d.Anchors[l].OrderBy(m => m.Key).Select(m => new RubricAnchor(l, m.Key, m.Value)))]));
        return TypedResults.Ok(new PromptPage(ContentShelf.Summary(shelved))
        {
            Rubric = [.. rows],
            Designs = Designs(library.Folder.PromptFile(id, "designs")),
            Sat = sat,
            Facts = sat > 0 ? Facts(library, shelved) : null,
        });
    }

    // A prompt that is rehearsed by talk has none.
    private static IReadOnlyList<string> Designs(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.GetFiles(folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static List<FactWorth> Facts(Library library, ShelvedPrompt shelved)
    {
        var content = PromptContent.Read(library.Folder, shelved.Prompt.Id, library.Systems);
        var values = PromptValues.Stored(library.Folder, shelved.Prompt.Id);
        return [.. content.Facts.Select(f => new FactWorth(f.Id, FactNames.Of(f, shelved.System), f.Framing)
        {
            Worth = values?.Facts.GetValueOrDefault(f.Id) is { Colour: false } v ? new DollarSpan(v.Low, v.Value, v.High) : null,
        })];
    }

    private static Ok<IReadOnlyList<TalkKind>> Kinds(ContentShelf shelf) => TypedResults.Ok<IReadOnlyList<TalkKind>>([.. shelf.Kinds.Select(shelf.Summary)]);

    private static Ok<IReadOnlyList<ProblemSummary>> Problems(Library library, SessionSummaries summaries)
    {
        var sat = summaries.Problems();
        return TypedResults.Ok<IReadOnlyList<ProblemSummary>>(
            [.. (library.Code?.Problems(library.Folder) ?? []).Select(p => new ProblemSummary(
                p.Id, p.Title, p.Round, p.Level, p.Minutes, p.Topics, [.. p.Languages.Select(l => new Named(l.Id, l.Name))], sat.GetValueOrDefault(p.Id)))]);
    }

    private static Ok<IReadOnlyList<DrillSummary>> Drills(Workspace workspace) => TypedResults.Ok(DrillDeck.All(workspace));

    private static Ok<IReadOnlyList<SystemSummary>> Systems(ContentShelf shelf) =>
        TypedResults.Ok<IReadOnlyList<SystemSummary>>([.. shelf.Systems.Select(s => new SystemSummary(s.Id, s.Title, s.CanRun, PromptsOn(shelf, s)))]);

    private static Ok<SystemPage> SystemOf(string id, ContentShelf shelf, SessionSummaries summaries)
    {
        var system = shelf.Systems.FirstOrDefault(s => s.Id == id) ?? throw Refusal.NotFound("system", id, shelf.Systems.Select(s => s.Id));
        var prompts = PromptsOn(shelf, system);
        var sat = prompts.Any(summaries.HasEnded);
        return TypedResults.Ok(new SystemPage(
            system.Id, system.Title, system.CanRun, system.ModelVersion, prompts, SchemaShapes.Components(system, sat), SchemaShapes.Design(system), SchemaShapes.Metrics(system),
            SchemaShapes.Ledger(system), SchemaShapes.Luck(system), system is IValidated)
        { World = sat ? SchemaShapes.World(system) : null });
    }

    private static List<string> PromptsOn(ContentShelf shelf, ISimulatedSystem system) => [.. shelf.Prompts.Where(p => p.System.Id == system.Id).Select(p => p.Prompt.Id)];

    private static Ok<MarkdownPage> RubricText() => TypedResults.Ok(new MarkdownPage(RubricPage.Write()));

    private static Ok<DoctorReport> Doctor(ServerOptions options, ContentShelf shelf) => TypedResults.Ok(new DoctorReport(
    [
        new DoctorRow("program", DoctorState.Note, $"Dryrun {options.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {options.Processors} processors"),
        Row("content", () => $"{shelf.Prompts.Count} prompts in {Path.GetFullPath(options.Content.Path)}"),
        Row("systems", () => string.Join(", ", options.Systems.Select(s => $"{s.Id} (model {s.ModelVersion})"))),
        Row("data folder", () => options.Data.Create().FullPath),
        Row("storage", () => $"opens, {options.Store.Streams().Count} streams"),
        new DoctorRow("page", options.UiFolder is { } ui && File.Exists(Path.Combine(ui, "index.html")) ? DoctorState.Ok : DoctorState.Missing, options.UiFolder is null ? "not built" : "built by ./dryrun with Node"),
    ]));

    private static DoctorRow Row(string name, Func<string> look)
    {
        try
        {
            return new DoctorRow(name, DoctorState.Ok, look());
        }
        catch (Exception e) when (e is InputException or StorageException)
        {
            return new DoctorRow(name, DoctorState.Missing, Problem.Plain(e.Message));
        }
    }
}
