namespace Dryrun.Storage.Tests;

/// <summary>An empty folder of its own for each test, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("dryrun-storage-").FullName;

    public string DatabasePath => At("dryrun.db");

    public DataFolder Data => DataFolder.Resolve(name => name == "DRYRUN_HOME" ? FullPath : null);

    public string At(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
