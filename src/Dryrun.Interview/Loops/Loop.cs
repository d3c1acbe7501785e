namespace Dryrun.Interview.Loops;

/// <summary>Prompts of one family, one of which a design segment draws.</summary>
/// <param name="Weight">How often the family is drawn beside the others.</param>
/// <param name="Family">For people: "device management".</param>
/// <param name="Ids">Prompt ids.</param>
public sealed record PromptFamily(int Weight, string Family, IReadOnlyList<string> Ids);

/// <summary>A segment as a loop plans it.</summary>
/// <param name="Kind">Segment kind: "behavioural".</param>
/// <param name="Minutes">Its minutes.</param>
/// <param name="Prompts">Families to draw from; of design and ml-design only.</param>
/// <param name="Tags">Questions with one of these tags come first; empty for any.</param>
/// <param name="Count">How many questions, or null for what the minutes hold.</param>
public sealed record LoopSegment(string Kind, int Minutes, IReadOnlyList<PromptFamily> Prompts, IReadOnlyList<string> Tags, int? Count);

/// <summary>One timed interview of a loop.</summary>
/// <param name="Id">Key within the loop: "design".</param>
/// <param name="Name">For people.</param>
/// <param name="Day">Days after the recruiter's call.</param>
/// <param name="Final">True where it belongs to the final day.</param>
/// <param name="AfterCommittee">True where it follows the committee: the offer's call.</param>
/// <param name="Member">Who votes on it, or null where nobody does.</param>
/// <param name="Weight">Weight of that vote.</param>
/// <param name="Judges">Dimensions the round is there to judge.</param>
/// <param name="Segments">Its segments in order.</param>
public sealed record LoopRound(
    string Id, string Name, int Day, bool Final, bool AfterCommittee, string? Member, int Weight, IReadOnlyList<string> Judges, IReadOnlyList<LoopSegment> Segments)
{
    /// <summary>Length in minutes.</summary>
    public int Minutes => Segments.Sum(s => s.Minutes);
}

/// <summary>One mix of rounds a candidate may get.</summary>
/// <param name="Weight">How often it is drawn beside the others.</param>
/// <param name="Name">For people who look at what was drawn: "four rounds after the screen".</param>
/// <param name="Disclosed">What the recruiter says about it when asked, and only then.</param>
/// <param name="Rounds">Rounds in order.</param>
public sealed record LoopVariant(int Weight, string Name, string Disclosed, IReadOnlyList<LoopRound> Rounds);

/// <summary>A piece of preparation that the guides advise.</summary>
/// <param name="Text">What to do.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="When">"early", "middle" or "late".</param>
/// <param name="Command">The command that does it, or empty.</param>
/// <param name="Because">The guide's words.</param>
public sealed record Preparation(string Text, int Minutes, string When, string Command, string Because);

/// <summary>The ordered rounds of one company, role and range of levels.</summary>
/// <param name="Id">File name: "meta-tpm".</param>
/// <param name="Name">For people.</param>
/// <param name="Company">Key: "meta".</param>
/// <param name="Role">"tpm" or "mle".</param>
/// <param name="DefaultLevel">Level unless told.</param>
/// <param name="Levels">Levels it can be sat at.</param>
/// <param name="Weeks">Usual length from the first call to the decision.</param>
/// <param name="Sources">Where it is known from, and what is assumed.</param>
/// <param name="Habits">What this company's interviewers do, as sentences for people.</param>
/// <param name="Preparation">The guide's checklist.</param>
/// <param name="Variants">Mixes of rounds.</param>
public sealed record Loop(
    string Id, string Name, string Company, string Role, string DefaultLevel, IReadOnlyList<string> Levels, int Weeks, IReadOnlyList<string> Sources,
    IReadOnlyList<string> Habits, IReadOnlyList<Preparation> Preparation, IReadOnlyList<LoopVariant> Variants);
