using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Server.Sessions;

/// <summary>
/// Events as lines of a transcript: a pure projection. While a session goes on, only what the candidate may see: in real mode no readings, no marks and no
/// runs, and never what the interviewer keeps to itself. With <paramref name="isOpen"/> everything, as a debrief shows it.
/// </summary>
internal sealed class LineReader(IReadOnlyList<SessionEvent> events, Room room, bool isOpen)
{
    /// <summary>True where readings, marks and runs may be seen.</summary>
    public static bool IsOpen(SessionState state) => state.Start.Mode == SessionMode.Coached || state.EndedAtMs is not null;

    /// <summary>Lines of the events after a number.</summary>
    public IReadOnlyList<Line> After(long seq) => [.. events.Skip((int)Math.Clamp(seq, 0, events.Count)).Select(Of).OfType<Line>()];

    private Line? Of(SessionEvent e) => e.Data switch
    {
        Started started => Spoken(e, LineType.Started, started.Text) with { By = Actor.Interviewer },
        Said said => new Line(e.Seq, e.AtMs, e.By, LineType.Said, said.Text) { TookMs = said.TookMs },
        Understood understood => isOpen ? Heard(e, understood) : null,
        Corrected corrected => isOpen ? Mark(e, LineType.Corrected) with { Turn = corrected.Turn, Clauses = Right(corrected) } : null,
        Disclosed disclosed => Told(e, disclosed),
        Assumed assumed => isOpen ? Mark(e, LineType.Assumed) with { Text = assumed.Text, Turn = assumed.Turn, Fact = assumed.Fact } : null,
        AssumptionResolved resolved => Resolved(e, resolved),
        DesignOffered offered => Offered(e, offered),
        Designed designed => Designed(e, designed),
        Ran ran => Ran(e, ran),
        CodeAsked asked => Mark(e, LineType.CodeAsked) with
        {
            Text = CodeWords.Asked(asked, LanguageOf(asked)),
            Code = new CodeMark(asked.Problem) { Run = e.Seq, Language = asked.Language, What = asked.What },
        },
        CodeRan ran => CodeRanLine(e, ran),
        HintAsked hint => Mark(e, LineType.CodeAsked) with { Text = "Asked for a hint", Code = new CodeMark(hint.Problem) },
        Hinted hint => Spoken(e, LineType.Hinted, hint.Text) with { Code = new CodeMark(hint.Problem) { Step = hint.Step } },
        Stopped stop => Spoken(e, LineType.Stopped, stop.Observed) with { Stop = StopOf(stop) },
        Decided decided => Mark(e, LineType.Decided) with { Text = Chosen(e, decided), Kind = decided.Key },
        Probed probed => Spoken(e, LineType.Probed, probed.Text) with { Kind = isOpen ? probed.About : null },
        Interrupted interrupted => Spoken(e, LineType.Interrupted, interrupted.Text) with { Kind = isOpen ? interrupted.Kind : null },
        Nudged nudged => Spoken(e, LineType.Nudged, nudged.Text) with { Kind = isOpen ? nudged.Kind : null },
        PhaseChanged changed => Spoken(e, LineType.Phase, changed.Text) with { Phase = changed.Phase },
        Ended ended => Spoken(e, LineType.Ended, ended.Text) with { Kind = ended.Why },
        _ => null,
    };

    /// <summary>A stop as it is shown.</summary>
    public static Stop StopOf(Stopped stop) => new(stop.Key, stop.AtMinute, stop.Observed, [.. stop.Options.Select(o => new StopChoice(o.Id, o.Text))]);

    private static Line Mark(SessionEvent e, LineType type) => new(e.Seq, e.AtMs, e.By, type, "");

    private static Line Spoken(SessionEvent e, LineType type, string text) =>
        new(e.Seq, e.AtMs, e.By, type, text) { TookMs = text.Length > 0 ? SpokenTime.Of(text) : null };

    private string LanguageOf(CodeAsked asked) => room.Code?.Problem(asked.Problem)?.Language(asked.Language)?.Name ?? asked.Language;

    private Line? CodeRanLine(SessionEvent e, CodeRan ran) => events[(int)ran.Run - 1].Data is not CodeAsked asked ? null
        : Mark(e, LineType.CodeRan) with
        {
            Text = CodeWords.Line(asked.What, ran.Report),
            Code = new CodeMark(asked.Problem) { Run = ran.Run, Language = asked.Language, What = asked.What, Verdict = ran.Report.Verdict, Words = ran.Report.Words },
        };

