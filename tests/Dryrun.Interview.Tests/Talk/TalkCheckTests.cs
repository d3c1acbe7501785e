using Dryrun.Interview.Prompts;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Talk;

public sealed class TalkCheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dryrun-questions-");

    public TalkCheckTests()
    {
        foreach (var part in new[] { "questions", "loops", "prompts" }) folder.CreateSubdirectory(part);
        foreach (var file in Directory.GetFiles(Path.Combine(Rooms.Content.Path, "questions"))) File.Copy(file, At(Path.GetFileName(file)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("id: pushedBackOnEngineering", "id: newVideoStorage", "newVideoStorage is an id of behavioural and of estimation")]
    [InlineData("\"Tell me about a time you pushed back on engineering.\"", "\"When did you last tell engineers you didn't agree with their plan?\"", "is asked more than once")]
    [InlineData("\"That's it. You'll hear from your recruiter.\"", "\"Any questions?\"", "closing asks something")]
    [InlineData("minutes: 8", "minutes: 800", "allowed 1 to 60")]
    public void A_mistake_is_a_line(string right, string wrong, string says)
    {
        var text = File.ReadAllText(At("behavioural.yaml"));
        text.ShouldContain(right);
        File.WriteAllText(At("behavioural.yaml"), text.Replace(right, wrong, StringComparison.Ordinal));
        Check().ShouldContain(p => p.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_misspelt_kind_is_a_line()
    {
        File.Move(At("behavioural.yaml"), At("behavioral.yaml"));
        Check().ShouldContain(p => p.Contains("there is no kind behavioral; did you mean behavioural?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loop_that_asks_for_a_kind_without_a_file_or_for_an_unknown_tag_is_a_line()
    {
        var loop = File.ReadAllText(Path.Combine(Rooms.Content.Path, "loops", "meta-tpm.yaml"));
        File.WriteAllText(Path.Combine(folder.FullName, "loops", "meta-tpm.yaml"), loop.Replace("tags: [offTrack, ownership]", "tags: [offTrak]", StringComparison.Ordinal));
        File.Delete(At("estimation.yaml"));
        Check().ShouldContain(p => p.Contains("the tag offTrak, which none has that fits; did you mean offTrack?", StringComparison.Ordinal));
        Check().ShouldContain(p => p.Contains("asks estimation, which has no file questions/estimation.yaml", StringComparison.Ordinal));
    }

    private string At(string file) => Path.Combine(folder.FullName, "questions", file);

    private IReadOnlyList<string> Check() => [.. TalkCheck.Of(new ContentFolder(folder.FullName)).Select(p => p.ToString())];
}
