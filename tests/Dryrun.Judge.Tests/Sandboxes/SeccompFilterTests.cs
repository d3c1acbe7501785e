using System.Buffers.Binary;
using Dryrun.Judge.Sandboxes;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>The filter as the kernel runs it, by an interpreter of its instructions; both processor families, without needing either.</summary>
public class SeccompFilterTests
{
    private const uint Eperm = SeccompFilter.Error | SeccompFilter.NotPermitted;

    private static readonly SeccompOptions Strict = new(AllowMemoryFiles: false, AllowLocks: false);

    public static TheoryData<bool> Families => [true, false];

    [Theory]
    [MemberData(nameof(Families))]
    public void What_opens_another_world_is_refused(bool x64)
    {
        foreach (var name in new[] { "ptrace", "mount", "unshare", "setns", "keyctl", "bpf", "io_uring_setup", "process_vm_readv", "pidfd_getfd", "userfaultfd", "mknodat", "chroot" })
        {
            Run(x64, Strict, name).ShouldBe(Eperm, name);
        }

        Run(x64, Strict, "clone3").ShouldBe(SeccompFilter.Error | SeccompFilter.NoSuchCall, "so that the C library falls back to clone");
        Run(x64, Strict, "memfd_create").ShouldBe(Eperm);
        Run(x64, Strict with { AllowMemoryFiles = true }, "memfd_create").ShouldBe(SeccompFilter.Allow);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Arguments_decide_where_a_call_has_two_faces(bool x64)
    {
        const ulong Threads = 0x003d0f00, NewUser = 0x10000000, NewNet = 0x40000000;
        Run(x64, Strict, "clone", Threads).ShouldBe(SeccompFilter.Allow);
        Run(x64, Strict, "clone", NewUser | 17).ShouldBe(Eperm);
        Run(x64, Strict, "clone", NewNet).ShouldBe(Eperm);
        foreach (var family in new ulong[] { 1, 2, 10 }) Run(x64, Strict, "socket", family).ShouldBe(SeccompFilter.Allow);
        foreach (var family in new ulong[] { 16, 17, 38, 40 }) Run(x64, Strict, "socket", family).ShouldBe(SeccompFilter.Error | SeccompFilter.NoFamily);
        Run(x64, Strict, "ioctl", 0, 0x5401).ShouldBe(SeccompFilter.Allow);
        Run(x64, Strict, "ioctl", 0, 0x5412).ShouldBe(Eperm);
        // The kernel looks at the low half of the command alone, so the high half must not hide it.
        Run(x64, Strict, "ioctl", 0, 0x1_0000_5412).ShouldBe(Eperm);
        Run(x64, Strict, "fcntl", 3, 1).ShouldBe(SeccompFilter.Allow);
        Run(x64, Strict, "fcntl", 3, 6).ShouldBe(SeccompFilter.Error | SeccompFilter.NoLocks);
        Run(x64, Strict with { AllowLocks = true }, "fcntl", 3, 6).ShouldBe(SeccompFilter.Allow);
        Run(x64, Strict, "personality", 0xffffffff).ShouldBe(SeccompFilter.Allow);
        Run(x64, Strict, "personality", 0x0040000).ShouldBe(Eperm);
    }

    [Fact]
    public void Another_familys_calls_end_the_program()
    {
        var filter = SeccompFilter.Build(SystemCalls.X64, Strict);
        Interpret(filter, 39, SystemCalls.X64.Machine).ShouldBe(SeccompFilter.Allow);
        Interpret(filter, 39, 0x40000003).ShouldBe(SeccompFilter.KillProcess, "the 32-bit gate");
        Interpret(filter, 39, SystemCalls.Arm64.Machine).ShouldBe(SeccompFilter.KillProcess);
        Interpret(filter, 0x40000000 + 39, SystemCalls.X64.Machine).ShouldBe(SeccompFilter.KillProcess, "x32");
    }

    [Fact]
    public void Every_other_call_up_to_the_newest_known_is_allowed_and_none_beyond() => Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), number =>
    {
        string[] named = ["clone3", "memfd_create", "flock", "fcntl", "clone", "ioctl", "personality", "socket", "socketpair"];
        foreach (var calls in new[] { SystemCalls.X64, SystemCalls.Arm64 })
        {
            var result = Interpret(SeccompFilter.Build(calls, Strict), (uint)number, calls.Machine);
            if (number > calls.NumberMax) result.ShouldBe(SeccompFilter.Error | SeccompFilter.NoSuchCall);
            else if (!named.Any(n => calls.Number(n) == number)) result.ShouldBeOneOf(SeccompFilter.Allow, Eperm);
        }
    }).Check(Seeded.Cases);

    private static uint Run(bool x64, SeccompOptions options, string name, ulong first = 0, ulong second = 0)
    {
        var calls = x64 ? SystemCalls.X64 : SystemCalls.Arm64;
        return Interpret(SeccompFilter.Build(calls, options), (uint)calls.Number(name)!.Value, calls.Machine, first, second);
    }

    private static uint Interpret(byte[] program, uint number, uint machine, ulong first = 0, ulong second = 0)
    {
        var data = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), machine);
        BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(16), first);
        BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(24), second);
        uint accumulator = 0;
        for (var at = 0; ; at++)
        {
            var code = BinaryPrimitives.ReadUInt16LittleEndian(program.AsSpan(at * 8));
            var (then, otherwise) = (program[(at * 8) + 2], program[(at * 8) + 3]);
            var value = BinaryPrimitives.ReadUInt32LittleEndian(program.AsSpan((at * 8) + 4));
            switch (code)
            {
                case SeccompFilter.Load: accumulator = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan((int)value)); break;
                case SeccompFilter.JumpEqual: at += accumulator == value ? then : otherwise; break;
                case SeccompFilter.JumpGreaterOrEqual: at += accumulator >= value ? then : otherwise; break;
                case SeccompFilter.JumpAnyBit: at += (accumulator & value) != 0 ? then : otherwise; break;
                case SeccompFilter.Return: return value;
                default: throw new InvalidOperationException($"unknown instruction {code}");
            }
        }
    }
}
