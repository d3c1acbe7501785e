namespace Dryrun.Interview.Understanding;

/// <summary>What the interviewer's last words asked for; decides how "yes" or a bare noun is read.</summary>
public enum InterviewerAsk
{
    /// <summary>Nothing was asked.</summary>
    None,

    /// <summary>A yes or no, such as an offered design change.</summary>
    Confirm,

    /// <summary>"I don't have that; what would you assume?"</summary>
    WhatWouldYouAssume,

    /// <summary>Who owns it.</summary>
    Owner,

    /// <summary>The biggest risk.</summary>
    Risk,

    /// <summary>What is done about a risk.</summary>
    Mitigation,

    /// <summary>How it is rolled out.</summary>
    Rollout,

    /// <summary>How it is undone.</summary>
    Rollback,

    /// <summary>How one would know.</summary>
    Monitoring,

    /// <summary>What it costs.</summary>
    Cost,

    /// <summary>What success is.</summary>
    Success,

    /// <summary>The number behind an adjective.</summary>
    Number,

    /// <summary>"And if they say no?"</summary>
    SecondMove,

    /// <summary>What was not chosen and why.</summary>
    Alternative,

    /// <summary>Any other open question.</summary>
    Open,
}

/// <summary>What was said just before a turn.</summary>
/// <param name="LastAsk">What the interviewer last asked for.</param>
/// <param name="LastFacts">Facts that were linked last, the latest last; gives meaning to "and the worst case?".</param>
public sealed record TurnContext(InterviewerAsk LastAsk, IReadOnlyList<string> LastFacts)
{
    /// <summary>The beginning of a session.</summary>
    public static TurnContext Start { get; } = new(InterviewerAsk.None, []);
}
