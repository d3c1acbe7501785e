using System.Text.Json.Serialization;

namespace Dryrun.Assessment.Conduct;

/// <summary>Where a piece of evidence comes from.</summary>
public enum EvidenceKind
{
    /// <summary>The candidate's words.</summary>
    Said,

    /// <summary>A change of the design.</summary>
    Designed,

    /// <summary>What a run or the interviewer's clock showed.</summary>
    Ran,

    /// <summary>Looked for and not there.</summary>
    Absent,
}

/// <summary>A span of the record that supports a mark.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Seq">Sequence number of the event; 0 where absent.</param>
/// <param name="AtMs">Session time of the event; of something absent, the time at which the record ended.</param>
/// <param name="Quote">
/// A substring of the event's text (said) or of its data as JSON (designed, ran); empty where absent. A debrief never shows a quote that is not.
/// </param>
public sealed record Evidence(EvidenceKind Kind, long Seq, long AtMs, string Quote);

/// <summary>Evidence with what it is taken to show.</summary>
/// <param name="Signal">Id of the signal in the rubric: "rollbackTrigger".</param>
/// <param name="Strength">Points it adds to its dimension; negative where it speaks against the candidate. Hundredths.</param>
/// <param name="Because">Why the guides count it, in a sentence.</param>
/// <param name="Evidence">The span.</param>
public sealed record Finding(string Signal, int Strength, string Because, Evidence Evidence)
{
    /// <summary>True where it speaks for the candidate.</summary>
    [JsonIgnore]
    public bool Favourable => Strength > 0;
}
