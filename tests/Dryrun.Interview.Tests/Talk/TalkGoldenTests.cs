using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Talk;

/// <summary>Recorded segments of talk over the real questions; see <see cref="Golden"/>.</summary>
public sealed class TalkGoldenTests
{
    public static TheoryData<string> Names => Golden.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_conversation_is_the_approved_one(string name)
    {
        var recorded = Golden.Read(name);
        var world = TalkDraw.World(QuestionFile.Read(Rooms.Content, recorded.Prompt), Choice(recorded));
        var room = TalkRoom.Open(Rooms.Content, world);
        Golden.Approve(name, Play.Record(recorded, room, world), room);
    }

    private static TalkChoice Choice(RecordedCandidate recorded) =>
        new(Text(recorded, "role"), Text(recorded, "company"), (int)PlainValues.AsNumber(recorded.World["minutes"])!.Value, recorded.Seed)
        {
            Ids = [.. ((JsonArray)recorded.World["questions"]!).Select(PlainValues.Show)],
        };

    private static string Text(RecordedCandidate recorded, string key) => PlainValues.Show(recorded.World[key]);
}
