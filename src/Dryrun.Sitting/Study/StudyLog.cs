using Dryrun.Contracts.Input;
using Dryrun.Storage;
using Dryrun.Study.Drills;

namespace Dryrun.Sitting.Study;

/// <summary>A candidate's study in a store: weaknesses that debriefs showed, drills that were done.</summary>
public sealed class StudyLog(IEventStore store)
{
    /// <summary>The stream.</summary>
    public const string Stream = "study";

    /// <summary>The deck as it stands.</summary>
    /// <exception cref="InputException">An event cannot be read, because a newer Dryrun wrote it or the file was changed.</exception>
    public Deck Deck()
    {
        try
        {
            return Dryrun.Study.Drills.Deck.Of(store.Read(Stream).Select(e => StudyJson.Read(e.Type, e.Json)));
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"your study cannot be read: {e.Message}; use the Dryrun that wrote it");
        }
    }

    /// <summary>Adds an event. What another window added meanwhile stands before it.</summary>
    public void Append(StudyEvent happened, DateTimeOffset at)
    {
        var stored = new NewEvent(at.ToUnixTimeMilliseconds(), StudyJson.TypeName(happened), StudyJson.Version, "candidate", StudyJson.Write(happened));
        var last = store.Read(Stream).Select(e => e.Seq).LastOrDefault();
        while (store.Append(Stream, last, [stored]) is { Appended: false } refused) last = refused.LastSeq;
    }
}
