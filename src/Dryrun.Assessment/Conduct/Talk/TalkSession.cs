using System.Text.RegularExpressions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>A sentence of the candidate with the signs in it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Signs">Ids of <see cref="AnswerSigns.All"/>.</param>
internal sealed record Heard(Sentence Sentence, IReadOnlySet<string> Signs)
{
    /// <summary>Fewest words of a sentence that is marked.</summary>
    private const int WordsMin = 4;

    /// <summary>Its words.</summary>
    public string Text => Sentence.Text;

    /// <summary>How many distinct content words it has.</summary>
    public int Words => Sentence.Content.Count;

    /// <summary>True where it asks: by its sign, or as dictation asks.</summary>
    public bool IsQuestion => Signs.Contains("question") || (Sentence.IsQuestion && TalkSession.AsksAloud(Text));

    /// <summary>True where words hang together as a sentence that can be marked.</summary>
    public bool IsProse => SpokenTime.Words(Text) >= WordsMin && new AnswerSentence(Text, 0, Signs).IsProse;

    /// <summary>True where all of these signs stand in it.</summary>
    public bool Has(params ReadOnlySpan<string> signs)
    {
        foreach (var sign in signs)
        {
            if (!Signs.Contains(sign)) return false;
        }

        return true;
    }

    /// <summary>It as evidence.</summary>
    public Evidence Said => SessionRecord.Said(Sentence);
}

/// <summary>One thing the candidate said without a pause of the interviewer's.</summary>
internal sealed record SpokenTurn(long Seq, long AtMs, string Text, int Words);

/// <summary>A question that was put, with everything said until the next one.</summary>
/// <param name="Question">The question.</param>
/// <param name="Seq">Sequence number of its event.</param>
/// <param name="AtMs">Session time of its event.</param>
/// <param name="Said">The interviewer's words.</param>
/// <param name="Turns">What the candidate said to it.</param>
/// <param name="Probes">Ids of what was asked besides.</param>
internal sealed record AskedQuestion(Question Question, long Seq, long AtMs, string Said, IReadOnlyList<SpokenTurn> Turns, IReadOnlyList<string> Probes)
{
    /// <summary>Words of the whole answer.</summary>
    public int Words => Turns.Sum(t => t.Words);

    /// <summary>The whole answer.</summary>
    public string Text => string.Join('\n', Turns.Select(t => t.Text));
}

/// <summary>A session as an exchange of questions and answers.</summary>
internal sealed partial class TalkSession
{
    // Signs are read when they are first needed: most design rounds never do.
    private readonly Lazy<Read> read;

    private TalkSession(SessionRecord record)
    {
        Record = record;
        read = new Lazy<Read>(() => Read.Of(record));
        Turns = [.. record.Events.Where(e => e.By == Actor.Candidate && e.Data is Said)
            .Select(e => new SpokenTurn(e.Seq, e.AtMs, ((Said)e.Data).Text, SpokenTime.Words(((Said)e.Data).Text)))];
        Asked = ReadAsked(record, Turns);
    }

    public SessionRecord Record { get; }

    /// <summary>Sentences that state something, hang together, and are said for the first time.</summary>
    public IReadOnlyList<Heard> Statements => read.Value.Statements;

    /// <summary>The candidate's own questions, likewise.</summary>
    public IReadOnlyList<Heard> Questions => read.Value.Questions;

    /// <summary>Everything the candidate said, turn by turn.</summary>
    public IReadOnlyList<SpokenTurn> Turns { get; }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<AskedQuestion> Asked { get; }

    /// <summary>Turns that are about a tool for tickets: two sentences of them name it.</summary>
    public IReadOnlySet<long> InTools => read.Value.InTools;

    /// <summary>Turns in which a tool for tickets is named.</summary>
    public IReadOnlySet<long> TrackerTurns => read.Value.TrackerTurns;

    /// <summary>Reads a session.</summary>
    public static TalkSession Of(SessionRecord record) => new(record);

