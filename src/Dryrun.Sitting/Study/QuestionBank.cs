using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Study.Dossier;

namespace Dryrun.Sitting.Study;

/// <summary>The behavioural questions as stories are held against them.</summary>
public static class QuestionBank
{
    /// <summary>All questions of <c>questions/behavioural.yaml</c>; none where the content has no such file.</summary>
    public static IReadOnlyList<BankQuestion> Read(ContentFolder content)
    {
        var file = Path.Combine(content.Path, "questions", "behavioural.yaml");
        if (!File.Exists(file)) return [];
        var root = YamlText.ReadFile(file).Root;
        return [.. (root["questions"] as JsonArray ?? []).OfType<JsonObject>().Select(q => new BankQuestion(
            q["id"]?.ToString() ?? "", (q["ask"] as JsonArray)?.FirstOrDefault()?.ToString() ?? "", [.. (q["tags"] as JsonArray ?? []).Select(t => t!.ToString())]))];
    }
}
