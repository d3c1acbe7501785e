using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;

namespace Dryrun.Cli.Commands;

/// <summary>Prompts whose system does not run yet, for the commands that run something.</summary>
internal static class ByTalk
{
    /// <summary>Refuses a prompt that is rehearsed by talk, and a system that only such prompts describe.</summary>
    /// <exception cref="InputException">It is one; the line says so.</exception>
    public static void Refuse(Edge edge, ContentFolder content, string name)
    {
        if (Prompts(edge, content).Any(p => p.Id == name || p.System == name)) throw new InputException(SpokenSystem.Refusal(name));
    }

    /// <summary>The prompts that are rehearsed by talk; one whose head cannot be read is none of them, and whoever reads it hears why.</summary>
    public static IEnumerable<Prompt> Prompts(Edge edge, ContentFolder content) =>
        content.PromptIds().Select(id => Head(content, id)).OfType<Prompt>().Where(p => PromptSystem.IsByTalk(content, p, edge.Systems));

    private static Prompt? Head(ContentFolder content, string id)
    {
        try
        {
            return Prompt.Read(content, id);
        }
        catch (InputException)
        {
            return null;
        }
    }
}
