using Dryrun.Interview.Loops;

namespace Dryrun.Interview.Talk;

/// <summary>What is asked for in a talk segment; the questions are drawn from it.</summary>
/// <param name="Role">"tpm" or "mle".</param>
/// <param name="Company">Key: "tiktok".</param>
/// <param name="Minutes">Length of the segment, 2 or more.</param>
/// <param name="Seed">Seed of questions and inputs.</param>
public sealed record TalkChoice(string Role, string Company, int Minutes, ulong Seed)
{
    /// <summary>Questions with one of these tags come first; empty for any.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How many questions, or null for what the minutes hold.</summary>
    public int? Count { get; init; }

    /// <summary>Questions by their ids, in order; empty to draw them.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Questions that were asked before; drawn only where nothing else is left.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Questions on what the candidate's own notes leave open; asked after the first question.</summary>
    public IReadOnlyList<OwnGap> Gaps { get; init; } = [];

    /// <summary>What earlier rounds of the loop were told, for the interviewer's notes.</summary>
    public IReadOnlyList<NotedClaim> Noted { get; init; } = [];

    /// <summary>What a recruiter says about the rounds of the loop when asked, or empty.</summary>
    public string Mix { get; init; } = "";
}

/// <summary>Something the candidate's own notes leave open: an empty field, a contradiction, a "we" without an "I".</summary>
/// <param name="Ask">The question.</param>
/// <param name="Because">Why it is asked.</param>
public sealed record OwnGap(string Ask, string Because);
