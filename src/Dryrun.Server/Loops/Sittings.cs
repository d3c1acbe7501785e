using System.Globalization;
using Dryrun.Assessment.Committees;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Server.Catalogue;
using Dryrun.Sitting;
using Dryrun.Sitting.Loops;
using Dryrun.Storage;

namespace Dryrun.Server.Loops;

/// <summary>Loops as the browser shows them. What the drawn mix holds back stays hidden: in real mode, rounds to come are named one ahead.</summary>
internal sealed class Sittings(Workspace workspace, ContentShelf shelf)
{
    /// <summary>A loop with the mix that is drawn most often.</summary>
    public LoopPlan Plan(Loop loop)
    {
        var rounds = loop.Variants.MaxBy(v => v.Weight)!.Rounds;
        return new LoopPlan(
            loop.Id, loop.Name, loop.Company, loop.Role, rounds.Max(r => r.Day), loop.Weeks, loop.Levels, loop.DefaultLevel, loop.Habits,
            [.. rounds.Select(r => new RoundPlan(r.Id, r.Name, r.Day, r.Minutes, [.. r.Segments.Select(s => new SegmentPlan(s.Kind, Title(s.Kind), s.Minutes))], r.Judges))]);
    }

    /// <summary>All sittings, the newest first.</summary>
    public IReadOnlyList<LoopSitting> All() =>
        [.. workspace.Store.Streams(LoopLog.Prefix).OrderByDescending(s => s.CreatedAtUnixMs).ThenByDescending(s => s.Stream, StringComparer.Ordinal).Select(Of)];

    /// <summary>A sitting of a stream.</summary>
    public LoopSitting Of(StreamSummary stream)
    {
        var log = new LoopLog(workspace.Store, stream.Stream);
        var startedAt = DateTimeOffset.FromUnixTimeMilliseconds(stream.CreatedAtUnixMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        try
        {
            return Of(log.Id, startedAt, log.State());
        }
        catch (InputException e)
        {
            return new LoopSitting(log.Id, "", "Cannot be read", "", "", "", SessionMode.Real, startedAt, true, [], false, false) { Problem = Hosting.Problem.Plain(e.Message) };
        }
    }

    private LoopSitting Of(string id, string startedAt, LoopState state)
    {
        var start = state.Start;
        var loop = shelf.Loops.FirstOrDefault(l => l.Id == start.Loop);
        var named = start.Mode == SessionMode.Coached || state.Committee is not null ? start.Rounds.Count : NamedAhead(state);
        var committeeNext = LoopSteps.IsCommitteeNext(state);
        return new LoopSitting(
            id, start.Loop, loop?.Name ?? start.Loop, loop?.Company ?? "", loop?.Role ?? "", start.Level, start.Mode, startedAt, state.Next == NextStep.Nothing && state.Sitting is null,
            [.. start.Rounds.Take(named).Where(r => !r.AfterCommittee || state.IsOffer || state.Committee is null).Select(r => Round(state, r))],
            start.Rounds.Skip(named).Any(r => !r.AfterCommittee), committeeNext)
        {
            Next = Next(state),
            Committee = state.Committee is { } sat ? new CommitteeVerdict(sat.Decision, Decisions.Words(Decisions.Parse(sat.Decision))) : null,
        };
    }

    // Up to the round that is being sat or comes next; the rest too once the recruiter has told the mix.
    private int NamedAhead(LoopState state)
    {
        if (IsDisclosed(state)) return state.Start.Rounds.Count;
        var at = state.Sitting?.Round ?? state.Next.Round?.Id ?? state.Ended.LastOrDefault()?.Round;
        return state.Start.Rounds.ToList().FindIndex(r => r.Id == at) + 1;
    }

    private bool IsDisclosed(LoopState state) => state.Ended.Where(e => e.Record.Kind == "recruiter").Select(e => e.Session).Any(session =>
    {
        try
        {
            return workspace.Log(Dryrun.Sitting.Sessions.SessionLog.Prefix + session).State().Disclosed.ContainsKey(CandidateQuestions.Process);
        }
        catch (InputException)
        {
            return false;
        }
    });

    private SittingRound Round(LoopState state, DrawnRound round)
    {
        var segments = round.Segments.Select((s, i) => Segment(state, round, s, i)).ToList();
        var told = state.Start.Mode == SessionMode.Coached || state.Committee is not null;
        var ended = state.Ended.Where(e => e.Round == round.Id).ToList();
        return new SittingRound(round.Id, round.Name, round.Day, round.Minutes, Overall(segments), segments)
        {
            Feedback = told && ended.Count > 0 ? [.. ended.Select(e => new SegmentFeedback(e.Record.Title, e.Record.Decision, e.Record.Because))] : null,
        };
    }

    private SittingSegment Segment(LoopState state, DrawnRound round, DrawnSegment segment, int index)
    {
        var ended = state.Ended.FirstOrDefault(e => e.Round == round.Id && e.Segment == index);
        var open = state.Sitting is { } sitting && sitting.Round == round.Id && sitting.Segment == index ? sitting : null;
        var isNext = state.Sitting is null && state.Next.Round?.Id == round.Id && state.Next.Segment == index;
        var stands = ended is not null ? RoundState.Done : open is not null ? RoundState.Sitting : isNext ? RoundState.Next : RoundState.ToCome;
        return new SittingSegment(segment.Kind, ended?.Record.Title ?? Title(segment.Kind), segment.Minutes, stands) { Session = ended?.Session ?? open?.Session };
    }

    // A round is being sat from its first part to its last.
    private static RoundState Overall(List<SittingSegment> segments)
    {
        if (segments.TrueForAll(s => s.State == RoundState.Done)) return RoundState.Done;
        if (segments.Exists(s => s.State == RoundState.Sitting) || segments.Exists(s => s.State == RoundState.Done)) return RoundState.Sitting;
        return segments.Exists(s => s.State == RoundState.Next) ? RoundState.Next : RoundState.ToCome;
    }

    private NextRound? Next(LoopState state)
    {
        if (state.Sitting is { } open) return new NextRound(open.Round, $"You are in {LoopSteps.Round(state, open.Round).Name}.") { Session = open.Session };
        if (state.Next is not { Round: { } round, Drawn: { } segment }) return null;
        var days = round.Day - (state.Ended.Count == 0 ? 0 : LoopSteps.Round(state, state.Ended[^1].Round).Day);
        var when = days <= 0 ? "the same day" : days == 1 ? "the next day" : $"{days} days later";
        var within = round.Segments.Count == 1 ? "" : $", beginning with {Title(segment.Kind).ToLowerInvariant()}";
        return new NextRound(round.Id, $"Next, {when}: {round.Name}, {round.Minutes} minutes{within}.");
    }

    private string Title(string kind) => shelf.Kinds.FirstOrDefault(k => k.Kind == kind)?.Title
        ?? (kind == "ml-design" ? "ML design" : Contracts.Descriptions.Wording.Spaced(kind.Replace('-', ' '), capital: true));
}
