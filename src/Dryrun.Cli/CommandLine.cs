using System.CommandLine;
using System.Text.RegularExpressions;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Judging;
using Dryrun.Cli.Loops;
using Dryrun.Cli.Serving;
using Dryrun.Cli.Study;
using Dryrun.Cli.Talk;
using Dryrun.Contracts.Input;
using Dryrun.Judge;
using Dryrun.Storage;

namespace Dryrun.Cli;

/// <summary>The <c>dryrun</c> command: parses, runs one command, and turns every failure into one line and an exit code.</summary>
internal static partial class CommandLine
{
    /// <summary>A command failed; one line said why.</summary>
    public const int Failed = 1;

    /// <summary>The command line was not understood.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs the command that <paramref name="args"/> name.</summary>
    public static async Task<int> RunAsync(string[] args, Edge edge)
    {
        var root = Root(edge);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command == root ? "dryrun" : $"dryrun {parsed.CommandResult.Command.Name}";
            edge.Screen.Errors.WriteLine($"dryrun: {OneLine(parsed.Errors[0].Message)}; see {command} --help");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = edge.Screen.Output, Error = edge.Screen.Errors }, edge.Stop);
        }
        catch (InputException e)
        {
            foreach (var problem in e.Problems) edge.Screen.Errors.WriteLine($"dryrun: {problem}");
        }
        catch (StorageException e)
        {
            edge.Screen.Errors.WriteLine($"dryrun: {e.Message}");
        }
        catch (JudgeException e)
        {
            edge.Screen.Errors.WriteLine($"dryrun: {e.Message.ReplaceLineEndings(" ")}");
        }
        catch (OperationCanceledException)
        {
            edge.Screen.Errors.WriteLine("dryrun: stopped");
            return Interrupted;
        }
        catch (IOException e)
        {
            // A reader that closed the pipe (head, less) is no failure of ours.
            if (!e.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase)) edge.Screen.Errors.WriteLine($"dryrun: {e.Message}");
        }
        catch (Exception e) when (string.IsNullOrEmpty(edge.Environment("DRYRUN_DEBUG")))
        {
            edge.Screen.Errors.WriteLine($"dryrun: internal error: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} (set DRYRUN_DEBUG=1 for the details, and please report it)");
        }

        return Failed;
    }

    private static string OneLine(string message)
    {
        var first = message.Split('\n')[0].Trim().TrimEnd('.');
        return NoNumber().Match(first) is { Success: true } match ? $"{match.Groups["option"].Value} is {match.Groups["value"].Value}; write a number" : first;
    }

    [GeneratedRegex(@"^Cannot parse argument '(?<value>.*)' for option '(?<option>.*)' as expected type 'System\.", RegexOptions.ExplicitCapture)]
    private static partial Regex NoNumber();

    private static RootCommand Root(Edge edge)
    {
        var root = new RootCommand("Dryrun rehearses big-tech interview loops on systems that really run.")
        {
            SystemsCommand.Make(edge),
            PromptsCommand.Make(edge),
            RunCommand.Make(edge),
            ValidateCommand.Make(edge),
            DoctorCommand.Make(edge),
            InterviewCommand.Make(edge),
            DrillCommand.Make(edge),
            ExplainCommand.Make(edge),
            Debriefs.Make(edge),
            ContentCommand.Make(edge),
            StudyCommand.Make(edge),
            PlanCommand.Make(edge),
            BenchCommand.Make(edge),
            JudgeCommand.Make(edge),
            ServeCommand.Make(edge),
        };
        foreach (var command in LoopCommand.Make(edge)) root.Subcommands.Add(command);
        foreach (var command in SessionsCommand.Make(edge)) root.Subcommands.Add(command);
        ServeCommand.Serves(root, edge);
        return root;
    }
}
