namespace Dryrun.Cli.Tests.Commands;

public sealed class StorageTroubleTests : IDisposable
{
    private readonly TestProgram program = new();

    [Theory]
    [InlineData("sessions")]
    [InlineData("interview quest-patches")]
    [InlineData("interview --resume")]
    [InlineData("export x")]
    [InlineData("delete x")]
    public async Task A_file_in_place_of_the_data_folder_is_one_line(string line)
    {
        program.Variables["DRYRUN_HOME"] = program.File("taken", "a file");
        var ran = await program.RunAsync(line.Split(' '));
        ran.Code.ShouldBe(1);
        ran.OnlyError.ShouldContain("is a file where a folder is needed");
        ran.OnlyError.ShouldContain("set DRYRUN_HOME");
    }

    [Theory]
    [InlineData("sessions")]
    [InlineData("interview quest-patches")]
    public async Task A_database_that_is_none_is_one_line_and_stays_as_it_was(string line)
    {
        Directory.CreateDirectory(program.Home);
        var path = Path.Combine(program.Home, "dryrun.db");
        var garbage = new string('x', 5_000);
        await File.WriteAllTextAsync(path, garbage);
        var ran = await program.RunAsync(line.Split(' '));
        ran.Code.ShouldBe(1);
        ran.OnlyError.ShouldContain("dryrun.db");
        (await File.ReadAllTextAsync(path)).ShouldBe(garbage);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_line()
    {
        // The superuser may write everywhere but into the kernel's own file system.
        program.Variables["DRYRUN_HOME"] = "/proc/dryrun";
        var ran = await program.RunAsync(["interview", "quest-patches"]);
        ran.Code.ShouldBe(1);
        ran.OnlyError.ShouldContain("/proc/dryrun");

        if (OperatingSystem.IsWindows() || Environment.UserName == "root") return;
        Directory.CreateDirectory(program.Home);
        File.SetUnixFileMode(program.Home, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        program.Variables.Clear();
        (await program.RunAsync(["interview", "quest-patches"])).OnlyError.ShouldContain("You may not write to");
    }

    [Fact]
    public async Task A_session_of_a_newer_version_is_named_and_the_others_are_listed()
    {
        await program.SitAsync("How many toys are there?");
        using (var store = Storage.SqliteEventStore.Open(Path.Combine(program.Home, "dryrun.db"), program.Clock))
        {
            store.Append("session-newer", 0, [new Storage.NewEvent(0, "beamed", 9, "martian", "{}")]);
        }

        var list = await program.RunAsync(["sessions"]);
        list.Code.ShouldBe(0);
        list.OnlyError.ShouldContain("session newer cannot be read");
        list.Flat.ShouldContain("toys, L5, coached");
        (await program.RunAsync(["sessions", "show", "newer"])).OnlyError.ShouldContain("session newer cannot be read: event 1");
        (await program.RunAsync(["export", "newer"])).Code.ShouldBe(0);
        (await program.RunAsync(["delete", "newer"])).Output.ShouldContain("Deleted newer.");
    }

    public void Dispose() => program.Dispose();
}
