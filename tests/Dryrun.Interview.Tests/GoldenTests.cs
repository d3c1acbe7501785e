using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests;

/// <summary>Recorded rounds of design; see <see cref="Golden"/>.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => Golden.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_conversation_is_the_approved_one(string name)
    {
        var recorded = Golden.Read(name);
        var room = recorded.Prompt switch { "quest-patches" => Rooms.Quest, "whatsapp-updates" => Rooms.WhatsApp, "toy" => Rooms.Toy, var id => Rooms.Real(id) };
        var world = PromptWorld.Draw(room.System, room.Content.Prompt, recorded.Seed, recorded.World);
        Golden.Approve(name, Play.Record(recorded, room, world), room);
    }
}
