namespace Dryrun.Interview.Understanding;

/// <summary>What a candidate's turn says, clause by clause, in the order of the text.</summary>
/// <param name="Text">The turn as it was said.</param>
/// <param name="Clauses">Clauses do not overlap; what lies between them is space and punctuation.</param>
public sealed record Turn(string Text, IReadOnlyList<Clause> Clauses)
{
    /// <summary>True where any clause is read as this act.</summary>
    public bool Has(DialogueAct act) => Clauses.Any(c => c.Is(act));
}

/// <summary>One clause: the smallest piece of a turn that does something of its own.</summary>
/// <param name="Text">Exactly <c>turn.Text.Substring(Start, Length)</c>.</param>
/// <param name="Start">Index of its first character in the turn.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Acts">What it does, the most certain first; every reading at least 0.5.</param>
/// <param name="Facts">Facts it asks for or assumes something about, the most probable first; empty where the linker abstains.</param>
/// <param name="Quantities">Numbers with units, in order; their Start counts from the turn's beginning, as all places do.</param>
/// <param name="Owners">Teams and roles named.</param>
/// <param name="Dates">Days, weeks, deadlines.</param>
/// <param name="Modality">How it is said.</param>
public sealed record Clause(
    string Text, int Start, int Length, IReadOnlyList<ActReading> Acts, IReadOnlyList<FactLink> Facts, IReadOnlyList<Quantity> Quantities,
    IReadOnlyList<OwnerMention> Owners, IReadOnlyList<DateMention> Dates, Modality Modality)
{
    /// <summary>True where the clause is read as this act.</summary>
    public bool Is(DialogueAct act) => Acts.Any(a => a.Act == act);
}

/// <summary>One reading of a clause.</summary>
/// <param name="Act">The act.</param>
/// <param name="Confidence">0.5 to 1.</param>
public sealed record ActReading(DialogueAct Act, double Confidence);

/// <summary>A fact that a clause is about.</summary>
/// <param name="Fact">The fact's id.</param>
/// <param name="Probability">Calibrated probability that the clause is about this fact.</param>
/// <param name="Elliptic">True where the fact was carried over from what was said before.</param>
public sealed record FactLink(string Fact, double Probability, bool Elliptic);

/// <summary>What a candidate does with a clause.</summary>
public enum DialogueAct
{
    /// <summary>Asks for something.</summary>
    Question,

    /// <summary>Takes something for granted, openly.</summary>
    Assumption,

    /// <summary>Decides what will be built or done.</summary>
    Decision,

    /// <summary>Says what success is, with or without a number.</summary>
    Target,

    /// <summary>Names what can go wrong.</summary>
    Risk,

    /// <summary>Says what is done about it.</summary>
    Mitigation,

    /// <summary>Says who answers for something.</summary>
    Owner,

    /// <summary>Accepts one thing for another.</summary>
    TradeOff,

    /// <summary>Names an option that is not taken.</summary>
    RejectedAlternative,

    /// <summary>Stages: who gets it first, how long, what then.</summary>
    RolloutStep,

    /// <summary>Undoes, halts or rolls forward.</summary>
    Rollback,

    /// <summary>Watches, alerts, sets a threshold.</summary>
    Monitoring,

    /// <summary>Works out a number.</summary>
    Estimate,

    /// <summary>Speaks of money, people's time or burden.</summary>
    Cost,

    /// <summary>Takes something to somebody above or outside.</summary>
    Escalation,

    /// <summary>Says what happens when the first move fails.</summary>
    SecondMove,

    /// <summary>Names who must agree or wants something.</summary>
    Stakeholder,

    /// <summary>Sums up.</summary>
    Summary,

    /// <summary>Says yes.</summary>
    Confirmation,

    /// <summary>Says no.</summary>
    Denial,

    /// <summary>Changes what was said before.</summary>
    Correction,

    /// <summary>Names a framework ("RICE").</summary>
    Framework,

    /// <summary>Offers a meeting and no move.</summary>
    MeetingOnly,

    /// <summary>Hands a detail to the people who know it.</summary>
    Deferral,

    /// <summary>Separates what must be there from what can wait.</summary>
    Prioritisation,

    /// <summary>Asks to repeat or explain the interviewer's words.</summary>
    ClarificationRequest,

    /// <summary>Greets, thanks, hesitates.</summary>
    SmallTalk,

    /// <summary>Speaks of the interview itself: time, drawing, order.</summary>
    Meta,
}

/// <summary>How a clause is said; several may hold.</summary>
[Flags]
public enum Modality
{
    /// <summary>Plainly.</summary>
    None = 0,

    /// <summary>Under a condition.</summary>
    Conditional = 1,

    /// <summary>Without exception: "always", "for all messaging", "zero downtime".</summary>
    Absolute = 2,

    /// <summary>With doubt: "probably".</summary>
    Hedged = 4,

    /// <summary>With a negation.</summary>
    Negated = 8,

    /// <summary>Taking something back: "actually, make that 5%".</summary>
    Correction = 16,

    /// <summary>By the candidate: "I".</summary>
    FirstPerson = 32,

    /// <summary>By a group: "we".</summary>
    Collective = 64,
}
