using Dryrun.Judge.Posix;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>What one program writes and another reads, over real pipes.</summary>
public class RelayTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_flood_into_a_broken_pipe_counts_once_the_judge_knows_what_the_reader_said(bool isHeld)
    {
        var (from, writer) = Descriptor.Pipe(weRead: true);
        var (to, reader) = Descriptor.Pipe(weRead: false);
        using var ends = new Ends(from, writer, to, reader);
        var written = new CappedBytes(1000);
        var relay = new Relay(from, to, written, _ => { }, isHeld);
        reader.Dispose();

        writer.Write(new byte[100]).ShouldBe(100);
        relay.Pass();
        written.Count.ShouldBe(100, "it was read before anybody knew of the broken pipe");
        writer.Write(new byte[5000]).ShouldBe(5000);
        relay.Pass();

        written.IsOver.ShouldBe(!isHeld);
        relay.Drop();
        relay.Pass();
        written.Count.ShouldBe(5100);
    }

    [Fact]
    public void While_the_reader_is_there_everything_is_passed_on()
    {
        var (from, writer) = Descriptor.Pipe(weRead: true);
        var (to, reader) = Descriptor.Pipe(weRead: false);
        using var ends = new Ends(from, writer, to, reader);
        var relay = new Relay(from, to, new CappedBytes(1000), _ => { }, isHeld: true);
        writer.Write([1, 2, 3]).ShouldBe(3);
        relay.Pass();

        var heard = new byte[8];
        reader.Read(heard).ShouldBe(3);
        heard[..3].ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void What_was_said_before_the_end_is_passed_on_whole()
    {
        var (from, writer) = Descriptor.Pipe(weRead: true);
        var (to, reader) = Descriptor.Pipe(weRead: false);
        using var ends = new Ends(from, writer, to, reader);
        var relay = new Relay(from, to, new CappedBytes(1000), _ => { });
        relay.FinishInput();
        writer.Write([1, 2, 3]).ShouldBe(3);
        writer.Dispose();
        relay.Pass();

        var heard = new byte[8];
        reader.Read(heard).ShouldBe(3, "the end was known before the last words were read, and they count all the same");
        relay.Pass();
        to.IsClosed.ShouldBeTrue("nothing more can come");
    }

    private sealed class Ends(params Descriptor[] all) : IDisposable
    {
        public void Dispose() => Array.ForEach(all, d => d.Dispose());
    }
}
