using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Designs;

/// <summary>
/// What a candidate has decided so far: the system's sections (a missing knob is undecided), <c>delegated</c> and <c>programme</c>, as a tree
/// that remembers its lines. Immutable.
/// </summary>
public sealed class DesignDocument
{
    private readonly SourcedTree source;

    private DesignDocument(SourcedTree source) => this.source = source;

    /// <summary>A design that decides nothing.</summary>
    public static DesignDocument Empty { get; } = Of([]);

    /// <summary>The file it came from, or null.</summary>
    public string? File => source.File;

    /// <summary>The tree. Treat as read only.</summary>
    public JsonObject Root => source.Root;

    /// <summary>A document from a tree without a file.</summary>
    public static DesignDocument Of(JsonObject root) => new(new SourcedTree(root, new Dictionary<string, int>(), null));

    /// <summary>A document from a read file.</summary>
    public static DesignDocument Of(SourcedTree source) => new(source);

    /// <summary>The decided value of a knob, or null.</summary>
    public JsonNode? Value(string path) => Tree.Get(Root, path);

    /// <summary>Applies an RFC 7396 merge patch; null makes a knob undecided.</summary>
    public DesignDocument Merge(JsonObject patch) => Of((JsonObject)Tree.Merge(Root, patch)!);

    /// <summary>The same design with one knob set; null makes it undecided.</summary>
    public DesignDocument With(string path, JsonNode? value)
    {
        var root = (JsonObject)Root.DeepClone();
        Tree.Set(root, path, value);
        return Of(root);
    }

    /// <summary>The same problem with this document's file and line.</summary>
    public InputProblem Locate(InputProblem problem) => source.Problem(problem.Path, problem.Message);
}
