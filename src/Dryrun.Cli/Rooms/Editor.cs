using System.Diagnostics;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Cli.Rooms;

/// <summary>The user's own editor, for designs and programs as text.</summary>
internal sealed class Editor(Func<string, string?> environment)
{
    // A text that could not be read, to be opened again: nobody types a design twice.
    private string? unfinished;

    /// <summary>
    /// Opens the design with every knob described, and returns the merge patch that the edit means; null where nothing changed.
    /// </summary>
    /// <exception cref="InputException">There is no editor, or what was saved is not a design; it opens again with the next edit.</exception>
    public JsonObject? Edit(ISimulatedSystem system, JsonObject world, DesignDocument design)
    {
        return Understand(system, world, design, Text("design.yaml", unfinished ?? DesignFile.Annotated(system, design)));
    }

    /// <summary>Opens a text and returns it as it was saved.</summary>
    /// <param name="name">Name of the file, whose ending tells the editor what it is.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">There is no editor, or it ended with a failure.</exception>
    public string Text(string name, string text)
    {
        var command = environment("VISUAL") is { Length: > 0 } visual ? visual
            : environment("EDITOR") is { Length: > 0 } editor ? editor
            : throw new InputException("no editor is set; run: export EDITOR=nano (or use /set KNOB VALUE, or /load FILE)");
        var folder = Directory.CreateTempSubdirectory("dryrun-");
        try
        {
            var file = Path.Combine(folder.FullName, name);
            File.WriteAllText(file, text);
            var parts = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            using var process = Process.Start(new ProcessStartInfo(parts[0], [.. parts[1..], file]))
                ?? throw new InputException($"{command} could not be started; set EDITOR to a program that edits text");
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InputException($"{command} ended with {process.ExitCode}; everything stays as it was");
            return File.ReadAllText(file);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InputException($"{command} could not be started; set EDITOR to a program that edits text");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private JsonObject? Understand(ISimulatedSystem system, JsonObject world, DesignDocument design, string text)
    {
        unfinished = text;
        try
        {
            var written = DesignFile.ReadText(text, "design.yaml");
            var problems = DesignCheck.Of(system, world, written);
            if (problems.Count > 0) throw new InputException(problems);
            unfinished = null;
            return DesignDifference.Of(design.Root, written.Root);
        }
        catch (InputException e)
        {
            throw new InputException([.. e.Problems, new InputProblem("What you wrote is kept; /design edit opens it again.")]);
        }
    }
}
