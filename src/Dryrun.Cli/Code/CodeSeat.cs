using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Code;

/// <summary>What a seat needs of the room it is in.</summary>
/// <param name="State">The session as it stands.</param>
/// <param name="NowMs">Session time now.</param>
/// <param name="Do">Does an action: decides, stores, shows.</param>
/// <param name="Pass">Lets time pass that somebody spent elsewhere, milliseconds.</param>
internal sealed record RoomHands(Func<SessionState> State, Func<long> NowMs, Action<CandidateAction> Do, Action<long> Pass);

/// <summary>The commands of a round with code at a terminal: the text in the user's own editor, runs in the judge.</summary>
internal sealed class CodeSeat(CodePlan plan, ICodeRunner runner, ContentFolder content, string session, Editor editor, Screen screen, TimeProvider clock, CancellationToken stop)
{
    /// <summary>Commands with what they do, in the order of the help.</summary>
    public static IReadOnlyList<(string Usage, string Does)> Help { get; } =
    [
        ("just type", "talk to the interviewer; a line that ends with \\ goes on in the next"),
        ("/statement", "the problem once more; /samples shows its samples"),
        ("/code", "your code in $EDITOR; /show prints it, /load FILE takes it from a file, /fresh starts over"),
        ("/language cpp", "write in another language"),
        ("/run", "run the samples"),
        ("/try TEXT", "run on an input of your own; without a text it opens in $EDITOR"),
        ("/submit", "hand it in: all cases, the last submission counts"),
        ("/result", "the last result once more"),
        ("/hint", "ask for a hint; each has a price in the marks"),
        ("/problem 2", "of an assessment: the other problem"),
        ("/time", "minutes left, phases planned and spent"),
        ("/end", "end the round"),
        ("/quit", "leave; dryrun interview --resume goes on later"),
    ];

    private string problemId = plan.First.Id;
    private string? languageId;

    private CodeProblem Problem => plan.Problem(problemId)!;

    private string Language(SessionState state) => languageId ?? state.Code.Draft(problemId)?.Language ?? Problem.Languages[0].Id;

    private string Text(SessionState state) => state.Code.Draft(problemId, Language(state))?.Code ?? Problem.Starts.GetValueOrDefault(Language(state), "");

    /// <summary>Shows what is to be solved, at the beginning.</summary>
    public void Begin(SessionState state)
    {
        if (state.Code.Problem.Length > 0) problemId = state.Code.Problem;
        if (runner.Why.Length > 0 && plan.Why.Length == 0) screen.Hanging("", 0, $"Nothing can be run here: {runner.Why}", "yellow");
        if (runner is { Why.Length: 0, Note.Length: > 0 }) screen.Hanging("", 0, runner.Note, "dim");
        Statement();
        screen.Hanging("", 0, "/code opens your editor, /run runs the samples, /submit hands in, /help lists the rest.", "dim");
    }

    /// <summary>Runs once more what a session waits for: its result never came.</summary>
    public void GoOn(RoomHands hands)
    {
        if (hands.State().Code.Running is { } waiting && runner.Why.Length == 0) Await(hands, waiting);
    }

    /// <summary>Does what a line asks for; false where it is no command of rounds with code.</summary>
    /// <exception cref="InputException">It cannot be done; one line says why.</exception>
    public bool Takes(string line, RoomHands hands)
    {
        var trimmed = line.Trim();
        if (!trimmed.StartsWith('/')) return false;
        var space = trimmed.IndexOf(' ', StringComparison.Ordinal);
        var (name, rest) = space < 0 ? (trimmed[1..].ToLowerInvariant(), "") : (trimmed[1..space].ToLowerInvariant(), trimmed[(space + 1)..].Trim());
        switch (name)
        {
            case "statement": Statement(); return true;
            case "samples": CodeViews.Samples(screen, Problem); return true;
            case "show": CodeViews.Code(screen, Text(hands.State())); return true;
            case "result": Result(hands.State()); return true;
            case "code": Edit(hands); return true;
            case "load": Keep(hands, FileOf(rest)); return true;
            case "fresh": Keep(hands, Problem.Starts.GetValueOrDefault(Language(hands.State()), "")); return true;
            case "language" or "lang": Choose(hands, rest); return true;
            case "run": Run(hands, CodePurpose.Samples, null); return true;
            case "try": Run(hands, CodePurpose.Own, rest.Length > 0 ? rest.Replace("\\n", "\n", StringComparison.Ordinal) + "\n" : Input(hands)); return true;
            case "submit": Run(hands, CodePurpose.Submit, null); return true;
            case "hint": hands.Do(new AskHint(hands.NowMs(), problemId)); return true;
            case "problem": Turn(hands, rest); return true;
            case "help" or "?":
                foreach (var (usage, does) in Help.Where(h => plan.Talks || h.Usage is not ("just type" or "/hint"))) screen.Pair(usage, does, 20);
                return true;
            default: return false;
        }
    }

