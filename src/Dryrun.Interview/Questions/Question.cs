namespace Dryrun.Interview.Questions;

/// <summary>A question of a talk segment, with what people expect of the answer.</summary>
/// <param name="Id">Key, unique in the bank: "pushedBackOnEngineering".</param>
/// <param name="Kind">Segment kind: "behavioural".</param>
/// <param name="Roles">Roles it is asked of; empty for all.</param>
/// <param name="Companies">Companies that ask it; empty for all.</param>
/// <param name="Tags">What it is about, lower camel case.</param>
/// <param name="Source">A guide, a public source with its year, or "assumption".</param>
/// <param name="Minutes">Minutes it usually takes, 1 to 60.</param>
/// <param name="Judges">Dimensions it is asked for, the first one foremost.</param>
/// <param name="Ask">Wordings, two or more.</param>
/// <param name="Strong">What a strong answer shows, for people.</param>
/// <param name="Weak">What a weak one shows, for people.</param>
/// <param name="FollowUps">In order of preference.</param>
/// <param name="SecondMove">Asked once where a plan with other people was told; null where there is none.</param>
/// <param name="Anchors">By level ("L5"), then by mark (1, 3, 5): what such an answer is like.</param>
/// <param name="Points">What a good answer holds, the most important first; empty in story kinds.</param>
/// <param name="Case">The production case it is tied to, or empty.</param>
/// <param name="Stakeholder">Whom the interviewer plays, or null.</param>
/// <param name="Situation">What the candidate reads before they speak, or empty.</param>
/// <param name="Options">Options that the situation gives.</param>
/// <param name="Estimate">The figure to be estimated, or null.</param>
/// <param name="Figures">Compensation figures, of offers alone.</param>
/// <param name="Call">Of an offer: "exploratory" or "closing"; else empty.</param>
public sealed record Question(
    string Id, string Kind, IReadOnlyList<string> Roles, IReadOnlyList<string> Companies, IReadOnlyList<string> Tags, string Source, int Minutes, IReadOnlyList<string> Judges,
    IReadOnlyList<string> Ask, IReadOnlyList<string> Strong, IReadOnlyList<string> Weak, IReadOnlyList<FollowUp> FollowUps, SecondMove? SecondMove,
    IReadOnlyDictionary<string, IReadOnlyDictionary<int, string>> Anchors, IReadOnlyList<QuestionPoint> Points, string Case, Stakeholder? Stakeholder, string Situation,
    IReadOnlyList<SituationOption> Options, EstimateProblem? Estimate, IReadOnlyList<PayFigure> Figures, string Call)
{
    /// <summary>True where the question is asked of a role at a company.</summary>
    public bool IsFor(string role, string company) => (Roles.Count == 0 || Roles.Contains(role)) && (Companies.Count == 0 || Companies.Contains(company));
}

/// <summary>What the interviewer asks next where something is missing.</summary>
/// <param name="Id">Key within the question.</param>
/// <param name="Unless">Signs or "points.ID"; not asked where one was heard.</param>
/// <param name="Needs">Signs or "points.ID"; asked only where all were heard.</param>
/// <param name="Ask">Wordings.</param>
/// <param name="Because">What the interviewer is thinking.</param>
public sealed record FollowUp(string Id, IReadOnlyList<string> Unless, IReadOnlyList<string> Needs, IReadOnlyList<string> Ask, string Because);

/// <summary>"And if they say no?"</summary>
public sealed record SecondMove(IReadOnlyList<string> Ask, string Because);

/// <summary>How far a point goes beyond what everybody should say.</summary>
public enum PointDepth
{
    /// <summary>Everybody who passes says it.</summary>
    Core,

    /// <summary>A good answer holds it.</summary>
    Good,

    /// <summary>Somebody who has done it says it.</summary>
    Expert,
}

/// <summary>One thing that a good answer holds.</summary>
/// <param name="Id">Key within the question.</param>
/// <param name="Holds">The thing in a sentence, for people.</param>
/// <param name="Words">Ways of saying it, lower case.</param>
/// <param name="Depth">How far it goes.</param>
public sealed record QuestionPoint(string Id, string Holds, IReadOnlyList<string> Words, PointDepth Depth);

/// <summary>Somebody with an interest whom the interviewer plays.</summary>
/// <param name="Name">"Dana".</param>
/// <param name="Role">"privacy counsel".</param>
/// <param name="Team">The team they speak for.</param>
/// <param name="Interest">What they want, in a sentence.</param>
/// <param name="InterestWords">Words of the interest; an answer that holds one has heard them.</param>
/// <param name="Refusal">What they say to the first request.</param>
/// <param name="Second">What they say while nothing has moved them.</param>
/// <param name="Yields">What moves them.</param>
public sealed record Stakeholder(
    string Name, string Role, string Team, string Interest, IReadOnlyList<string> InterestWords, IReadOnlyList<string> Refusal, IReadOnlyList<string> Second, IReadOnlyList<Yield> Yields);

/// <summary>What a stakeholder says once moved.</summary>
/// <param name="To">What moves them: options, data, escalation, trade or theirInterest.</param>
/// <param name="Say">Wordings.</param>
public sealed record Yield(string To, IReadOnlyList<string> Say);

/// <summary>An option that a situation gives.</summary>
/// <param name="Id">Key within the question.</param>
/// <param name="Name">As people call it.</param>
/// <param name="CostDollars">What it costs in dollars, 0 or more.</param>
/// <param name="Date">When it is done, as told.</param>
/// <param name="Risk">What can go wrong.</param>
/// <param name="Owner">Who would answer for it.</param>
public sealed record SituationOption(string Id, string Name, double CostDollars, string Date, string Risk, string Owner);

/// <summary>Compensation as a guide reports it, a year, in <paramref name="Currency"/>.</summary>
/// <param name="Level">Level as the company names it.</param>
/// <param name="Base">Salary, a number or a range as told.</param>
/// <param name="Bonus">Bonus, as told.</param>
/// <param name="Stock">Stock a year, as told.</param>
/// <param name="Currency">"USD".</param>
/// <param name="Source">The guide.</param>
/// <param name="Year">Year of the report.</param>
public sealed record PayFigure(string Level, string Base, string Bonus, string Stock, string Currency, string Source, int Year);
