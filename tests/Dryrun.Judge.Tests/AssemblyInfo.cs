using System.Runtime.Versioning;

// The sandbox is Linux's own.
[assembly: SupportedOSPlatform("linux")]
// Hostile programs take what they get: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
