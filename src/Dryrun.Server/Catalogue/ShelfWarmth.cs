using Dryrun.Contracts.Input;

namespace Dryrun.Server.Catalogue;

/// <summary>Reads the content while the browser still opens, so that the first page does not wait for it.</summary>
internal sealed class ShelfWarmth(ContentShelf shelf) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(Read, stoppingToken);

    private void Read()
    {
        try
        {
            _ = shelf.Prompts;
        }
        catch (InputException)
        {
            // Whoever asks for the content is told what is wrong with it.
        }
    }
}
