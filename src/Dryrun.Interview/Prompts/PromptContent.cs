using System.Security.Cryptography;
using System.Text;
using Dryrun.Contracts.Descriptions;
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
    private static readonly string[] Files = ["prompt.yaml", "facts.yaml", "probes.yaml", "knobs.yaml"];

    /// <summary>Reads a prompt's files.</summary>
    /// <exception cref="InputException">A file is missing or has problems.</exception>
    public static PromptContent Read(ContentFolder content, string id, IReadOnlyList<ISimulatedSystem> systems)
    {
        var prompt = Prompt.Read(content, id);
        var system = systems.FirstOrDefault(s => s.Id == prompt.System)
            ?? throw new InputException(prompt.Source.Problem("system", $"there is no system {prompt.System}; the systems are {Wording.Alternatives([.. systems.Select(s => s.Id)])}"));
        var facts = Fact.ReadAll(YamlText.ReadFile(content.PromptFile(id, "facts.yaml")), system);
        var lines = InterviewerLines.Read(YamlText.ReadFile(content.PromptFile(id, "probes.yaml")));
        var knobs = content.PromptFile(id, "knobs.yaml");
        var language = SystemLanguage.Of(system, facts, File.Exists(knobs) ? YamlText.ReadFile(knobs) : null);
        return new PromptContent(prompt, facts, lines, language, HashOf(content, id));
    }

    private static string HashOf(ContentFolder content, string id)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files.Select(f => content.PromptFile(id, f)).Where(File.Exists))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..8]);
    }
}
