using Dryrun.Contracts.Input;

namespace Dryrun.Interview.Prompts;

/// <summary>The folder that holds prompts, questions, loops and problems.</summary>
public sealed record ContentFolder(string Path)
{
    /// <summary>
    /// The folder named by the user, else the nearest one at or above the program that has a <c>prompts</c> folder.
    /// </summary>
    /// <exception cref="InputException">There is none.</exception>
    public static ContentFolder Find(string? named, string programFolder)
    {
        if (named is not null)
        {
            return Directory.Exists(System.IO.Path.Combine(named, "prompts"))
                ? new ContentFolder(named)
                : throw new InputException($"--content {named}: has no prompts folder; name the folder that holds it");
        }

        for (var at = new DirectoryInfo(programFolder); at is not null; at = at.Parent)
        {
            if (Directory.Exists(System.IO.Path.Combine(at.FullName, "prompts"))) return new ContentFolder(at.FullName);
        }

        throw new InputException("no prompts folder beside the program; name it with --content DIR");
    }

    /// <summary>The ids of all prompts, in alphabetical order.</summary>
    public IReadOnlyList<string> PromptIds() =>
        [.. Directory.GetDirectories(System.IO.Path.Combine(Path, "prompts"))
            .Where(d => File.Exists(System.IO.Path.Combine(d, "prompt.yaml")))
            .Select(d => System.IO.Path.GetFileName(d))
            .Order(StringComparer.Ordinal)];

    /// <summary>A file beside the prompts that several of them share.</summary>
    public string SharedFile(params string[] parts) => System.IO.Path.Combine([Path, "prompts", .. parts]);

    /// <summary>A file of a prompt.</summary>
    public string PromptFile(string id, params string[] parts) => System.IO.Path.Combine([Path, "prompts", id, .. parts]);
}
