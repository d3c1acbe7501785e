using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Storage;
using Dryrun.Study.Dossier;

namespace Dryrun.Sitting.Study;

/// <summary>The candidate's <c>dossier.yaml</c> in the data folder.</summary>
public sealed class DossierFile(DataFolder data)
{
    /// <summary>Absolute path.</summary>
    public string FullPath => Path.Combine(data.FullPath, "dossier.yaml");

    /// <summary>What it holds; empty where there is no file.</summary>
    /// <exception cref="InputException">It has problems; every one is a line.</exception>
    public StudyDossier Read() => File.Exists(FullPath) ? DossierReader.Read(YamlText.ReadFile(FullPath)) : StudyDossier.Empty;

    /// <summary>
    /// Adds an entry to a list. The file is replaced in one step, so that a crash leaves the old one or the new one; comments written by hand are kept in a
    /// copy beside it.
    /// </summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public void Add(string list, JsonObject entry)
    {
        var root = File.Exists(FullPath) ? YamlText.ReadFile(FullPath).Root : [];
        var text = DossierReader.With(root, list, entry);
        Replace(text, keepsCopy: File.Exists(FullPath) && File.ReadLines(FullPath).Any(l => l.TrimStart().StartsWith('#')));
    }

    /// <summary>The file as it stands, empty where there is none.</summary>
    public string Text() => File.Exists(FullPath) ? File.ReadAllText(FullPath) : "";

    /// <summary>Replaces the file in one step; the old one is kept in a copy beside it.</summary>
    /// <exception cref="InputException">The text has problems; every one is a line, and the file stays as it was.</exception>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public StudyDossier Write(string text)
    {
        var read = DossierReader.Read(YamlText.Read(text));
        Replace(text, keepsCopy: File.Exists(FullPath));
        return read;
    }

    private void Replace(string text, bool keepsCopy)
    {
        try
        {
            if (keepsCopy) File.Copy(FullPath, FullPath + ".bak", overwrite: true);
            File.WriteAllText(FullPath + ".new", text);
            File.Move(FullPath + ".new", FullPath, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var fault = e is UnauthorizedAccessException ? StorageFault.NotWritable : StorageFault.Full;
            throw new StorageException(fault, $"{FullPath} cannot be written: {e.Message}; free space or check its permissions, then enter it again", e);
        }
    }
}
