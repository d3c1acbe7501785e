using Dryrun.Cli;
using Dryrun.Cli.Terminal;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
Console.OutputEncoding = new System.Text.UTF8Encoding(false);
var edge = new Edge(Screen.OfProcess(Environment.GetEnvironmentVariable), Environment.GetEnvironmentVariable, AppContext.BaseDirectory, TimeProvider.System, stop.Token);
return await CommandLine.RunAsync(args, edge);
