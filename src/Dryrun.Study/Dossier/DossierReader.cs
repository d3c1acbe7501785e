using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;

namespace Dryrun.Study.Dossier;

/// <summary>Reads a candidate's <c>dossier.yaml</c>: projects and stories, written by hand or by the guided dialogue.</summary>
public static class DossierReader
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It has problems; every one is a line.</exception>
    public static StudyDossier Read(SourcedTree file)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["projects", "stories"]);
        var projects = file.Root["projects"] is null ? [] : reader.Maps("projects").Select((p, i) => ReadProject(reader, p, $"projects.{i}")).ToList();
        var stories = file.Root["stories"] is null ? [] : reader.Maps("stories").Select((s, i) => ReadStory(reader, s, $"stories.{i}")).ToList();
        foreach (var twice in projects.GroupBy(p => p.Id).Where(g => g.Count() > 1)) reader.Add("projects", $"projects holds {twice.Key} more than once");
        foreach (var twice in stories.GroupBy(s => s.Id).Where(g => g.Count() > 1)) reader.Add("stories", $"stories holds {twice.Key} more than once");
        foreach (var story in stories.Where(s => s.Project is not null && projects.All(p => p.Id != s.Project)))
        {
            reader.Add($"{story.Path}.project", $"{story.Path}.project is {story.Project}, which is not one of the projects");
        }

        reader.ThrowIfAny();
        return new StudyDossier(projects, stories);
    }

    /// <summary>The file with a project or a story more, as YAML.</summary>
    /// <param name="root">The file as read, or an empty mapping.</param>
    /// <param name="list">"projects" or "stories".</param>
    /// <param name="entry">What to add.</param>
    public static string With(JsonObject root, string list, JsonObject entry)
    {
        var made = (JsonObject)root.DeepClone();
        if (made[list] is not JsonArray entries) made[list] = entries = [];
        entries.Add(entry);
        return Block(made);
    }

    // One field a line: people go on with this file by hand.
    private static string Block(JsonObject root)
    {
        var text = new StringBuilder();
        foreach (var (list, entries) in root)
        {
            text.Append(list).Append(":\n");
            foreach (var entry in entries!.AsArray().OfType<JsonObject>())
            {
                var lead = "  - ";
                foreach (var (key, value) in entry)
                {
                    text.Append(lead).Append(key).Append(": ").Append(YamlWriter.Flow(value)).Append('\n');
                    lead = "    ";
                }
            }
        }

        return text.ToString();
    }

    private static Project ReadProject(FieldReader reader, JsonObject p, string path)
    {
        var fields = StudyDossier.ProjectFields.Select(f => f.Key).ToList();
        reader.OnlyKeys(path, p, ["id", "title", "role", .. fields]);
        var role = reader.OptionalText("role", p, path) ?? "tpm";
        if (role is not ("tpm" or "mle")) reader.Add($"{path}.role", $"{path}.role is {role}; allowed tpm or mle");
        return new Project(reader.Text("id", p, path), reader.Text("title", p, path), role, Texts(reader, p, path, fields), path);
    }

    private static Story ReadStory(FieldReader reader, JsonObject s, string path)
    {
        var fields = StudyDossier.StoryFields.Select(f => f.Key).ToList();
        reader.OnlyKeys(path, s, ["id", "title", "project", "tags", .. fields]);
        return new Story(
            reader.Text("id", s, path), reader.Text("title", s, path), reader.OptionalText("project", s, path), reader.Texts("tags", s, path, needed: false),
            Texts(reader, s, path, fields), path);
    }

    private static Dictionary<string, string> Texts(FieldReader reader, JsonObject holder, string path, IEnumerable<string> keys)
    {
        var made = new Dictionary<string, string>();
        foreach (var key in keys)
        {
            if (reader.OptionalText(key, holder, path) is { } text && text.Trim().Length > 0) made[key] = text.Trim();
        }

        return made;
    }
}
