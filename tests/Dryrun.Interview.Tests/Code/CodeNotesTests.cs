using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Tests.Code;

public sealed class CodeNotesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dryrun-notes-");

    private ContentFolder Content => new(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    private CodeNotes Read(string text, params string[] listenFor)
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "problems", "p"));
        File.WriteAllText(CodeNotes.PathOf(Content, "p"), text);
        return CodeNotes.Read(Content, "p", listenFor);
    }

    [Fact]
    public void Words_are_read_for_what_is_listened_for()
    {
        var notes = Read("answers:\n  - {words: [library], say: Yes.}\nlisten:\n  \"one pass\": [single pass, once over]\n", "one pass");
        notes.Point("one pass").Words.ShouldBe(["single pass", "once over"]);
        notes.Answers.ShouldHaveSingleItem().Say.ShouldBe("Yes.");
    }

    [Fact]
    public void A_package_without_notes_is_heard_in_its_own_words() => CodeNotes.Read(Content, "none", ["One pass"]).Point("One pass").Words.ShouldBe(["one pass"]);

    [Theory]
    [InlineData("listen: {}\n", "listen has no words for \"one pass\", which dryrun.yaml listens for")]
    [InlineData("listen: {\"one pass\": [x], \"two passes\": [y]}\n", "listen.two passes is not known")]
    [InlineData("listen: {\"one pass\": [x]}\nfaults: []\n", "faults is not known; did you mean fault?")]
    public void Mistakes_are_lines_with_their_place(string text, string line)
    {
        var e = Should.Throw<InputException>(() => Read(text, "one pass"));
        e.Message.ShouldContain(line);
        e.Message.ShouldContain("interview.yaml");
    }
}
