namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>Something that a sentence of an answer can show.</summary>
/// <param name="Id">Key, unique within its dimension.</param>
/// <param name="LooksFor">What must be in the record, in a sentence.</param>
/// <param name="Because">Why it counts.</param>
/// <param name="Shows">True where a sentence of the session shows it.</param>
internal sealed record Cue(string Id, string LooksFor, string Because, Func<TalkSession, Heard, bool> Shows)
{
    /// <summary>What to do where it is missing, or done; empty where there is nothing to advise.</summary>
    public string Advice { get; init; } = "";

    /// <summary>What it sounds like.</summary>
    public string Say { get; init; } = "";

    /// <summary>True where the candidate's questions are read and not their statements.</summary>
    public bool InQuestions { get; init; }
}

/// <summary>Something that is found in a session as a whole, or not there.</summary>
/// <param name="Id">Key, unique within its dimension.</param>
/// <param name="LooksFor">What must be in the record, in a sentence.</param>
/// <param name="Because">Why it counts.</param>
/// <param name="Find">Its sightings, given the sightings of the cues.</param>
internal sealed record Reading(string Id, string LooksFor, string Because, Func<TalkSession, IReadOnlyList<Sighting>, IEnumerable<Sighting>> Find)
{
    /// <summary>What to do about it; empty where there is nothing to advise.</summary>
    public string Advice { get; init; } = "";

    /// <summary>What it sounds like.</summary>
    public string Say { get; init; } = "";

    /// <summary>A signal that says that none of some others was found.</summary>
    public static Reading NoneOf(string id, string looksFor, string because, params string[] signals) =>
        new(id, looksFor, because, (talk, found) => found.Any(f => signals.Contains(f.Signal)) ? [] : [new Sighting(id, talk.Record.Absent())]);
}

/// <summary>Reads a dimension from what sentences show and from the session as a whole.</summary>
internal sealed class CueExtractor(string dimension, IReadOnlyList<Cue> cues, IReadOnlyList<Reading> readings) : IExtractor
{
    public string Dimension => dimension;

    public IReadOnlyList<Signal> Signals { get; } =
        [.. cues.Select(c => new Signal(c.Id, c.LooksFor, c.Because)), .. readings.Select(r => new Signal(r.Id, r.LooksFor, r.Because))];

    public IReadOnlyList<SignalAdvice> Advice { get; } =
    [
        .. readings.Where(r => r.Advice.Length > 0).Select(r => new SignalAdvice(r.Id, r.Advice, r.Say)),
        .. cues.Where(c => c.Advice.Length > 0).Select(c => new SignalAdvice(c.Id, c.Advice, c.Say)),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var talk = record.Talk;
        var found = new List<Sighting>();
        foreach (var cue in cues) found.AddRange((cue.InQuestions ? talk.Questions : talk.Statements).Where(h => cue.Shows(talk, h)).Select(h => new Sighting(cue.Id, h.Said)));
        foreach (var reading in readings) found.AddRange(reading.Find(talk, found).ToList());
        return found;
    }

    /// <summary>The same extractor with more to read.</summary>
    public CueExtractor With(IReadOnlyList<Cue> more, IReadOnlyList<Reading> alsoRead) => new(dimension, [.. cues, .. more], [.. alsoRead, .. readings]);
}