    private Line? Told(SessionEvent e, Disclosed told) => told.Text.Length == 0 && !isOpen ? null
        : Spoken(e, LineType.Disclosed, told.Text) with { Turn = told.Turn, Fact = isOpen ? told.Fact : null, Again = isOpen && told.Again ? true : null };

    private Line? Resolved(SessionEvent e, AssumptionResolved resolved) => resolved.Text.Length == 0 && !isOpen ? null
        : Spoken(e, LineType.Resolved, resolved.Text) with { Kind = isOpen ? Wording.Key(resolved.Status.ToString()) : null };

    // An offer without words was taken silently, in real mode.
    private Line? Offered(SessionEvent e, DesignOffered offered) => offered.Text.Length == 0 && !isOpen ? null
        : Spoken(e, LineType.Offered, offered.Text) with { Turn = offered.Turn, Patch = Copy(offered.Patch) };

    private Line? Designed(SessionEvent e, Designed designed)
    {
        if (e.By != Actor.Candidate && !isOpen) return null;
        return Mark(e, LineType.Designed) with { Text = Said(designed), Patch = Copy(designed.Patch), Accepted = designed.Accepted };
    }

    private string Said(Designed designed) => !designed.Accepted ? "Left as it was." : string.Join(", ", Tree.Leaves(designed.Patch).Select(leaf =>
        leaf.Value is null ? $"{leaf.Path} is open again" : $"{leaf.Path} {PlainValues.Show(leaf.Value)}{Unit(leaf.Path)}"));

    private string Unit(string path) => room.System.Design.Find(path) is { Unit.Length: > 0 } knob ? $" {knob.Unit}" : "";

    private Line Ran(SessionEvent e, Ran ran) => ran.Outcome is null
        ? Mark(e, LineType.Ran)
        : Spoken(e, LineType.Ran, ran.Scenario) with { Run = isOpen ? new RunSummary(ran.Outcome.Hash, ran.Outcome.TotalCents) : null };

    private string Chosen(SessionEvent e, Decided decided)
    {
        var stop = events.Take((int)e.Seq - 1).Select(x => x.Data).OfType<Stopped>().LastOrDefault(s => s.Key == decided.Key);
        return stop?.Options.FirstOrDefault(o => o.Id == decided.Option)?.Text ?? decided.Option;
    }

    private Line Heard(SessionEvent e, Understood understood) => Mark(e, LineType.Heard) with
    {
        Turn = understood.Turn,
        Clauses = room.Talk is null ? [.. understood.Clauses.Select(ClauseOf)] : [Answer(e, understood)],
    };

    private static Clause ClauseOf(UnderstoodClause c, int index) => new(index, c.Quote, c.Start, c.Acts, c.Facts, c.Teams);

    // In talk, an answer is heard as a whole: what it shows, and which points of the open question it holds.
    private Clause Answer(SessionEvent e, Understood understood)
    {
        var text = events[(int)understood.Turn - 1].Data is Said said ? said.Text : "";
        var signs = AnswerSigns.Of(text);
        var asked = events.Take((int)e.Seq - 1).Select(x => x.Data).OfType<Probed>().Where(p => p.About == "question").Select(p => room.Talk!.Find(p.Probe)).LastOrDefault();
        return new Clause(0, text, 0, [.. AnswerSigns.All.Where(s => signs.Contains(s) && s != "question")], [], [])
        {
            Points = asked is null ? [] : [.. asked.Points.Where(p => PointsHeard.Of(asked, text).Contains(p.Id)).Select(p => p.Holds)],
        };
    }

    private List<Clause> Right(Corrected corrected)
    {
        var heard = events.Select(x => x.Data).OfType<Understood>().LastOrDefault(u => u.Turn == corrected.Turn);
        if (heard is null || corrected.Clause >= heard.Clauses.Count) return [];
        return [ClauseOf(heard.Clauses[corrected.Clause] with { Acts = corrected.Acts, Facts = corrected.Facts }, corrected.Clause)];
    }

    private static JsonObject Copy(JsonObject tree) => (JsonObject)tree.DeepClone();
}
