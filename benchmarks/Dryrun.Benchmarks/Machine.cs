using System.Runtime.InteropServices;

namespace Dryrun.Benchmarks;

/// <summary>What the figures were measured on.</summary>
public static class Machine
{
    /// <summary>Processor, number of logical processors, memory, system and runtime, in one line.</summary>
    public static string Name { get; } =
        $"{Processor()}, {Environment.ProcessorCount} logical processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <summary>Bytes of memory that this process may use.</summary>
    public static long MemoryBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static string Processor()
    {
        const string info = "/proc/cpuinfo";
        var named = File.Exists(info) ? File.ReadLines(info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return named?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
