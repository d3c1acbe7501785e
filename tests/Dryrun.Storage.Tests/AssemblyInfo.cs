using System.Runtime.Versioning;

// These tests use /dev/full, /proc, SIGKILL and permission bits.
[assembly: UnsupportedOSPlatform("windows")]
