using Dryrun.Judge.Posix;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Posix;

/// <summary>What a child has that was started as another user, before bubblewrap takes anything more away.</summary>
public class ChildProcessTests
{
    private const int User = 60599;

    [TierFact(SandboxTier.Strong)]
    public void A_child_of_another_user_has_given_up_everything_and_the_judge_nothing()
    {
        var before = Facts(File.ReadAllText("/proc/self/status"));
        var child = Facts(Status(User));
        child["Uid"].ShouldBe($"{User} {User} {User} {User}");
        child["Gid"].ShouldBe($"{User} {User} {User} {User}");
        child["Groups"].ShouldBe("");
        child["NoNewPrivs"].ShouldBe("1");
        foreach (var set in new[] { "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb" }) child[set].ShouldBe("0000000000000000", set);

        Facts(File.ReadAllText("/proc/self/status"))["CapBnd"].ShouldBe(before["CapBnd"], "only the thread that started it has given anything up");
        var own = Facts(Status(null));
        own["Uid"].ShouldBe("0 0 0 0", "the control: without a user of its own it has the judge's");
        own["CapBnd"].ShouldBe(before["CapBnd"]);
    }

    [TierFact(SandboxTier.Strong)]
    public void A_child_that_cannot_be_started_is_said_where_it_was_asked_for() =>
        Should.Throw<JudgeException>(() => ChildProcess.Start(["/no/such/program"], [], User)).Message.ShouldStartWith("/no/such/program cannot be started");

    private static string Status(int? user)
    {
        var (ours, theirs) = Descriptor.Pipe(weRead: true);
        using var input = Descriptor.Holding([]);
        using var both = ours;
        using var child = ChildProcess.Start(["/bin/cat", "/proc/self/status"], [input, theirs], user);
        theirs.Dispose();
        child.WaitForEnd(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        child.Reap().ExitCode.ShouldBe(0);
        var said = new byte[8192];
        return System.Text.Encoding.UTF8.GetString(said, 0, ours.Read(said));
    }

    private static Dictionary<string, string> Facts(string status) => status.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l.Split(':', 2)).ToDictionary(f => f[0], f => string.Join(' ', f[1].Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries)));
}
