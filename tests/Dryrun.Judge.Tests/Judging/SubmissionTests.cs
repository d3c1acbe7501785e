using Dryrun.Judge.Judging;

namespace Dryrun.Judge.Tests.Judging;

/// <summary>What cannot be judged is refused in one line, before anything runs.</summary>
public sealed class SubmissionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dryrun-submission-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Each_kind_of_file_that_cannot_be_judged_has_its_line()
    {
        Refused("gone.py", null).ShouldEndWith("gone.py: no such file");
        Refused("empty.py", []).ShouldEndWith("empty.py: is empty; write the program first");
        Refused("blank.py", "  \n\t\n"u8.ToArray()).ShouldContain("is empty");
        Refused("huge.py", new byte[10 * 1024 * 1024]).ShouldEndWith("huge.py: has 10,485,760 bytes; allowed at most 131,072");
        Refused("latin.py", [0x23, 0x20, 0xe9, 0x0a]).ShouldEndWith("latin.py: is not UTF-8 text (byte 3 is 0xe9); save it as UTF-8");
        Refused("binary.py", [0x70, 0x00]).ShouldContain("zero byte");
        Refused("x.rb", "puts 1"u8.ToArray()).ShouldContain("the language of .rb is unknown; allowed .py, .cpp, .js, .cs");
        Refused("noending", "x"u8.ToArray()).ShouldContain("a file without an ending");
        Refused("x.py", "x"u8.ToArray(), "cobol").ShouldBe("there is no language cobol; allowed python, cpp, javascript, csharp");
    }

    [Fact]
    public void A_folder_is_no_program()
    {
        folder.CreateSubdirectory("dir.py");
        Refused("dir.py", null).ShouldContain("is a folder");
    }

    [Fact]
    public void A_language_that_a_problem_is_not_offered_in_is_refused()
    {
        var path = Path.Combine(folder.FullName, "x.cpp");
        File.WriteAllText(path, "int main() {}");
        if (Machine.ReasonAgainstLanguage("cpp") is not null) return;
        Should.Throw<JudgeException>(() => Submission.Read(path, Bank.Read("seatrace"), null)).Message.ShouldContain("seatrace is not offered in C++20; allowed python, javascript");
    }

    private string Refused(string name, byte[]? content, string? language = null)
    {
        var path = Path.Combine(folder.FullName, name);
        if (content is not null) File.WriteAllBytes(path, content);
        var refused = Should.Throw<JudgeException>(() => Submission.Read(path, Bank.Read("pairedclips"), language));
        refused.Fault.ShouldBe(JudgeFault.Submission);
        refused.Message.ShouldNotContain("\n");
        return refused.Message;
    }
}
