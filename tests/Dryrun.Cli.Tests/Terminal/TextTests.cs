using Dryrun.Cli.Terminal;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Cli.Tests.Terminal;

public sealed class TextTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("e\u0301", 1)]
    [InlineData("\u0301", 0)]
    [InlineData("日本", 4)]
    [InlineData("😀", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("✅", 2)]
    [InlineData("❤️", 2)]
    [InlineData("█⣿│", 3)]
    public void Widths_are_those_of_terminals(string text, int columns) => TextWidth.Of(text).ShouldBe(columns);

    [Fact]
    public void Words_are_not_broken_where_they_fit() =>
        WordWrap.Rows("the quick brown fox jumps", 11).ShouldBe(["the quick", "brown fox", "jumps"]);

    [Fact]
    public void Words_longer_than_a_row_are_cut() => WordWrap.Rows("a https://example.org/x b", 8).ShouldBe(["a", "https://", "example.", "org/x b"]);

    [Fact]
    public void Rows_never_exceed_the_columns_and_lose_no_word() => Prop.ForAll<NonNull<string>>(text =>
    {
        var plain = new string([.. text.Get.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return Enumerable.Range(2, 30).All(columns =>
        {
            var rows = WordWrap.Rows(plain, columns);
            return rows.All(r => TextWidth.Of(r) <= columns)
                && string.Concat(rows).Replace(" ", "", StringComparison.Ordinal) == plain.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        });
    }).Check(Seeded.Cases);

    [Fact]
    public void A_cut_text_ends_in_an_ellipsis()
    {
        WordWrap.Cut("short", 5).ShouldBe("short");
        WordWrap.Cut("longer than", 8).ShouldBe("longer…");
        TextWidth.Of(WordWrap.Cut("日本日本日本", 8)).ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public void A_timeline_keeps_harm_and_says_what_it_left_out()
    {
        using var output = new StringWriter();
        var screen = Screen.Over(output, TextWriter.Null, columns: () => 60);
        (long AtMinute, string Severity, string Text)[] entries =
            [.. Enumerable.Range(0, 20).Select(i => ((long)i, "routine", $"step {i}")),
             (30, "harm", "A ring stops booting and everybody who could halt it is asleep until the morning"), (40, "good", "recovered")];
        TimelineView.Show(screen, entries, 5);
        var rows = output.ToString().TrimEnd().Split('\n');
        rows.ShouldAllBe(r => r.Length <= 60);
        output.ToString().ShouldContain("✗ A ring stops booting");
        output.ToString().ShouldContain("✓ recovered");
        rows[^1].ShouldContain("and 17 more");
        output.ToString().IndexOf("stops booting", StringComparison.Ordinal).ShouldBeLessThan(output.ToString().IndexOf("recovered", StringComparison.Ordinal));
    }
}
