using System.Reflection;

namespace Dryrun.Architecture.Tests;

/// <summary>Who may know whom. A module that is not listed may know nobody.</summary>
internal static class Arrows
{
    private const string Own = "Dryrun.";

    /// <summary>Allowed references by module; modules that come later join here.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["Dryrun.Simulation"] = [],
        ["Dryrun.Contracts"] = ["Dryrun.Simulation"],
        ["Dryrun.Systems"] = ["Dryrun.Contracts", "Dryrun.Simulation"],
        ["Dryrun.Interview"] = ["Dryrun.Contracts", "Dryrun.Simulation"],
        ["Dryrun.Assessment"] = ["Dryrun.Interview", "Dryrun.Contracts", "Dryrun.Simulation"],
        ["Dryrun.Study"] = ["Dryrun.Interview", "Dryrun.Contracts"],
        ["Dryrun.Storage"] = [],
        ["Dryrun.Judge"] = [],
        ["Dryrun.Sitting"] = ["Dryrun.Interview", "Dryrun.Assessment", "Dryrun.Study", "Dryrun.Storage", "Dryrun.Contracts", "Dryrun.Simulation"],
        ["Dryrun.Server"] = ["Dryrun.Simulation", "Dryrun.Contracts", "Dryrun.Interview", "Dryrun.Assessment", "Dryrun.Study", "Dryrun.Storage", "Dryrun.Sitting"],
        ["dryrun"] =
        [
            "Dryrun.Simulation", "Dryrun.Contracts", "Dryrun.Systems", "Dryrun.Interview", "Dryrun.Assessment", "Dryrun.Study", "Dryrun.Storage", "Dryrun.Sitting", "Dryrun.Server",
            "Dryrun.Judge",
        ],
    };

    /// <summary>References that break the arrows, as "module -> reference".</summary>
    public static IReadOnlyList<string> Broken(string module, IEnumerable<string> references) =>
        [.. references.Where(r => r.StartsWith(Own, StringComparison.Ordinal) && !Allowed.GetValueOrDefault(module, []).Contains(r)).Select(r => $"{module} -> {r}")];

    /// <summary>The names an assembly references.</summary>
    public static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
