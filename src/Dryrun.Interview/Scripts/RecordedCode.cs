using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Scripts;

/// <summary>Reads recorded turns that hand a program in: <c>{file or code, language, problem, input}</c>. A file stands beside the script.</summary>
internal static class RecordedCode
{
    private static readonly string[] Keys = ["file", "code", "language", "problem", "input"];

    public static HandIn? Read(FieldReader reader, string kind, JsonObject run, string path, long atMs)
    {
        reader.OnlyKeys(path, run, Keys);
        if (run.ContainsKey("file") == run.ContainsKey("code")) reader.Add(path, $"{path} must hold exactly one of file or code");
        var code = run.ContainsKey("file") ? FileOf(reader, reader.Text("file", run, path), path) : reader.OptionalText("code", run, path) ?? "";
        var what = Enum.Parse<CodePurpose>(kind, ignoreCase: true);
        var input = reader.OptionalText("input", run, path);
        if (what == CodePurpose.Own && input is null) reader.Add(path, $"{path}.input is missing; it must be the text the program is given");
        return new HandIn(atMs, reader.OptionalText("problem", run, path) ?? "", reader.OptionalText("language", run, path) ?? "python", code, what, input);
    }

    private static string FileOf(FieldReader reader, string name, string path)
    {
        var file = Path.Combine(Path.GetDirectoryName(reader.File) ?? "", name);
        if (File.Exists(file)) return File.ReadAllText(file);
        if (name.Length > 0) reader.Add($"{path}.file", $"{path}.file is {PlainValues.Show(JsonValue.Create(name))}; there is no such file beside the script");
        return "";
    }
}
