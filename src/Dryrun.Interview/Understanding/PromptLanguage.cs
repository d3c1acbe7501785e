namespace Dryrun.Interview.Understanding;

/// <summary>How one fact of a prompt can be asked for.</summary>
/// <param name="Id">The fact's id.</param>
/// <param name="Ask">Paraphrases of the question, six or more, built differently from one another.</param>
/// <param name="Keywords">Words or short phrases that point at this fact alone; may be empty.</param>
public sealed record FactLanguage(string Id, IReadOnlyList<string> Ask, IReadOnlyList<string> Keywords);

/// <summary>How people call a component that somebody must own.</summary>
/// <param name="Id">Key in programme.owners: "cdn".</param>
/// <param name="Name">For people: "Content delivery".</param>
/// <param name="Aliases">Other words for it and for its rightful team.</param>
public sealed record ComponentLanguage(string Id, string Name, IReadOnlyList<string> Aliases);

/// <summary>The shapes of value that a spoken decision can give a knob.</summary>
public enum KnobKind
{
    /// <summary>A number, whole or not, in the knob's unit.</summary>
    Number,

    /// <summary>true or false.</summary>
    Switch,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A list of numbers that grows, such as the shares of a staged rollout.</summary>
    NumberList,

    /// <summary>Any of the choices together.</summary>
    ChoiceSet,

    /// <summary>A name or a short text; taken only where an alias marks it.</summary>
    Text,
}

/// <summary>A value of a choice and the words people use for it.</summary>
/// <param name="Id">As written in a design: "wifiOnly".</param>
/// <param name="Aliases">Other words: "only on wifi". The id itself is always understood, split into its words.</param>
public sealed record ChoiceLanguage(string Id, IReadOnlyList<string> Aliases);

/// <summary>How people talk about a knob of a design.</summary>
/// <param name="Path">Dotted path: "rollout.soakHours".</param>
/// <param name="Name">For people: "Soak time".</param>
/// <param name="Unit">Whole word, empty where there is none: "hours".</param>
/// <param name="Kind">The shape of its value.</param>
/// <param name="Choices">Of a choice or a set of choices, else empty.</param>
/// <param name="Aliases">Other words for the knob; for a switch, words that turn it on.</param>
public sealed record KnobLanguage(
    string Path, string Name, string Unit, KnobKind Kind, IReadOnlyList<ChoiceLanguage> Choices, IReadOnlyList<string> Aliases);

/// <summary>Everything that one prompt's candidates may refer to.</summary>
public sealed record PromptLanguage(
    IReadOnlyList<FactLanguage> Facts, IReadOnlyList<ComponentLanguage> Components, IReadOnlyList<KnobLanguage> Knobs)
{
    /// <summary>A prompt about which nothing is known: acts and quantities are still read.</summary>
    public static PromptLanguage Empty { get; } = new([], [], []);
}
