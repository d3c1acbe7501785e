using System.ComponentModel;
using System.Diagnostics;

namespace Dryrun.Cli.Serving;

/// <summary>Opens an address in the browser, where there is a desktop; does nothing where there is none.</summary>
internal static class Browser
{
    public static void Open(string address, Func<string, string?> environment)
    {
        if (Opener(environment) is not { } opener) return;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(opener, [address]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            // The address was printed; a person opens it.
        }
    }

    /// <summary>The program that opens addresses here, or null where there is no desktop.</summary>
    public static string? Opener(Func<string, string?> environment) => environment switch
    {
        _ when OperatingSystem.IsMacOS() => "open",
        _ when OperatingSystem.IsWindows() => "explorer",
        _ => string.IsNullOrEmpty(environment("DISPLAY")) && string.IsNullOrEmpty(environment("WAYLAND_DISPLAY")) ? null : "xdg-open",
    };
}
