using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Dryrun.Cli.Commands;
using Dryrun.Contracts.Input;
using Dryrun.Server.Hosting;

namespace Dryrun.Cli.Serving;

/// <summary>What is asked of the server.</summary>
/// <param name="Port">Port on 127.0.0.1, or null for 5180 or the next free one.</param>
/// <param name="OpensBrowser">True where the browser is to be opened.</param>
/// <param name="Content">The content folder, or null to look for it.</param>
internal sealed record ServeRequest(int? Port, bool OpensBrowser, string? Content);

/// <summary><c>dryrun</c> alone and <c>dryrun serve</c>: the browser room on this machine, until Ctrl-C.</summary>
internal static class ServeCommand
{
    /// <summary>The port that is tried first.</summary>
    public const int PortFirst = 5180;

    private const int PortsTried = 40;

    public static Command Make(Edge edge) => Serves(new Command("serve", "Start the browser room on this machine and open it; dryrun alone does the same."), edge);

    /// <summary>Makes a command serve, with the options of serving.</summary>
    public static Command Serves(Command command, Edge edge)
    {
        var port = new Option<int?>("--port") { Description = "Port on 127.0.0.1; 5180 or the next free one unless told.", HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n is < 1 or > 65535) result.AddError($"--port is {n}; allowed 1 to 65535");
        });
        var silent = new Option<bool>("--no-browser") { Description = "Print the address and open nothing." };
        var content = Flags.Content();
        foreach (var option in new Option[] { port, silent, content }) command.Options.Add(option);
        command.SetAction((parsed, stop) => ServeAsync(edge, new ServeRequest(parsed.GetValue(port), !parsed.GetValue(silent), parsed.GetValue(content)), stop));
        return command;
    }

    /// <summary>Serves until it is asked to stop.</summary>
    public static async Task<int> ServeAsync(Edge edge, ServeRequest asked, CancellationToken stop)
    {
        var content = edge.Content(asked.Content);
        var data = edge.Data();
        using var store = edge.Store(data);
        var options = new ServerOptions(content, edge.Systems, data, store, edge.Clock, () => BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)))
        {
            Version = Commands.Version.Text,
            Code = edge.Code,
            UiFolder = Path.Combine(content.Path, "artifacts", "ui"),
        };
        await using var app = await StartAsync(options, asked.Port, stop);
        var address = app.Urls.First();
        edge.Screen.Line($"[bold]Dryrun[/] is open at [cyan]{address}[/]  [dim](Ctrl-C closes it; dryrun --help is for the terminal)[/]");
        if (asked.OpensBrowser && !edge.Screen.OutputIsPiped) Browser.Open(address, edge.Environment);
        await UntilAsked(stop);
        await app.StopAsync(CancellationToken.None);
        return 0;
    }

    /// <summary>Starts on a port, or on the first free one from 5180 on.</summary>
    /// <exception cref="InputException">The port is taken, or none is free.</exception>
    public static async Task<Microsoft.AspNetCore.Builder.WebApplication> StartAsync(ServerOptions options, int? port, CancellationToken stop)
    {
        foreach (var tried in port is { } only ? [only] : Enumerable.Range(PortFirst, PortsTried).Where(IsFree))
        {
            var app = ServerHost.Build(options with { Port = tried });
            try
            {
                await app.StartAsync(stop);
                return app;
            }
            catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                await app.DisposeAsync();
            }
        }

        throw new InputException(port is { } taken
            ? $"port {taken} is taken; name another with --port N, or leave it away for the next free one"
            : $"the ports {PortFirst} to {PortFirst + PortsTried - 1} are all taken; name another with --port N");
    }

    // Cheaper than building a server for each port that is taken.
    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task UntilAsked(CancellationToken stop) => await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