    /// <summary>All sentences of the turn that holds one.</summary>
    public IReadOnlyList<Heard> TurnOf(Heard heard) => read.Value.ByTurn.GetValueOrDefault(heard.Sentence.Seq, []);

    /// <summary>The sentence before it in its turn, or null.</summary>
    public Heard? Before(Heard heard) => TurnOf(heard).LastOrDefault(h => h.Sentence.Start < heard.Sentence.Start);

    /// <summary>True where the interviewer cut in on something of this kind and the candidate did not make up for it afterwards.</summary>
    public Heard? Unrecovered(string interruption, Func<Heard, bool> recovers)
    {
        foreach (var (e, cut) in Record.All<Interrupted>().Where(i => i.Data.Kind == interruption))
        {
            if (Record.Holding(cut.Quote) is not { } quoted || Statements.Any(h => h.Sentence.Seq > e.Seq && recovers(h))) continue;
            return read.Value.ByTurn.GetValueOrDefault(quoted.Seq, []).FirstOrDefault(h => h.Sentence.Start == quoted.Start);
        }

        return null;
    }

    /// <summary>True where a sentence without its sign begins as a question does.</summary>
    public static bool AsksAloud(string text) => Opening().IsMatch(text) && !text.Contains(':', StringComparison.Ordinal);

    [GeneratedRegex(@"^\W*((and|so|ok|okay|also|then)\b\W*)*(can|could|do|does|did|is|are|will|would|should|who|which|when|how (many|much|long|often|big|large))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    private static List<AskedQuestion> ReadAsked(SessionRecord record, IReadOnlyList<SpokenTurn> turns)
    {
        if (record.Room.Talk is not { } plan) return [];
        var put = record.All<Probed>().Where(p => p.Data.About == "question" && plan.Find(p.Data.Probe) is not null).ToList();
        var asked = new List<AskedQuestion>();
        for (var i = 0; i < put.Count; i++)
        {
            var (e, probe) = put[i];
            var until = i + 1 < put.Count ? put[i + 1].Event.Seq : long.MaxValue;
            asked.Add(new(
                plan.Find(probe.Probe)!, e.Seq, e.AtMs, probe.Text, [.. turns.Where(t => t.Seq > e.Seq && t.Seq < until)],
                [.. record.All<Probed>().Where(p => p.Event.Seq > e.Seq && p.Event.Seq < until && p.Data.About is "followUp" or "secondMove" or "refusal").Select(p => p.Data.Probe)]));
        }

        return asked;
    }

    private sealed record Read(
        IReadOnlyDictionary<long, IReadOnlyList<Heard>> ByTurn, IReadOnlyList<Heard> Statements, IReadOnlyList<Heard> Questions, IReadOnlySet<long> InTools, IReadOnlySet<long> TrackerTurns)
    {
        public static Read Of(SessionRecord record)
        {
            var heard = record.Sentences.GroupBy(s => s.Seq).SelectMany(Signed).ToList();
            var byTurn = heard.GroupBy(h => h.Sentence.Seq).ToDictionary(g => g.Key, g => (IReadOnlyList<Heard>)[.. g]);
            var distinct = record.Distinct.Select(s => (s.Seq, s.Start)).ToHashSet();
            var own = heard.Where(h => distinct.Contains((h.Sentence.Seq, h.Sentence.Start)) && h.IsProse).ToList();
            return new Read(
                byTurn, [.. own.Where(h => !h.IsQuestion)], [.. own.Where(h => h.IsQuestion)],
                byTurn.Where(t => t.Value.Count(h => h.Has("tracker")) >= 2).Select(t => t.Key).ToHashSet(), byTurn.Where(t => t.Value.Any(h => h.Has("tracker"))).Select(t => t.Key).ToHashSet());
        }

        private static IEnumerable<Heard> Signed(IGrouping<long, Sentence> turn)
        {
            var signs = AnswerSigns.InSentences(turn.First().Turn).ToDictionary(s => s.Start, s => s.Signs);
            return turn.Select(s => new Heard(s, signs.GetValueOrDefault(s.Start, new HashSet<string>())));
        }
    }
}
