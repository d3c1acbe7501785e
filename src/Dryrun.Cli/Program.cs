using Dryrun.Cli;
using Dryrun.Cli.Judging;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
var utf8 = new System.Text.UTF8Encoding(false);
Console.OutputEncoding = utf8;
Console.InputEncoding = utf8;
var screen = Screen.OfProcess(Environment.GetEnvironmentVariable);
using var code = new JudgedCode();
var edge = new Edge(screen, Lines, Environment.GetEnvironmentVariable, AppContext.BaseDirectory, TimeProvider.System, stop.Token) { Code = code };
return await CommandLine.RunAsync(args, edge);

static ILineSource Lines()
{
    if (Console.IsInputRedirected || Console.IsOutputRedirected) return new PipedLines(Console.In);
    Console.TreatControlCAsInput = true;
    return new LineEditor(new ProcessKeys(), Console.Out);
}
