using static Dryrun.Storage.Tests.Samples;

namespace Dryrun.Storage.Tests;

public sealed class DataFolderTests
{
    [Theory]
    [InlineData("/own", "/xdg", "/home/ada", "/own")]
    [InlineData("", "/xdg", "/home/ada", "/xdg/dryrun")]
    [InlineData(null, "/xdg", null, "/xdg/dryrun")]
    [InlineData(null, null, "/home/ada", "/home/ada/.local/share/dryrun")]
    [InlineData(null, "", "/home/ada", "/home/ada/.local/share/dryrun")]
    [InlineData(null, "relative/xdg", "/home/ada", "/home/ada/.local/share/dryrun")]
    public void The_first_variable_that_is_set_decides(string? own, string? xdg, string? home, string expected)
    {
        var folder = DataFolder.Resolve(name => name switch { "DRYRUN_HOME" => own, "XDG_DATA_HOME" => xdg, "HOME" => home, _ => null });
        folder.FullPath.ShouldBe(expected);
        folder.DatabasePath.ShouldBe(expected + "/dryrun.db");
    }

    [Fact]
    public void A_relative_DRYRUN_HOME_counts_from_the_current_folder() =>
        In("mine").FullPath.ShouldBe(Path.Combine(Environment.CurrentDirectory, "mine"));

    [Fact]
    public void Without_any_variable_the_message_says_which_to_set() =>
        ShouldFail(() => DataFolder.Resolve(_ => null), StorageFault.Unavailable).Message.ShouldContain("set DRYRUN_HOME");

    [Fact]
    public void Resolving_touches_nothing_and_creating_makes_a_private_folder_that_works_at_once()
    {
        using var parent = new TestFolder();
        var folder = In(parent.At("deep/er/dryrun"));
        Directory.Exists(parent.At("deep")).ShouldBeFalse();

        folder.Create().Create();

        File.GetUnixFileMode(folder.FullPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.EnumerateFileSystemEntries(folder.FullPath).ShouldBeEmpty();
        using var store = SqliteEventStore.Open(folder.DatabasePath, new ManualClock());
        store.Append("s", 0, [Event()]).Appended.ShouldBeTrue();
    }

    [Fact]
    public void The_permissions_of_a_folder_that_is_there_stay()
    {
        using var parent = new TestFolder();
        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        Directory.CreateDirectory(parent.At("shared"), Shared);
        In(parent.At("shared")).Create();
        File.GetUnixFileMode(parent.At("shared")).ShouldBe(Shared);
    }

    [Theory]
    [InlineData("a-file")]
    [InlineData("a-file/below/it")]
    public void A_file_where_the_folder_should_be_is_named(string name)
    {
        using var parent = new TestFolder();
        File.WriteAllText(parent.At("a-file"), "");
        var e = ShouldFail(() => In(parent.At(name)).Create(), StorageFault.Unavailable);
        e.Message.ShouldStartWith($"{parent.At("a-file")} is a file where a folder is needed");
        e.Message.ShouldContain("DRYRUN_HOME");
    }

    [Theory]
    [InlineData("/proc/dryrun")]
    [InlineData("/dev/full/dryrun")]
    [InlineData("/proc/self")]
    public void A_place_that_takes_no_files_is_named(string path)
    {
        var e = Should.Throw<StorageException>(() => In(path).Create());
        e.Fault.ShouldBeOneOf(StorageFault.NotWritable, StorageFault.Unavailable);
        e.Message.ShouldContain(path == "/dev/full/dryrun" ? "/dev/full" : path);
        e.Message.ShouldContain("DRYRUN_HOME");
        e.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_path_that_is_too_long_is_named()
    {
        using var parent = new TestFolder();
        ShouldFail(() => In(parent.At(new string('x', 300))).Create(), StorageFault.Unavailable).Message.ShouldContain("too long");
    }

    // What the operating system answers, as .NET hands it on (errno in HResult): the tests may run as root, to whom little is refused.
    [Theory]
    [InlineData(28, StorageFault.Full, "No space left")]
    [InlineData(122, StorageFault.Full, "No space left")]
    [InlineData(30, StorageFault.NotWritable, "read-only file system")]
    [InlineData(5, StorageFault.Unavailable, "check the disk")]
    public void Each_errno_has_its_line(int errno, StorageFault fault, string words)
    {
        var e = FileErrors.Explain(new IOException("Input/output\nerror.", errno), "/nowhere/dryrun");
        e.Fault.ShouldBe(fault);
        e.Message.ShouldContain(words);
        e.Message.ShouldContain("/nowhere/dryrun");
        e.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_refused_permission_has_its_line()
    {
        var e = FileErrors.Explain(new UnauthorizedAccessException("Access denied"), "/root/dryrun");
        e.Fault.ShouldBe(StorageFault.NotWritable);
        e.Message.ShouldBe("You may not write to /root/dryrun: change its permissions, or set DRYRUN_HOME to a folder you can write to.");
    }

    private static DataFolder In(string path) => DataFolder.Resolve(name => name == "DRYRUN_HOME" ? path : null);
}