    private void Statement()
    {
        var problem = Problem;
        CodeViews.Statement(screen, problem, plan.Problems.ToList().IndexOf(problem) + 1, plan.Problems.Count);
    }

    private void Result(SessionState state)
    {
        if (state.Code.Runs.FindLast(r => r.Problem == problemId && r.Report is not null) is { } run) CodeViews.Report(screen, run);
        else screen.Line("[dim]Nothing was run yet.[/]");
    }

    private void Edit(RoomHands hands)
    {
        var state = hands.State();
        var extension = Problem.Language(Language(state))!.Extension;
        Keep(hands, InEditor(hands, $"{problemId}.{extension}", Text(state)));
    }

    private string Input(RoomHands hands) => InEditor(hands, "input.txt", Problem.Samples.Count > 0 ? Problem.Samples[0].Input : "");

    private string InEditor(RoomHands hands, string name, string text)
    {
        var started = clock.GetTimestamp();
        try
        {
            return editor.Text(name, text);
        }
        finally
        {
            hands.Pass((long)clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Keep(RoomHands hands, string code)
    {
        var state = hands.State();
        var before = Text(state);
        hands.Do(new KeepDraft(hands.NowMs(), problemId, Language(state), code));
        screen.Line(before == code ? "[dim]Nothing changed.[/]" : $"[dim]Kept: {code.TrimEnd().Split('\n').Length} lines.[/]");
    }

    private static string FileOf(string name)
    {
        if (name.Length == 0) throw new InputException("write /load FILE");
        try
        {
            return File.ReadAllText(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{name}: cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    private void Choose(RoomHands hands, string id)
    {
        var allowed = Problem.Languages.Select(l => l.Id).ToList();
        if (!allowed.Contains(id)) throw new InputException($"write /language with one of {Wording.Alternatives(allowed)}");
        languageId = id;
        screen.Line($"[dim]{Screen.Plain(Problem.Language(id)!.Name)}: {Text(hands.State()).TrimEnd().Split('\n').Length} lines.[/]");
    }

    private void Turn(RoomHands hands, string number)
    {
        var at = plan.Problems.Select((p, i) => (p.Id, i)).FirstOrDefault(p => p.Id == number || $"{p.i + 1}" == number);
        if (at.Id is null) throw new InputException($"write /problem with a number from 1 to {plan.Problems.Count}");
        (problemId, languageId) = (at.Id, null);
        hands.Do(new Wait(hands.NowMs()));
        Statement();
    }

    private void Run(RoomHands hands, CodePurpose what, string? input)
    {
        if (runner.Why.Length > 0) throw new InputException($"nothing can be run here: {runner.Why}");
        var state = hands.State();
        hands.Do(new HandIn(hands.NowMs(), problemId, Language(state), Text(state), what, input));
        if (hands.State().Code.Running is { } running) Await(hands, running);
    }

    private void Await(RoomHands hands, CodeRun run)
    {
        var started = clock.GetTimestamp();
        var order = new CodeOrder(run.Asked.Problem, run.Asked.Language, run.Asked.Code, run.Asked.What, run.Asked.Input, session);
        var report = runner.RunAsync(content, order, stop).GetAwaiter().GetResult();
        var tookMs = (long)clock.GetElapsedTime(started).TotalMilliseconds;
        hands.Do(new TakeResult(Math.Max(hands.NowMs(), run.AtMs + tookMs), run.Seq, report));
    }
}
