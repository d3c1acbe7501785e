using Dryrun.Cli.Terminal;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Rooms;

/// <summary>A session as a text to read: who said what and when.</summary>
internal static class Transcript
{
    public static void Show(Screen screen, SessionEvent e)
    {
        if (Words(e) is not { Length: > 0 } words) return;
        var who = e.By == Actor.Candidate ? "you" : e.By == Actor.Interviewer ? "I" : "·";
        screen.Hanging($"[dim]{RoomViews.Clock(e.AtMs)}[/]  [bold]{who,-3}[/] ", 11, words, e.By == Actor.Interviewer ? "cyan" : "default");
    }

    /// <summary>The words of an event, empty where it has none.</summary>
    public static string Words(SessionEvent e) => e.Data switch
    {
        Started started => started.Text,
        Said said => said.Text,
        Disclosed disclosed => disclosed.Text,
        AssumptionResolved resolved => resolved.Text,
        DesignOffered offered => offered.Text,
        Designed { Accepted: true } designed when e.By == Actor.Candidate => $"(design) {designed.Patch.ToJsonString()}",
        Designed { Accepted: false } => "(turns the offer down)",
        Ran { Outcome: null } => "(asks for a run)",
        Ran ran => ran.Scenario,
        Hinted hint => hint.Text,
        HintAsked => "(asks for a hint)",
        CodeAsked asked => $"({CodeWords.Asked(asked, asked.Language)})",
        CodeRan { Report.CasesInAll: 0 } ran => $"({ran.Report.Words})",
        CodeRan ran => $"({ran.Report.Words}, {ran.Report.Cases.Count(c => c.Verdict == CodeReport.Accepted)} of {ran.Report.CasesInAll} cases)",
        Stopped stop => $"(the run stops) {stop.Observed}",
        Decided decided => $"(decides) {decided.Option}",
        Probed probed => probed.Text,
        Interrupted interrupted => interrupted.Text,
        Nudged nudged => nudged.Text,
        PhaseChanged changed => changed.Text,
        Ended ended => ended.Text,
        _ => "",
    };
}
