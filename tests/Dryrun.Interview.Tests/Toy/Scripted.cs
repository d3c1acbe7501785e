using System.Text.Json.Nodes;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Tests.Toy;

/// <summary>
/// Reads turns whose clauses carry their own reading, so that tests of the policy do not depend on how well talk is understood:
/// <c>question :bricking| Can they be bricked? // decision ~absolute =rollout.soakHours=4| We always wait</c>. A turn without a bar is read offline.
/// </summary>
internal sealed class Scripted(PromptLanguage language) : IUnderstanding
{
    public Turn Read(string text, TurnContext context)
    {
        if (!text.Contains('|')) return TurnReader.Understand(text, language, context);
        var clauses = new List<Clause>();
        var at = 0;
        foreach (var part in text.Split("//"))
        {
            var bar = part.IndexOf('|');
            var said = part[(bar + 1)..].Trim();
            var start = text.IndexOf(said, at + bar + 1, StringComparison.Ordinal);
            clauses.Add(Read(part[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries), said, start));
            at += part.Length + 2;
        }

        return new Turn(text, clauses);
    }

    public IReadOnlyList<Commitment> Commitments(Turn turn)
    {
        if (!turn.Text.Contains('|')) return [];
        var made = new List<Commitment>();
        foreach (var part in turn.Text.Split("//"))
        {
            var bar = part.IndexOf('|');
            foreach (var tag in part[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => t.StartsWith('=')))
            {
                var (path, value) = (tag[1..tag.LastIndexOf('=')], tag[(tag.LastIndexOf('=') + 1)..]);
                made.Add(new Commitment(path, CommitmentChange.Set, JsonNode.Parse(value)!, part[(bar + 1)..].Trim()));
            }
        }

        return made;
    }

    private static Clause Read(string[] tags, string said, int start)
    {
        // Numbers and owners are read from the words, as they would be.
        var read = TurnReader.Understand(said, PromptLanguage.Empty, TurnContext.Start).Clauses;
        var modality = tags.Where(t => t.StartsWith('~')).Select(t => Enum.Parse<Modality>(t[1..], ignoreCase: true)).Aggregate(Modality.None, (a, b) => a | b);
        return new Clause(
            said, start, said.Length,
            [.. tags.Where(t => char.IsLetter(t[0])).Select(t => new ActReading(Enum.Parse<DialogueAct>(t, ignoreCase: true), 0.9))],
            [.. tags.Where(t => t.StartsWith(':')).Select(t => new FactLink(t[1..], 0.9, false))],
            [.. read.SelectMany(c => c.Quantities)], [.. read.SelectMany(c => c.Owners)], [.. read.SelectMany(c => c.Dates)], modality);
    }
}
