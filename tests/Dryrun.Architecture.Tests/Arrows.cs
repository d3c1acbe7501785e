using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

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
        ["Dryrun.Server"] = ["Dryrun.Simulation", "Dryrun.Contracts", "Dryrun.Interview", "Dryrun.Assessment", "Dryrun.Study", "Dryrun.Storage", "Dryrun.Sitting", "Dryrun.Systems"],
        ["Dryrun.Benchmarks"] = ["Dryrun.Simulation"],
        ["dryrun"] =
        [
            "Dryrun.Benchmarks", "Dryrun.Simulation", "Dryrun.Contracts", "Dryrun.Systems", "Dryrun.Interview", "Dryrun.Assessment", "Dryrun.Study", "Dryrun.Storage", "Dryrun.Sitting", "Dryrun.Server",
            "Dryrun.Judge",
        ],
    };

    /// <summary>References that break the arrows, as "module -> reference".</summary>
    public static IReadOnlyList<string> Broken(string module, IEnumerable<string> references) =>
        [.. references.Where(r => r.StartsWith(Own, StringComparison.Ordinal) && !Allowed.GetValueOrDefault(module, []).Contains(r)).Select(r => $"{module} -> {r}")];

    /// <summary>Namespaces of another module's types that an assembly uses.</summary>
    public static IReadOnlyList<string> NamespacesUsed(Assembly assembly, string module)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        var from = reader.AssemblyReferences.Single(a => reader.GetString(reader.GetAssemblyReference(a).Name) == module);
        var used = reader.TypeReferences.Select(reader.GetTypeReference).Where(t => t.ResolutionScope == (EntityHandle)from);
        return [.. used.Select(t => reader.GetString(t.Namespace)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The names an assembly references.</summary>
    public static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
