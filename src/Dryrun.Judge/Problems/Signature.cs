namespace Dryrun.Judge.Problems;

/// <summary>What a value of a signature is.</summary>
public enum ValueKind
{
    /// <summary>Nothing: the return of a method that only acts.</summary>
    Nothing,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits, up to 2^53 in absolute value, so that every language reads it exactly.</summary>
    Long,

    /// <summary>A floating-point number.</summary>
    Float,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of values of one type.</summary>
    List,

    /// <summary>A binary tree of whole numbers, in JSON a list level by level with null where a child is missing.</summary>
    Tree,
}

/// <summary>The type of a value: "list&lt;list&lt;int&gt;&gt;".</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Element">Type of a list's items.</param>
public sealed record SignatureType(ValueKind Kind, SignatureType? Element = null)
{
    private static readonly Dictionary<string, ValueKind> Words = new()
    {
        ["void"] = ValueKind.Nothing,
        ["int"] = ValueKind.Int,
        ["long"] = ValueKind.Long,
        ["float"] = ValueKind.Float,
        ["bool"] = ValueKind.Bool,
        ["string"] = ValueKind.Text,
        ["tree"] = ValueKind.Tree,
    };

    /// <summary>Reads a type; null where the text is none.</summary>
    public static SignatureType? Parse(string text)
    {
        if (Words.TryGetValue(text, out var kind)) return new SignatureType(kind);
        return text.StartsWith("list<", StringComparison.Ordinal) && text.EndsWith('>') && Parse(text[5..^1]) is { Kind: not ValueKind.Nothing } element
            ? new SignatureType(ValueKind.List, element)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == ValueKind.List ? $"list<{Element}>" : Words.Single(w => w.Value == Kind).Key;
}

/// <summary>A parameter.</summary>
/// <param name="Name">In words joined by underscores: "start_minute".</param>
/// <param name="Type">Its type.</param>
public sealed record Parameter(string Name, SignatureType Type);

/// <summary>A function, or a method of a class.</summary>
/// <param name="Name">In words joined by underscores; each language writes it its own way.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Returns">What it returns.</param>
public sealed record Function(string Name, IReadOnlyList<Parameter> Parameters, SignatureType Returns);

/// <summary>What a submission must define: a function, or a class with methods.</summary>
/// <param name="Function">The function; null for a class.</param>
/// <param name="ClassName">Name of the class: "RateWindow"; null for a function.</param>
/// <param name="Constructor">Parameters of its constructor.</param>
/// <param name="Methods">Its methods.</param>
public sealed record Signature(Function? Function, string? ClassName, IReadOnlyList<Parameter> Constructor, IReadOnlyList<Function> Methods)
{
    /// <summary>Every type that occurs.</summary>
    public IEnumerable<SignatureType> Types => Constructor.Concat(Methods.SelectMany(m => m.Parameters)).Concat(Function?.Parameters ?? []).Select(p => p.Type)
        .Concat(Methods.Select(m => m.Returns)).Concat(Function is null ? [] : [Function.Returns]);

    /// <summary>A name in camel case, as C++ and JavaScript write it.</summary>
    public static string Camel(string name) => string.Concat(name.Split('_').Select((w, i) => i == 0 ? w : Capital(w)));

    /// <summary>A name in Pascal case, as C# writes it.</summary>
    public static string Pascal(string name) => string.Concat(name.Split('_').Select(Capital));

    private static string Capital(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];
}
