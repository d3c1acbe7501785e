using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Descriptions;

/// <summary>
/// The description of a record: its properties in declaration order, sections flattened into dotted paths. Built once per type by reflection, or from
/// data where content describes what no record holds yet.
/// </summary>
public sealed class RecordDescription
{
    private static readonly ConcurrentDictionary<Type, RecordDescription> Known = new();

    private readonly Dictionary<string, PropertyDescription> byPath;

    private RecordDescription(Type? type, IEnumerable<PropertyDescription> properties)
    {
        Type = type;
        Properties = [.. properties];
        byPath = Properties.ToDictionary(p => p.Path);
        Sections = [.. Properties.Select(p => p.Path.Contains('.') ? p.Path[..p.Path.IndexOf('.')] : "").Where(s => s.Length > 0).Distinct()];
    }

    /// <summary>The record type; null where the record is described in data, and then nothing can be bound to it.</summary>
    public Type? Type { get; }

    /// <summary>All described properties in declaration order.</summary>
    public IReadOnlyList<PropertyDescription> Properties { get; }

    /// <summary>Keys of the sections in declaration order.</summary>
    public IReadOnlyList<string> Sections { get; }

    /// <summary>The description of a record type.</summary>
    public static RecordDescription Of<T>() => Of(typeof(T));

    /// <summary>The description of a record type.</summary>
    /// <exception cref="InvalidOperationException">A property has a type that cannot be described: a mistake in the record.</exception>
    public static RecordDescription Of(Type type) => Known.GetOrAdd(type, t => new RecordDescription(t, Walk(t, "", "", [])));

    /// <summary>A record described in data; a section is called by the key that leads to it.</summary>
    /// <exception cref="ArgumentException">A path is there twice.</exception>
    public static RecordDescription Of(IEnumerable<PropertyData> properties) =>
        new(null, properties.Select(p => new PropertyDescription(p, Wording.Spaced(Split(p.Path).Section, capital: true))));

    /// <summary>The property at a path, or null.</summary>
    public PropertyDescription? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>True where a path holds a section, at any depth.</summary>
    public bool IsSection(string path) => byPath.Keys.Any(p => p.StartsWith(path + ".", StringComparison.Ordinal));

    /// <summary>The known path nearest to an unknown one, or null: first within its section, then by its last key anywhere.</summary>
    public string? Nearest(string unknown)
    {
        // Keys are compared without their section, which would make any two keys of one section look alike.
        var (section, key) = Split(unknown);
        var here = Properties.Select(p => Split(p.Path)).Where(p => p.Section == section).Select(p => p.Key);
        if (Wording.Nearest(key, here) is { } sibling) return section.Length == 0 ? sibling : $"{section}.{sibling}";
        var near = Wording.Nearest(key, Properties.Select(p => Split(p.Path).Key));
        return near is null ? null : Properties.First(p => Split(p.Path).Key == near).Path;
    }

    /// <summary>What is wrong with one value for one property; null where nothing is.</summary>
    public static InputProblem? Check(PropertyDescription property, JsonNode? value) => ValueCheck.Of(property, value);

    /// <summary>Builds the record from a complete tree of values.</summary>
    /// <exception cref="InputException">A value is missing or wrong.</exception>
    public T Bind<T>(JsonObject values, Programme? programme = null)
        where T : class
    {
        var problems = new List<InputProblem>();
        var made = (T)Make(Type ?? throw new InvalidOperationException("A record described in data cannot be bound."), values, "", problems, programme);
        return problems.Count == 0 ? made : throw new InputException(problems);
    }

    /// <summary>The values of an instance as a tree of plain JSON in declaration order.</summary>
    public JsonObject ToJson(object instance)
    {
        var root = new JsonObject();
        foreach (var property in Properties) Tree.Set(root, property.Path, ValueCheck.ToNode(property, property.Get(instance)));
        return root;
    }

    private object Make(Type type, JsonObject root, string prefix, List<InputProblem> problems, Programme? programme)
    {
        var made = Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type.Name} needs a parameterless constructor.");
        foreach (var property in DeclaredIn(type))
        {
            var path = prefix + Wording.Key(property.Name);
            if (property.PropertyType == typeof(Programme))
            {
                property.SetValue(made, programme ?? Programme.Empty);
            }
            else if (property.GetCustomAttribute<SectionAttribute>() is not null)
            {
                property.SetValue(made, Make(property.PropertyType, root, path + ".", problems, programme));
            }
            else if (Find(path) is { } described)
            {
                var node = Tree.Get(root, path);
                var problem = node is null
                    ? new InputProblem($"{path} is missing; allowed {described.Allowed}", path)
                    : ValueCheck.Of(described, node);
                if (problem is not null) problems.Add(problem);
                else property.SetValue(made, ValueCheck.ToClr(described, node!));
            }
        }

        return made;
    }

    private static IEnumerable<PropertyDescription> Walk(Type type, string prefix, string section, IReadOnlyList<PropertyInfo> chain)
    {
        foreach (var property in DeclaredIn(type))
        {
            var path = prefix + Wording.Key(property.Name);
            IReadOnlyList<PropertyInfo> here = [.. chain, property];
            if (property.GetCustomAttribute<SectionAttribute>() is { } s)
            {
                foreach (var inner in Walk(property.PropertyType, path + ".", s.Name, here)) yield return inner;
            }
            else if (property.GetCustomAttribute<DescribedAttribute>() is { } said)
            {
                var (kind, choices) = ValueCheck.KindOf(property.PropertyType, path);
                yield return new PropertyDescription(path, section, here, said, kind, choices);
            }
        }
    }

    private static (string Section, string Key) Split(string path)
    {
        var dot = path.LastIndexOf('.');
        return (dot < 0 ? "" : path[..dot], path[(dot + 1)..]);
    }

    // MetadataToken follows declaration order within a type, which reflection alone does not promise.
    private static IEnumerable<PropertyInfo> DeclaredIn(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).OrderBy(p => p.MetadataToken);
}
