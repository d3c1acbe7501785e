using Dryrun.Cli.Rooms;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Cli.Tests.Rooms;

public sealed class LineEditorTests
{
    private const string Left = "<left>";
    private const string Right = "<right>";

    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("helo<left>l", "hello")]
    [InlineData("ello<home>h", "hello")]
    [InlineData("ello<ctrl-a>h<end>!", "hello!")]
    [InlineData("ello<ctrl-a>h<ctrl-e>!", "hello!")]
    [InlineData("ab<left><backspace>", "b")]
    [InlineData("ab<home><delete>", "b")]
    [InlineData("ab<home><ctrl-d>", "b")]
    [InlineData("one two three<ctrl-w>", "one two ")]
    [InlineData("one two  <ctrl-w>", "one ")]
    [InlineData("one two three<ctrl-left><ctrl-k>", "one two ")]
    [InlineData("one two three<ctrl-left><ctrl-left><ctrl-u>", "two three")]
    [InlineData("one two<home><ctrl-right>x", "one xtwo")]
    [InlineData("one two<alt-b>x", "one xtwo")]
    [InlineData("a\tb", "a b")]
    [InlineData("a<f5>b<insert>c", "abc")]
    [InlineData("<backspace><left><delete><ctrl-w>x", "x")]
    [InlineData("a😀b<left><backspace>", "ab")]
    [InlineData("e\u0301x<left><backspace>", "x")]
    [InlineData("👩‍👩‍👧<backspace>ok", "ok")]
    public void Keys_edit_the_line(string typed, string line) => Type(typed + "<enter>").Lines.ShouldBe([line]);

    [Fact]
    public void The_up_arrow_brings_lines_back_and_down_the_draft() =>
        Type("one<enter>two<enter>dra<up><up><down><down>ft<enter><up><up><up><enter>").Lines.ShouldBe(["one", "two", "draft", "one"]);

    [Fact]
    public void The_same_line_twice_is_kept_once() => Type("a<enter>b<enter>b<enter><up><up><enter>").Lines.ShouldBe(["a", "b", "b", "a"]);

    [Fact]
    public void Enter_after_fast_typing_enters() => Type("one<enter>two<enter>").Lines.ShouldBe(["one", "two"]);

    [Fact]
    public void A_paste_of_many_lines_is_one_line()
    {
        var pasted = string.Join('\n', Enumerable.Range(0, 500).Select(i => $"line {i:000}\t"));
        pasted.Length.ShouldBeGreaterThan(4_500);
        var line = Type($"<paste>{pasted}\n<paste-end> end<enter>").Lines.Single();
        line.ShouldBe(pasted.Replace('\n', ' ').Replace('\t', ' ').TrimEnd() + " end");
    }

    [Fact]
    public void A_paste_cannot_press_keys() => Type("<paste>a\u0003b\u0004c\u0001d<paste-end><enter>").Lines.ShouldBe(["abcd"]);

    [Fact]
    public void Ctrl_c_interrupts_and_ctrl_d_ends_an_empty_line()
    {
        Type("abc<ctrl-c>").Ends.ShouldBe([LineEnd.Interrupted]);
        Type("<ctrl-d>").Ends.ShouldBe([LineEnd.EndOfInput]);
        Type("abc").Ends.ShouldBe([LineEnd.EndOfInput]);
    }

    [Fact]
    public void Paste_brackets_are_switched_off_again()
    {
        var drawn = Type("a<enter>b<ctrl-c>").Output;
        Count(drawn, "\u001b[?2004h").ShouldBe(2);
        Count(drawn, "\u001b[?2004l").ShouldBe(2);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(20)]
    public void What_is_drawn_is_what_was_typed(int columns)
    {
        string[] atTheEdge = [new('x', columns - 3), new('x', columns - 2), new('x', columns - 1), new('y', 3 * columns)];
        foreach (var text in (string[])["", "short", .. atTheEdge, "日本語" + new string('漢', columns), "a b c 😀😀😀😀😀😀😀😀😀😀😀😀"])
        {
            var screen = new TerminalModel(columns, 40);
            screen.Write(Type(text + "<left><left><right>", columns).Output);
            screen.Text.ShouldBe("> " + text, text);
        }
    }

    [Fact]
    public void A_line_higher_than_the_window_is_seen_through_it()
    {
        var drawn = Type("<paste>" + string.Concat(Enumerable.Range(100, 200)) + "<paste-end>" + string.Concat(Enumerable.Repeat(Left, 500)) + "Z", 20, 10).Output;
        drawn.ShouldContain("Z");
        var screen = new TerminalModel(20, 10);
        screen.Write(drawn);
        screen.Rows.Count.ShouldBeLessThanOrEqualTo(10);
        screen.Text.ShouldEndWith("298299");
    }

    [Fact]
    public void Any_keys_leave_a_line_and_the_cursor_stands_where_the_model_says()
    {
        var keys = Gen.Elements(
            "a", "b", " ", "é", "e\u0301",
            "日", "😀", "👩‍👩‍👧", "\u0301", "🇩", "🇪", Left, Right, "<home>", "<end>", "<backspace>", "<delete>", "<ctrl-w>", "<ctrl-k>", "<ctrl-u>",
            "<ctrl-left>", "<ctrl-right>", "<up>", "<down>", "<f5>", "<paste>x\ny<paste-end>", "<esc>", "<tab>");
        Prop.ForAll(keys.ArrayOf().ToArbitrary(), Gen.Choose(10, 40).ToArbitrary(), (typed, columns) =>
        {
            var run = Type(string.Concat(typed), columns);
            var screen = new TerminalModel(columns, 40);
            screen.Write(run.Output.Replace("\u001b[?2004l", "", StringComparison.Ordinal));
            return run.Ends.Count == 1 && screen.Text == "> " + run.Lines[0];
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void A_resized_window_is_drawn_anew_from_the_first_row()
    {
        var keys = new FakeKeys("abcdefghijklmnopqrstuvwxyz0123456789", 40, 40);
        using var output = new StringWriter();
        keys.BeforeKey = i => keys.Columns = i >= 36 ? 20 : 40;
        new LineEditor(keys, output).Read("> ").Text.Length.ShouldBe(36);
        output.ToString().ShouldContain("\u001b[1A\r\u001b[J");
    }

    internal static (IReadOnlyList<string> Lines, IReadOnlyList<LineEnd> Ends, string Output) Type(string typed, int columns = 80, int rows = 40)
    {
        var keys = new FakeKeys(typed, columns, rows);
        using var output = new StringWriter();
        var editor = new LineEditor(keys, output);
        var (lines, ends) = (new List<string>(), new List<LineEnd>());
        do
        {
            var line = editor.Read("> ");
            lines.Add(line.Text);
            ends.Add(line.End);
        }
        while (!keys.Done && ends[^1] == LineEnd.Entered);
        return (lines, ends, output.ToString());
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
