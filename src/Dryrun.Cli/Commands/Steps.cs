using Dryrun.Cli.Terminal;

namespace Dryrun.Cli.Commands;

/// <summary>Steps of a long computation on a progress line.</summary>
internal sealed class Steps(ProgressLine line) : IProgress<(string Step, double Share)>
{
    public void Report((string Step, double Share) value) => line.Report(value.Share);
}
