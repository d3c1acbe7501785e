using Dryrun.Contracts.Systems;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Server.Hosting;
using Dryrun.Sitting;

namespace Dryrun.Server.Catalogue;

/// <summary>A prompt with what it runs on.</summary>
internal sealed record ShelvedPrompt(Prompt Prompt, ISimulatedSystem System);

/// <summary>
/// The content as the catalogue shows it, read once and again when a file of it has changed: whoever writes content sees it within a quarter of a second.
/// </summary>
internal sealed class ContentShelf(Library library, TimeProvider clock)
{
    // A look at a few hundred files takes milliseconds; under many requests at once that would be all the server does.
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Folders = ["prompts", "questions", "loops"];

    private readonly Lock gate = new();
    private (long Ticks, int Files) read;
    private long lookedAt;
    private Shelf shelf = new([], [], []);

    /// <summary>All prompts in alphabetical order of their ids.</summary>
    public IReadOnlyList<ShelvedPrompt> Prompts => Fresh().Prompts;

    /// <summary>All kinds of talk, in the order of a loop.</summary>
    public IReadOnlyList<QuestionFile> Kinds => Fresh().Kinds;

    /// <summary>All loops.</summary>
    public IReadOnlyList<Loop> Loops => Fresh().Loops;

    /// <summary>A prompt by its id.</summary>
    /// <exception cref="Refusal">There is none; the nearest is named.</exception>
    public ShelvedPrompt Prompt(string id) => Find(id) ?? throw Refusal.NotFound("prompt", id, Prompts.Select(p => p.Prompt.Id));

    /// <summary>A prompt by its id, or null.</summary>
    public ShelvedPrompt? Find(string id) => Prompts.FirstOrDefault(p => p.Prompt.Id == id);

    /// <summary>Systems that run, then those that prompts describe.</summary>
    public IReadOnlyList<ISimulatedSystem> Systems =>
        [.. library.Systems.Concat(Prompts.Select(p => p.System)).DistinctBy(s => s.Id)];

    /// <summary>A prompt in a list.</summary>
    public static PromptSummary Summary(ShelvedPrompt shelved)
    {
        var (p, system) = (shelved.Prompt, shelved.System);
        return new PromptSummary(
            p.Id, p.Title, p.Company, p.Role, p.Minutes, p.Levels, p.DefaultLevel, p.Kind == "ml-design" ? PromptKind.MlDesign : PromptKind.Design, system.CanRun,
            new SystemName(system.Id, system.Title), [.. p.Phases.Select(Plan)], p.Brief);
    }

    /// <summary>A phase as planned.</summary>
    public static PhasePlan Plan(Phase phase) => new(phase.Id, phase.Name, phase.Minutes, phase.Goal);

    /// <summary>A kind of talk in a list.</summary>
    public TalkKind Summary(QuestionFile file)
    {
        var segments = Loops.OrderBy(l => l.Role == "tpm" ? 0 : 1).SelectMany(l => l.Variants).SelectMany(v => v.Rounds).SelectMany(r => r.Segments);
        var minutes = segments.FirstOrDefault(s => s.Kind == file.Kind)?.Minutes ?? 30;
        return new TalkKind(
            file.Kind, file.Title, minutes, file.Questions.Count, Union(file, q => q.Roles, "tpm", "mle"), Union(file, q => q.Companies, "tiktok", "meta"), IsCode(file.Kind) ? library.Code!.Why : file.ByTalk)
        { Code = IsCode(file.Kind) };
    }

    private bool IsCode(string kind) => library.Code is not null && Interview.Code.CodeKinds.Is(kind);

    // A question that names nobody is asked of all.
    private static IReadOnlyList<string> Union(QuestionFile file, Func<Question, IReadOnlyList<string>> of, params string[] all) =>
        file.Questions.Any(q => of(q).Count == 0) ? all : [.. all.Where(a => file.Questions.Any(q => of(q).Contains(a)))];

    private Shelf Fresh()
    {
        lock (gate)
        {
            if (read.Files > 0 && clock.GetElapsedTime(lookedAt) < LookEvery) return shelf;
            var now = Stamp();
            lookedAt = clock.GetTimestamp();
            if (now == read) return shelf;
            shelf = Read();
            read = now;
            return shelf;
        }
    }

    private (long Ticks, int Files) Stamp()
    {
        var (ticks, files) = (0L, 0);
        foreach (var folder in Folders.Select(f => Path.Combine(library.Folder.Path, f)).Where(Directory.Exists))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                ticks = Math.Max(ticks, file.LastWriteTimeUtc.Ticks);
                files++;
            }
        }

        return (ticks, files);
    }

    private Shelf Read()
    {
        var folder = library.Folder;
        var prompts = folder.PromptIds().Select(id => Shelved(folder, id)).ToList();
        return new Shelf(prompts, [.. QuestionFile.KindsIn(folder).Select(k => QuestionFile.Read(folder, k))], [.. LoopReader.Ids(folder).Select(id => LoopReader.Read(folder, id))]);
    }

    private ShelvedPrompt Shelved(ContentFolder folder, string id)
    {
        var prompt = Interview.Prompts.Prompt.Read(folder, id);
        return new ShelvedPrompt(prompt, PromptSystem.Of(folder, prompt, library.Systems));
    }

    private sealed record Shelf(IReadOnlyList<ShelvedPrompt> Prompts, IReadOnlyList<QuestionFile> Kinds, IReadOnlyList<Loop> Loops);
}
