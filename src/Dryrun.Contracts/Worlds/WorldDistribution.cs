using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Contracts.Worlds;

/// <summary>
/// The worlds a prompt can hide: a distribution for each property, independent unless one names another as its parent. Immutable and safe to
/// share between threads.
/// </summary>
public sealed class WorldDistribution
{
    private readonly IReadOnlyDictionary<string, ValueDistribution> distributions;
    private readonly IReadOnlyList<PropertyDescription> parentsFirst;

    private WorldDistribution(
        RecordDescription description,
        IReadOnlyDictionary<string, ValueDistribution> distributions,
        IReadOnlyList<PropertyDescription> parentsFirst) =>
        (Description, this.distributions, this.parentsFirst) = (description, distributions, parentsFirst);

    /// <summary>The description of the world.</summary>
    public RecordDescription Description { get; }

    /// <summary>Paths of the properties that two draws can tell apart, in record order.</summary>
    public IReadOnlyList<string> Varied =>
        [.. Description.Properties.Select(p => p.Path).Where(p => distributions.TryGetValue(p, out var d) && d.Varies)];

    /// <summary>The distribution of one property; its typical value where none was named.</summary>
    public ValueDistribution Of(string path) => distributions.GetValueOrDefault(path)
        ?? new FixedValue(Description.Find(path)?.Typical ?? throw new ArgumentException($"{path} is not a world property.", nameof(path)));

    /// <summary>The world that says nothing else: every property at its typical value, in record order.</summary>
    public static JsonObject Typical(RecordDescription description)
    {
        var world = new JsonObject();
        foreach (var property in description.Properties) Tree.Set(world, property.Path, property.Typical);
        return world;
    }

    /// <summary>Reads the distribution that stands at a path of a document (the whole document where the path is empty).</summary>
    /// <exception cref="InputException">Something is wrong with it; every problem is one line with its place.</exception>
    public static WorldDistribution Read(ISimulatedSystem system, SourcedTree tree, string path) => Read(system.World, tree, path);

    /// <summary>Reads the distribution that stands at a path of a document; properties it does not name keep their typical value.</summary>
    /// <exception cref="InputException">Something is wrong with it; every problem is one line with its place.</exception>
    public static WorldDistribution Read(RecordDescription description, SourcedTree tree, string path)
    {
        var reader = new WorldDistributionReader(description, tree);
        var read = reader.Read(path);
        var order = reader.Problems.Count == 0 ? reader.ParentsFirst(path, read) : [];
        return reader.Problems.Count > 0 ? throw new InputException(reader.Problems) : new WorldDistribution(description, read, order);
    }

    /// <summary>
    /// Draws a complete world, in record order. Each property has its own stream, addressed by (seed, 'world', path): naming one more property
    /// never changes another. <paramref name="given"/> holds properties that are fixed; those that depend on them are drawn accordingly.
    /// </summary>
    public JsonObject Draw(ulong seed, JsonObject? given = null)
    {
        var world = Typical(Description);
        if (given is not null)
        {
            foreach (var property in Description.Properties)
            {
                if (Tree.Get(given, property.Path) is { } value) Tree.Set(world, property.Path, value);
            }
        }

        var root = StreamKey.Of(seed, "world");
        foreach (var property in parentsFirst)
        {
            if (given is not null && Tree.Get(given, property.Path) is not null) continue;
            var stream = root.Child(property.Path).Open();
            Tree.Set(world, property.Path, distributions[property.Path].Draw(property, world, ref stream));
        }

        return world;
    }
}
