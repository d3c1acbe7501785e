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
    public static ValueInput Input(ContentFolder folder, PromptContent content, ISimulatedSystem system, int worlds = ValueOfInformation.Worlds) => new(
        system, PromptWorld.Distribution(system, content.Prompt), Design(folder, content.Prompt.Id, "naive"), Design(folder, content.Prompt.Id, "reference"),
        [.. content.Facts.Where(f => f.Reveals is not null).Select(f => new PricedFact(f.Id, f.Reveals!, f.Moves))])
    {
        Others = Others(folder, content.Prompt.Id),
        MeasuredWorlds = worlds,
    };

    /// <summary>
    /// 16 hexadecimal digits over everything the values depend on beside the model: world distribution, facts with what they reveal and move, the designs,
    /// and how many are compared. Words - answers, paraphrases, probes, the brief - are not among it.
    /// </summary>
    /// <exception cref="InputException">A design of the prompt has problems.</exception>
    public static string Basis(ContentFolder folder, PromptContent content) => Hash(folder, content, wholeOptions: true);

    private static string Hash(ContentFolder folder, PromptContent content, bool wholeOptions)
    {
        var basis = new JsonObject
        {
            ["system"] = content.Prompt.System,
            ["world"] = content.Prompt.Source.Root["world"]?.DeepClone(),
            ["facts"] = new JsonArray([.. content.Facts.Where(f => f.Reveals is not null)
                .Select(f => (JsonNode?)new JsonArray([f.Id, f.Reveals, .. f.Moves.Select(m => (JsonNode?)m)]))]),
            ["naive"] = Design(folder, content.Prompt.Id, "naive").Root.DeepClone(),
            ["reference"] = Design(folder, content.Prompt.Id, "reference").Root.DeepClone(),
            ["size"] = wholeOptions ? ValueOfInformation.DesignsMax : new JsonArray(32, 128, 4),
        };
        if (wholeOptions) basis["others"] = new JsonArray([.. Others(folder, content.Prompt.Id).Select(d => (JsonNode?)d.Root.DeepClone())]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(basis.ToJsonString()))[..8]);
    }

    // Designs beside naive and reference that the prompt ships, by name.
    private static List<DesignDocument> Others(ContentFolder folder, string prompt) =>
    [
        .. Directory.GetFiles(folder.PromptFile(prompt, "designs"), "*.yaml").Order(StringComparer.Ordinal)
            .Where(f => Path.GetFileNameWithoutExtension(f) is not ("naive" or "reference")).Select(DesignFile.Read),
    ];

    /// <summary>The values kept beside a prompt, current or not; null where there are none or the file is not such a file.</summary>
    public static FactValues? Stored(ContentFolder folder, string prompt)
    {
        var path = folder.PromptFile(prompt, File);
        return System.IO.File.Exists(path) ? FactValues.Parse(System.IO.File.ReadAllText(path)) : null;
    }

    /// <summary>The values kept beside a prompt where they are current, else null: a stale figure is not shown.</summary>
    public static FactValues? Current(ContentFolder folder, PromptContent content, ISimulatedSystem system) =>
        Stored(folder, content.Prompt.Id) is { } values && values.IsCurrent(Hash(folder, content, values.Worlds > 0), system.ModelVersion) ? values : null;

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

        if (values.Basis != Hash(folder, content, values.Worlds > 0)) return Because($"computed for another world, facts or designs of the prompt; run dryrun content build {id}");
        return null;
    }

    /// <summary>What an author should know of the values kept beside a prompt, in a line: none yet, or too few facts that tell. Null where there is nothing to know.</summary>
    public static string? Remark(ContentFolder folder, string prompt)
    {
        if (Stored(folder, prompt) is not { } values) return $"the facts of {prompt} have no values of information yet; dryrun content build {prompt} computes them in some minutes";
        if (values.Telling >= TellingMin) return null;
        var remedy = values.Worlds > 0
            ? "give those that matter a wider distribution"
            : $"the figures compare designs one knob apart only; dryrun content build {prompt} measures over whole options";
        return $"{values.Telling} of {values.Facts.Count} facts of {prompt} are worth more than noise by themselves, and {TellingMin} are wanted: {remedy}";
    }
}
