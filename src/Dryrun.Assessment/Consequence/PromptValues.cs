using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;

namespace Dryrun.Assessment.Consequence;

/// <summary>The values of a prompt's facts: what they are computed from, where they are kept, and what is wrong with those that are kept.</summary>
public static class PromptValues
{
    /// <summary>The file beside the prompt.</summary>
    public const string File = "values.json";

    /// <summary>Facts of a prompt that ought to be worth more than noise.</summary>
    public const int TellingMin = 8;

    /// <summary>A design that stands beside a prompt: naive or reference.</summary>
    /// <exception cref="InputException">It is missing or has problems.</exception>
    public static DesignDocument Design(ContentFolder folder, string prompt, string name) => DesignFile.Read(folder.PromptFile(prompt, "designs", name + ".yaml"));

    /// <summary>What a prompt's values are computed from.</summary>
    /// <exception cref="InputException">The prompt's world or designs have problems.</exception>
    public static ValueInput Input(ContentFolder folder, PromptContent content, ISimulatedSystem system) => new(
        system, PromptWorld.Distribution(system, content.Prompt), Design(folder, content.Prompt.Id, "naive"), Design(folder, content.Prompt.Id, "reference"),
        [.. content.Facts.Where(f => f.Reveals is not null).Select(f => new PricedFact(f.Id, f.Reveals!, f.Moves))]);

    /// <summary>
    /// 16 hexadecimal digits over everything the values depend on beside the model: world distribution, facts with what they reveal and move, both designs,
    /// and the size of the experiment. Words - answers, paraphrases, probes, the brief - are not among it.
    /// </summary>
    /// <exception cref="InputException">A design of the prompt has problems.</exception>
    public static string Basis(ContentFolder folder, PromptContent content)
    {
        var basis = new JsonObject
        {
            ["system"] = content.Prompt.System,
            ["world"] = content.Prompt.Source.Root["world"]?.DeepClone(),
            ["facts"] = new JsonArray([.. content.Facts.Where(f => f.Reveals is not null)
                .Select(f => (JsonNode?)new JsonArray([f.Id, f.Reveals, .. f.Moves.Select(m => (JsonNode?)m)]))]),
            ["naive"] = Design(folder, content.Prompt.Id, "naive").Root.DeepClone(),
            ["reference"] = Design(folder, content.Prompt.Id, "reference").Root.DeepClone(),
            ["size"] = new JsonArray(ValueOfInformation.DesignsMax, ValueOfInformation.Worlds, ValueOfInformation.Replicates),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(basis.ToJsonString()))[..8]);
    }

    /// <summary>The values kept beside a prompt, current or not; null where there are none or the file is not such a file.</summary>
    public static FactValues? Stored(ContentFolder folder, string prompt)
    {
        var path = folder.PromptFile(prompt, File);
        return System.IO.File.Exists(path) ? FactValues.Parse(System.IO.File.ReadAllText(path)) : null;
    }

    /// <summary>The values kept beside a prompt where they are current, else null: a stale figure is not shown.</summary>
    public static FactValues? Current(ContentFolder folder, PromptContent content, ISimulatedSystem system) =>
        Stored(folder, content.Prompt.Id) is { } values && values.IsCurrent(Basis(folder, content), system.ModelVersion) ? values : null;

    /// <summary>What is wrong with the values kept beside a prompt, in a line; null where none are kept yet, or they are current.</summary>
    public static InputProblem? Problem(ContentFolder folder, PromptContent content, ISimulatedSystem system)
    {
        var id = content.Prompt.Id;
        var path = folder.PromptFile(id, File);
        InputProblem Because(string what) => new(what, "", path);
        if (!System.IO.File.Exists(path)) return null;
        if (Stored(folder, id) is not { } values) return Because($"this is no file of values; run dryrun content build {id}");
        if (values.ModelVersion != system.ModelVersion)
        {
            return Because($"computed for version {values.ModelVersion} of the model of {system.Id}, which is {system.ModelVersion} now; run dryrun content build {id}");
        }

        if (values.Basis != Basis(folder, content)) return Because($"computed for another world, facts or designs of the prompt; run dryrun content build {id}");
        return null;
    }

    /// <summary>What an author should know of the values kept beside a prompt, in a line: none yet, or too few facts that tell. Null where there is nothing to know.</summary>
    public static string? Remark(ContentFolder folder, string prompt)
    {
        if (Stored(folder, prompt) is not { } values) return $"the facts of {prompt} have no values of information yet; dryrun content build {prompt} computes them in some minutes";
        return values.Telling >= TellingMin
            ? null
            : $"{values.Telling} of {values.Facts.Count} facts of {prompt} are worth more than noise by themselves, and {TellingMin} are wanted: give those that matter a wider distribution";
    }
}
