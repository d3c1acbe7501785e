using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Dryrun.Judge.Posix;

namespace Dryrun.Judge.Sandboxes;

/// <summary>Sees one jail, or two that talk with each other, through to the end: reads, looks at what they use, ends them at a limit.</summary>
[SupportedOSPlatform("linux")]
internal static class JailLoop
{
    private static readonly int LookEveryMs = (int)JailProcess.LookEvery.TotalMilliseconds;

    /// <summary>Runs until it ends or a limit ends it; the caller finishes it.</summary>
    public static void Alone(JailProcess jail, CancellationToken cancellation)
    {
        var entries = new Libc.PollEntry[JailProcess.PolledCount + 1];
        var looked = Stopwatch.GetTimestamp();
        while (!jail.IsOver)
        {
            cancellation.ThrowIfCancellationRequested();
            Fill(entries, [.. jail.Polled, (jail.Output.IsClosed ? -1 : jail.Output.Number, Libc.PollIn)]);
            Wait(entries);
            if (entries[^1].Happened != 0) JailProcess.Pump(jail.Output, jail.Written);
            jail.Happened(entries);
            if (!IsDue(ref looked)) continue;
            jail.Look(() => false);
        }
    }

    /// <summary>
    /// Runs two jails, each one's output the other's input, until both have ended. Everything passes through here, so it can be capped and shown. When the
    /// second ends first with a verdict, <paramref name="secondEnded"/> says whether the first may go on.
    /// </summary>
    /// <param name="first">The candidate's.</param>
    /// <param name="second">The problem's.</param>
    /// <param name="talk">Called with what one said: true for the first.</param>
    /// <param name="secondEnded">Called once when the second has ended before the first; false ends the first.</param>
    /// <param name="cancellation">Ends both.</param>
    public static void Together(JailProcess first, JailProcess second, Action<bool, byte[]> talk, Func<bool> secondEnded, CancellationToken cancellation)
    {
        var toSecond = new Relay(first.Output, second.Input!, first.Written, bytes => talk(true, bytes), isHeld: true);
        var toFirst = new Relay(second.Output, first.Input!, second.Written, bytes => talk(false, bytes));
        var entries = new Libc.PollEntry[(2 * JailProcess.PolledCount) + 4];
        var looked = Stopwatch.GetTimestamp();
        var asked = false;
        while (!(first.IsOver && second.IsOver))
        {
            cancellation.ThrowIfCancellationRequested();
            if (first.IsOver && !first.HasEnded)
            {
                // What the second said before counts, even where this thread comes to it only now.
                second.SeeEnd();
                if (second.HasEnded && !asked) secondEnded();
                return;
            }

            if (second.IsOver && !second.HasEnded) return;
            Fill(entries, [.. first.Polled, .. second.Polled, .. toSecond.Polled, .. toFirst.Polled]);
            Wait(entries);
            toSecond.Pass();
            toFirst.Pass();
            // The end of the second is looked at first: what it says before the first crashes over it is what counts.
            second.Happened(entries.AsSpan(JailProcess.PolledCount, JailProcess.PolledCount));
            if (second.HasEnded && !asked)
            {
                asked = true;
                if (!first.HasEnded && !secondEnded()) return;
                toFirst.FinishInput();
                toSecond.Drop();
            }

            first.Happened(entries.AsSpan(0, JailProcess.PolledCount));
            // The second hears that the first has nothing more to say only once the first's end is known: else its answer to that could seem to come before it.
            if (first.HasEnded) toSecond.FinishInput();
            if (!IsDue(ref looked)) continue;
            first.Look(second.AnyRunnable);
            second.Look(first.AnyRunnable);
        }
    }

    private static void Fill(Libc.PollEntry[] entries, IEnumerable<(int Number, short Wanted)> wanted)
    {
        var i = 0;
        foreach (var (number, events) in wanted) entries[i++] = new Libc.PollEntry { Descriptor = number, Wanted = events };
    }

    private static void Wait(Libc.PollEntry[] entries)
    {
        // An interruption only means an early look.
        if (Libc.Poll(entries, (nuint)entries.Length, LookEveryMs) >= 0) return;
        foreach (ref var entry in entries.AsSpan()) entry.Happened = 0;
        if (Marshal.GetLastPInvokeError() != Libc.ErrorInterrupted) throw new JudgeException(JudgeFault.Machine, $"The judge cannot wait for a program ({Libc.LastError}).");
    }

    private static bool IsDue(ref long looked)
    {
        if (Stopwatch.GetElapsedTime(looked) < JailProcess.LookEvery) return false;
        looked = Stopwatch.GetTimestamp();
        return true;
    }
}
