namespace Dryrun.Simulation.Stations;

/// <summary>A law that holds in every run does not hold: the model's use of the kernel, or the kernel, is wrong, and no figure of the run can be trusted.</summary>
public sealed class InvariantException : Exception
{
    internal InvariantException(string station, string message)
        : base($"Station '{station}': {message}") => Station = station;

    /// <summary>The name of the station.</summary>
    public string Station { get; }
}
