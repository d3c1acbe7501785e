using System.Runtime.Versioning;

namespace Dryrun.Judge.Sandboxes;

/// <summary>How two programs that talked with each other ended.</summary>
/// <param name="Candidate">The one that is judged. Ended by the judge without a limit where the other had rejected it.</param>
/// <param name="Interactor">The problem's.</param>
/// <param name="RejectedFirst">True where the interactor had rejected before the candidate ended: then nothing that became of the candidate afterwards counts.</param>
public sealed record TalkRun(JailRun Candidate, JailRun Interactor, bool RejectedFirst);

/// <summary>Two jails, each one's output the other's input.</summary>
[SupportedOSPlatform("linux")]
internal static class Talks
{
    public static TalkRun Run(
        JailGround ground, (Jail Jail, int Slot) candidate, (Jail Jail, int Slot) interactor, Action<bool, byte[]> heard, int rejectCode, CancellationToken cancellation)
    {
        using var second = JailProcess.Start(interactor.Jail, ground, interactor.Slot, isTalking: true, Layers.None);
        JailProcess? first = null;
        JailRun? secondRun = null;
        var rejectedFirst = false;
        try
        {
            first = JailProcess.Start(candidate.Jail, ground, candidate.Slot, isTalking: true, Layers.None);
            JailLoop.Together(first, second, heard, SecondEnded, cancellation);
            var firstRun = first.Finish();
            secondRun ??= second.Finish();
            return new TalkRun(firstRun, secondRun, rejectedFirst);
        }
        catch
        {
            first?.Finish();
            if (secondRun is null) second.Finish();
            throw;
        }
        finally
        {
            first?.Dispose();
        }

        bool SecondEnded()
        {
            secondRun = second.Finish(isRelayed: true);
            rejectedFirst = secondRun.ExitCode == rejectCode;
            return !rejectedFirst;
        }
    }
}
