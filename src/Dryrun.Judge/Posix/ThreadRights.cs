using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Posix;

/// <summary>
/// Gives up one thread's user and rights for good. The kernel keeps them for each thread; the C library's own functions would change all of them, so the calls
/// are made by number.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class ThreadRights
{
    private const int NoNewPrivileges = 38, BoundingRead = 23, BoundingDrop = 24, KeepCapabilities = 8;

    // The kernel's version 3 of the structure: 64 capabilities in two words each of effective, permitted and inheritable.
    private const uint CapabilityVersion = 0x20080522;
    private const int Inheritable = 2, WordsASet = 3, Words = 2 * WordsASet, CapabilitiesMax = 64;

    private static readonly (long SetGroups, long SetUsers, long SetGroup) Numbers =
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? (159, 147, 149) : (116, 117, 119);

    /// <summary>
    /// From here on the thread has the given user and group and no other, no capability and none to inherit, and no program it starts can get more than it has.
    /// There is no way back: the thread must end.
    /// </summary>
    /// <param name="user">User and group, not 0.</param>
    /// <exception cref="JudgeException">The kernel refuses it.</exception>
    public static void GiveUp(int user)
    {
        Must(Libc.ProcessControl(NoNewPrivileges, 1, 0, 0, 0), "new privileges");
        for (var capability = 0; capability < CapabilitiesMax && Libc.ProcessControl(BoundingRead, capability, 0, 0, 0) is var has && has >= 0; capability++)
        {
            if (has > 0) Must(Libc.ProcessControl(BoundingDrop, capability, 0, 0, 0), "capabilities");
        }

        Must(Libc.ProcessControl(KeepCapabilities, 0, 0, 0, 0), "capabilities");
        var sets = Capabilities();
        (sets[Inheritable], sets[WordsASet + Inheritable]) = (0, 0);
        Must(Libc.SetCapabilities([CapabilityVersion, 0], sets), "capabilities");
        Must(Libc.Call(Numbers.SetGroups, 0, 0, 0), "its groups");
        Must(Libc.Call(Numbers.SetGroup, user, user, user), "its group");
        Must(Libc.Call(Numbers.SetUsers, user, user, user), "its user");
        if (Capabilities().Any(w => w != 0)) throw new JudgeException(JudgeFault.Machine, "The judge cannot give up its capabilities; the kernel has kept some.");
    }

    private static uint[] Capabilities()
    {
        var sets = new uint[Words];
        Must(Libc.GetCapabilities([CapabilityVersion, 0], sets), "capabilities");
        return sets;
    }

    private static void Must(long result, string what)
    {
        if (result < 0) throw new JudgeException(JudgeFault.Machine, $"The judge cannot give up {what} ({Libc.LastError}).");
    }
}
