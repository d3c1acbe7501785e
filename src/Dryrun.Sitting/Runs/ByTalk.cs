using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;

namespace Dryrun.Sitting.Runs;

/// <summary>Prompts whose system does not run yet, for what runs something.</summary>
public static class ByTalk
{
    /// <summary>Refuses a prompt that is rehearsed by talk, and a system that only such prompts describe.</summary>
    /// <exception cref="InputException">It is one; the line says so.</exception>
    public static void Refuse(Library library, string name)
    {
        if (Prompts(library).Any(p => p.Id == name || p.System == name)) throw new InputException(SpokenSystem.Refusal(name));
    }

    /// <summary>The prompts that are rehearsed by talk; one whose head cannot be read is none of them, and whoever reads it hears why.</summary>
    public static IEnumerable<Prompt> Prompts(Library library) =>
        library.Folder.PromptIds().Select(id => Head(library.Folder, id)).OfType<Prompt>().Where(p => PromptSystem.IsByTalk(library.Folder, p, library.Systems));

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
