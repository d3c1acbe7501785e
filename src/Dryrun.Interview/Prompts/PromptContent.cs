using System.Security.Cryptography;
using System.Text;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Prompts;

/// <summary>A prompt with everything an interview needs: facts, the interviewer's lines, and how people talk about all of it.</summary>
/// <param name="Prompt">Its head.</param>
/// <param name="Facts">What can be asked.</param>
/// <param name="Lines">What the interviewer says besides answers.</param>
/// <param name="Language">For understanding what a candidate says.</param>
/// <param name="Hash">16 hexadecimal digits over all its files; stored with every session.</param>
public sealed record PromptContent(Prompt Prompt, IReadOnlyList<Fact> Facts, InterviewerLines Lines, PromptLanguage Language, string Hash)
{
    private static readonly string SharedLines = Path.Combine("..", InterviewerLines.SharedFile);

    private static readonly string[] Files = ["prompt.yaml", "facts.yaml", "probes.yaml", "knobs.yaml"];

    // Those of a prompt that is rehearsed by talk.
    private static readonly string[] SpokenFiles = ["prompt.yaml", "facts.yaml", "probes.yaml", SpokenFile.Name, SharedLines];

    /// <summary>Reads a prompt's files.</summary>
    /// <exception cref="InputException">A file is missing or has problems.</exception>
    public static PromptContent Read(ContentFolder content, string id, IReadOnlyList<ISimulatedSystem> systems)
    {
        var prompt = Prompt.Read(content, id);
        if (systems.FirstOrDefault(s => s.Id == prompt.System) is not { } system) return ByTalk(content, prompt, systems);
        var facts = Fact.ReadAll(YamlText.ReadFile(content.PromptFile(id, "facts.yaml")), system);
        var probes = YamlText.ReadFile(content.PromptFile(id, "probes.yaml"));
        var whole = InterviewerLines.IsWhole(probes);
        var lines = InterviewerLines.Read(probes, whole ? null : YamlText.ReadFile(content.SharedFile(InterviewerLines.SharedFile)), runs: true);
        var knobs = content.PromptFile(id, "knobs.yaml");
        var language = SystemLanguage.Of(system, facts, File.Exists(knobs) ? YamlText.ReadFile(knobs) : null);
        return new PromptContent(prompt, facts, lines, language, HashOf(content, id, whole ? Files : [.. Files, SharedLines]));
    }

    private static PromptContent ByTalk(ContentFolder content, Prompt prompt, IReadOnlyList<ISimulatedSystem> systems)
    {
        var spoken = PromptSystem.Spoken(content, prompt, systems);
        var facts = Fact.ReadAll(YamlText.ReadFile(content.PromptFile(prompt.Id, "facts.yaml")), spoken.System);
        var shared = content.SharedFile(InterviewerLines.SharedFile);
        var lines = InterviewerLines.Read(YamlText.ReadFile(content.PromptFile(prompt.Id, "probes.yaml")), YamlText.ReadFile(shared));
        return new PromptContent(prompt, facts, lines, SystemLanguage.Worded(spoken.System, facts, spoken.Words), HashOf(content, prompt.Id, SpokenFiles));
    }

    private static string HashOf(ContentFolder content, string id, string[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Select(f => content.PromptFile(id, f)).Where(File.Exists))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..8]);
    }
}
