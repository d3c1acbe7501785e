namespace Dryrun.Judge.Languages;

/// <summary>Every language there is, installed here or not.</summary>
public static class LanguageCatalogue
{
    /// <summary>In the order they are offered.</summary>
    public static IReadOnlyList<Language> All { get; } = [new Python(), new Cpp(), new JavaScript(), new CSharp()];

    /// <summary>Those installed here.</summary>
    public static IReadOnlyList<Language> Installed => [.. All.Where(l => l.Missing is null)];

    /// <summary>The language of an id or of a file's ending.</summary>
    /// <param name="named">Id, or null to go by the file's name.</param>
    /// <param name="fileName">The submission's file.</param>
    /// <exception cref="JudgeException">There is none, or it is not installed; the line says what is and how to get it.</exception>
    public static Language Of(string? named, string fileName)
    {
        var ending = Path.GetExtension(fileName);
        var found = named is not null ? All.FirstOrDefault(l => l.Id == named || l.Code == named) : All.FirstOrDefault(l => l.Extensions.Contains(ending));
        if (found is null)
        {
            throw new JudgeException(JudgeFault.Submission, named is not null
                ? $"there is no language {named}; allowed {string.Join(", ", All.Select(l => l.Id))}"
                : $"{fileName}: the language of {(ending.Length == 0 ? "a file without an ending" : ending)} is unknown; allowed {string.Join(", ", All.Select(l => l.Extensions[0]))}, or name it with --language");
        }

        return found.Missing is null ? found : throw new JudgeException(JudgeFault.Submission, $"{found.Name} is not installed here. {found.Missing}");
    }
}
