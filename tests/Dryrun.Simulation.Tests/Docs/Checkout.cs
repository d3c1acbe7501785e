namespace Dryrun.Simulation.Tests.Docs;

/// <summary>The checkout these tests run in.</summary>
internal static class Checkout
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>True where committed outputs are to be written anew instead of compared.</summary>
    public static bool Update { get; } = Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1";

    /// <summary>A path inside the repository.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? at)
    {
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "Dryrun.slnx"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
