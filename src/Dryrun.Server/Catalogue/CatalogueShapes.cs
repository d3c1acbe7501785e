using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Server.Sessions;

namespace Dryrun.Server.Catalogue;

/// <summary>The program.</summary>
internal sealed record About(string Name, string Version, string ContentFolder, string DataFolder);

/// <summary>Something with an id and a name for people.</summary>
internal sealed record Named(string Id, string Name);

/// <summary>Whether a prompt is about a system or a machine-learned one.</summary>
internal enum PromptKind
{
    /// <summary>A design.</summary>
    Design,

    /// <summary>A design around a learned model.</summary>
    MlDesign,
}

/// <summary>A phase as planned.</summary>
internal sealed record PhasePlan(string Id, string Name, int Minutes, string Goal);

/// <summary>What a design runs on, in a list.</summary>
internal sealed record SystemName(string Id, string Title);

/// <summary>A prompt in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Company">Key of the company.</param>
/// <param name="Role">"tpm" or "mle".</param>
/// <param name="Minutes">Length.</param>
/// <param name="Levels">Levels it can be sat at.</param>
/// <param name="DefaultLevel">Level unless told.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Runs">True where its designs run; false where it is rehearsed by talk.</param>
/// <param name="System">What they run on.</param>
/// <param name="Phases">Its phases.</param>
/// <param name="Brief">The vague sentence that opens it.</param>
internal record PromptSummary(
    string Id, string Title, string Company, string Role, int Minutes, IReadOnlyList<string> Levels, string DefaultLevel, PromptKind Kind, bool Runs, SystemName System,
    IReadOnlyList<PhasePlan> Phases, string Brief);

/// <summary>A prompt with its rubric; facts only after a session on it has ended.</summary>
internal sealed record PromptPage : PromptSummary
{
    public PromptPage(PromptSummary summary)
        : base(summary)
    {
    }

    /// <summary>What it is marked by.</summary>
    public required IReadOnlyList<RubricRow> Rubric { get; init; }

    /// <summary>Its known designs by name.</summary>
    public required IReadOnlyList<string> Designs { get; init; }

    /// <summary>How many sessions on it have ended.</summary>
    public required int Sat { get; init; }

    /// <summary>What could be asked, with its worth in dollars.</summary>
    public IReadOnlyList<FactWorth>? Facts { get; init; }
}

/// <summary>A fact of a prompt.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Framing">True where it frames the task and is worth nothing in dollars.</param>
internal sealed record FactWorth(string Id, string Name, bool Framing)
{
    /// <summary>Dollars that knowing it saves before the world is drawn; absent where not computed or within noise.</summary>
    public DollarSpan? Worth { get; init; }
}

/// <summary>A dimension with what is in the record of such a round, by mark, at the prompt's level.</summary>
internal sealed record RubricRow(string Dimension, string Name, string Because, IReadOnlyList<RubricAnchor> Anchors);

/// <summary>An anchor of a mark.</summary>
internal sealed record RubricAnchor(string Level, int Mark, string Text);

/// <summary>A kind of talk.</summary>
/// <param name="Kind">Its key.</param>
/// <param name="Title">For people.</param>
/// <param name="Minutes">How long it is in the first loop that has it.</param>
/// <param name="Questions">How many questions there are.</param>
/// <param name="Roles">Roles it is asked of.</param>
/// <param name="Companies">Companies that ask it.</param>
/// <param name="ByTalk">What is said where a judge or a system is missing, or empty.</param>
internal sealed record TalkKind(string Kind, string Title, int Minutes, int Questions, IReadOnlyList<string> Roles, IReadOnlyList<string> Companies, string ByTalk)
{
    /// <summary>True where it is sat with code.</summary>
    public bool Code { get; init; }
}

/// <summary>A problem in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Round">coding, debugging or assessment.</param>
/// <param name="Level">medium or hard.</param>
/// <param name="Minutes">Minutes an interview gives it.</param>
/// <param name="Topics">What it is about.</param>
/// <param name="Languages">Languages it may be solved in here.</param>
/// <param name="Sat">How many sessions held it.</param>
internal sealed record ProblemSummary(string Id, string Title, string Round, string Level, int Minutes, IReadOnlyList<string> Topics, IReadOnlyList<Named> Languages, int Sat);

/// <summary>An exercise of a few minutes.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">For people.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Kind">Segment kind it is a part of.</param>
/// <param name="About">What one does in it.</param>
/// <param name="Due">True where it is due now.</param>
internal sealed record DrillSummary(string Key, string Title, int Minutes, string Kind, string About, bool Due)
{
    /// <summary>Days until it comes back; absent where it was never done or asked for.</summary>
    public double? DueInDays { get; init; }

