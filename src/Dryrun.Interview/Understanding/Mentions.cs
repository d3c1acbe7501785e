namespace Dryrun.Interview.Understanding;

/// <summary>How a number is bounded.</summary>
public enum Comparison
{
    /// <summary>As said.</summary>
    Exact,

    /// <summary>"about", "roughly".</summary>
    About,

    /// <summary>"at least", "over".</summary>
    AtLeast,

    /// <summary>"at most", "under", "within".</summary>
    AtMost,

    /// <summary>"4 to 6".</summary>
    Range,
}

/// <summary>A number with its unit.</summary>
/// <param name="Low">Lower bound, or null.</param>
/// <param name="High">Upper bound, or null.</param>
/// <param name="Value">The number, of a range its middle; never null for what people wrote as one number.</param>
/// <param name="Comparison">How it is bounded.</param>
/// <param name="Unit">One of <see cref="Units"/>.</param>
/// <param name="Text">The exact words, a substring of the turn.</param>
/// <param name="Start">Index of the words in the turn.</param>
public sealed record Quantity(double? Low, double? High, double? Value, Comparison Comparison, string Unit, string Text, int Start);

/// <summary>The names of units, whole words.</summary>
public static class Units
{
    /// <summary>A bare number.</summary>
    public const string None = "";

    /// <summary>Shares, 0 to 100.</summary>
    public const string Percent = "percent";

    /// <summary>Seconds.</summary>
    public const string Seconds = "seconds";

    /// <summary>Minutes.</summary>
    public const string Minutes = "minutes";

    /// <summary>Hours.</summary>
    public const string Hours = "hours";

    /// <summary>Days.</summary>
    public const string Days = "days";

    /// <summary>Weeks.</summary>
    public const string Weeks = "weeks";

    /// <summary>Months.</summary>
    public const string Months = "months";

    /// <summary>Devices, phones, headsets.</summary>
    public const string Devices = "devices";

    /// <summary>People, users, customers.</summary>
    public const string People = "people";

    /// <summary>Countries, markets.</summary>
    public const string Countries = "countries";

    /// <summary>10^6 bytes; sizes in other units are converted.</summary>
    public const string Megabytes = "megabytes";

    /// <summary>10^6 bits a second; rates in other units are converted.</summary>
    public const string MegabitsPerSecond = "megabits per second";

    /// <summary>US dollars; euros and pounds are read as they stand.</summary>
    public const string Dollars = "dollars";

    /// <summary>"3x", "twice".</summary>
    public const string Times = "times";

    /// <summary>Requests, messages or calls a second.</summary>
    public const string PerSecond = "per second";
}

/// <summary>What a named team or person is to do.</summary>
public enum OwnerRole
{
    /// <summary>Answers for it.</summary>
    Owner,

    /// <summary>Is paged.</summary>
    OnCall,

    /// <summary>Is the next to be asked.</summary>
    Escalation,

    /// <summary>Has to approve.</summary>
    SignOff,

    /// <summary>May stop or resume it.</summary>
    Halt,

    /// <summary>Is asked for its judgement.</summary>
    Expert,

    /// <summary>Named without a part.</summary>
    Named,
}

/// <summary>A team or a person with a part to play.</summary>
/// <param name="Team">As it was said: "the CDN team"; a substring of the turn.</param>
/// <param name="Component">Id of the component that it is to own, where one is recognised.</param>
/// <param name="Role">Its part.</param>
/// <param name="Vague">True for "they", "someone from security", "the team".</param>
/// <param name="Start">Index of the words in the turn.</param>
public sealed record OwnerMention(string Team, string? Component, OwnerRole Role, bool Vague, int Start);

/// <summary>A point in time.</summary>
/// <param name="Day">Day counted from the kickoff where it can be told ("day 3", "week 3" is day 21, "tomorrow" is day 1), else null.</param>
/// <param name="Text">The exact words, a substring of the turn.</param>
/// <param name="Start">Index of the words in the turn.</param>
public sealed record DateMention(int? Day, string Text, int Start);
