using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Sessions;

/// <summary>The offline reader: a pure function of the words, the prompt's language and what was said before.</summary>
public sealed class OfflineUnderstanding(PromptLanguage language) : IUnderstanding
{
    /// <inheritdoc/>
    public Turn Read(string text, TurnContext context) => TurnReader.Understand(text, language, context);

    /// <inheritdoc/>
    public IReadOnlyList<Commitment> Commitments(Turn turn) => CommitmentReader.Find(turn, language);
}