    /// <summary>The weakness that asked for it.</summary>
    public string? Weak { get; init; }
}

/// <summary>A part of the system that somebody must own.</summary>
internal sealed record Component(string Id, string Name, string Meaning)
{
    /// <summary>Who ought to own it; only after a session on the system has ended.</summary>
    public string? RightfulTeam { get; init; }
}

/// <summary>A section of the design.</summary>
internal sealed record SchemaSection(string Id, string Name, IReadOnlyList<Knob> Knobs);

/// <summary>One thing that can be decided.</summary>
/// <param name="Path">Dotted path in the design.</param>
/// <param name="Name">For people.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Kind">Shape of the value.</param>
/// <param name="Allowed">What is allowed, in words.</param>
/// <param name="Class">Whose decision it is.</param>
/// <param name="Component">Component whose owner it belongs to.</param>
internal sealed record Knob(string Path, string Name, string Meaning, string Unit, ValueKind Kind, string Allowed, KnobClass Class, string Component)
{
    /// <summary>Smallest allowed value, of each item where it is a list.</summary>
    public double? Min { get; init; }

    /// <summary>Largest allowed value, of each item where it is a list.</summary>
    public double? Max { get; init; }

    /// <summary>Allowed names.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>Fewest items.</summary>
    public int? MinCount { get; init; }

    /// <summary>Most items.</summary>
    public int? MaxCount { get; init; }

    /// <summary>True where items must increase.</summary>
    public bool? Increasing { get; init; }

    /// <summary>Where it applies, in words, such as "the halt rule is fixedThreshold"; absent where it always does.</summary>
    public string? Where { get; init; }
}

/// <summary>Something measured, or a property of the world.</summary>
/// <param name="Path">Its key.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Meaning">What it is.</param>
internal sealed record Property(string Path, string Name, string Unit, string Meaning)
{
    /// <summary>Of metrics: true where more is better, false where less is.</summary>
    public bool? MoreIsBetter { get; init; }
}

/// <summary>A line of costs.</summary>
internal sealed record LedgerLine(string Id, string Name, string Meaning);

/// <summary>A dimension of luck that can be fixed.</summary>
internal sealed record Luck(string Key, string Name, IReadOnlyList<string> Choices, string Meaning);

/// <summary>A system in a list.</summary>
internal sealed record SystemSummary(string Id, string Title, bool Runs, IReadOnlyList<string> Prompts);

/// <summary>A system: what can be decided, owned, measured. Nothing of any world.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Runs">True where it runs.</param>
/// <param name="ModelVersion">Changes whenever the same inputs may give other outcomes.</param>
/// <param name="Prompts">Prompts on it.</param>
/// <param name="Components">What must be owned.</param>
/// <param name="Design">What can be decided.</param>
/// <param name="Metrics">What is measured.</param>
/// <param name="Ledger">What costs money.</param>
/// <param name="Luck">What of luck can be fixed.</param>
/// <param name="HasValidation">True where it can compare itself with published events: <c>POST /validations</c>.</param>
internal sealed record SystemPage(
    string Id, string Title, bool Runs, int ModelVersion, IReadOnlyList<string> Prompts, IReadOnlyList<Component> Components, IReadOnlyList<SchemaSection> Design,
    IReadOnlyList<Property> Metrics, IReadOnlyList<LedgerLine> Ledger, IReadOnlyList<Luck> Luck, bool HasValidation)
{
    /// <summary>What can be true of the world, without values; only after a session on the system has ended.</summary>
    public IReadOnlyList<Property>? World { get; init; }
}

/// <summary>A page of Markdown.</summary>
internal sealed record MarkdownPage(string Markdown);

/// <summary>How something about this machine stands.</summary>
internal enum DoctorState
{
    /// <summary>It is there.</summary>
    Ok,

    /// <summary>It is missing; the text says what to do.</summary>
    Missing,

    /// <summary>Good to know.</summary>
    Note,
}

/// <summary>One thing about this machine.</summary>
internal sealed record DoctorRow(string Name, DoctorState State, string Text);

/// <summary>Whether this machine has everything.</summary>
internal sealed record DoctorReport(IReadOnlyList<DoctorRow> Rows);

/// <summary>A value in a world, as it was.</summary>
internal sealed record WorldValue(string Path, string Name, string Unit, JsonNode? Value);
