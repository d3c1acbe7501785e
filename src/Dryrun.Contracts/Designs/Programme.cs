namespace Dryrun.Contracts.Designs;

/// <summary>Who answers for a component.</summary>
/// <param name="Team">The team, as the candidate named it.</param>
/// <param name="OnCall">Who is paged, or null where nobody was named.</param>
/// <param name="Escalation">To whom it goes when the page is not answered, or null.</param>
public sealed record Owner(string Team, string? OnCall, string? Escalation);

/// <summary>A risk the candidate named.</summary>
/// <param name="Text">The risk.</param>
/// <param name="Owner">Who owns it, or null.</param>
/// <param name="Mitigation">What is done about it, or null.</param>
public sealed record Risk(string Text, string? Owner, string? Mitigation);

/// <summary>An alternative that was considered and not taken.</summary>
/// <param name="Option">The alternative.</param>
/// <param name="Because">The reason, or null.</param>
public sealed record Rejected(string Option, string? Because);

/// <summary>A dated promise.</summary>
/// <param name="What">What will be done.</param>
/// <param name="Owner">By whom, or null.</param>
/// <param name="Day">Day counted from the kickoff, or null.</param>
public sealed record Milestone(string What, string? Owner, int? Day);

/// <summary>The part of a design that every system shares: people, risks, scope, dates.</summary>
public sealed record Programme
{
    /// <summary>Owners by component id.</summary>
    public IReadOnlyDictionary<string, Owner> Owners { get; init; } = new Dictionary<string, Owner>();

    /// <summary>Named risks, the biggest first.</summary>
    public IReadOnlyList<Risk> Risks { get; init; } = [];

    /// <summary>How success is measured.</summary>
    public IReadOnlyList<string> SuccessMetrics { get; init; } = [];

    /// <summary>What has to be there.</summary>
    public IReadOnlyList<string> MustHave { get; init; } = [];

    /// <summary>What can wait.</summary>
    public IReadOnlyList<string> NiceToHave { get; init; } = [];

    /// <summary>What was considered and not taken.</summary>
    public IReadOnlyList<Rejected> Rejected { get; init; } = [];

    /// <summary>Dated promises.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>A programme that says nothing.</summary>
    public static Programme Empty { get; } = new();
}
