using Dryrun.Cli.Terminal;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Cli.Tests.Terminal;

public sealed class LineChartTests
{
    [Fact]
    public void A_chart_never_exceeds_its_width_or_height()
    {
        var charts = from count in Gen.Choose(1, 400)
                     from width in Gen.Choose(30, 120)
                     from height in Gen.Choose(2, 12)
                     from scale in Gen.Elements(0, 1e-6, 1, 100, 1e12)
                     from seed in Gen.Choose(0, 1000)
                     select (count, width, height, scale, seed);
        Prop.ForAll(charts.ToArbitrary(), c =>
        {
            var random = new Random(c.seed);
            double[] values = [.. Enumerable.Range(0, c.count).Select(_ => (random.NextDouble() - 0.2) * c.scale)];
            var rows = LineChart.Draw(Hours(c.count), values, "percent", c.width, c.height);
            return rows.Count == c.height + 1 && rows.All(r => TextWidth.Of(r) <= c.width);
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void A_rising_curve_begins_at_the_bottom_left_and_ends_at_the_top_right()
    {
        var rows = LineChart.Draw(Hours(100), [.. Enumerable.Range(0, 100).Select(i => (double)i)], "percent", 60, 6, 100);
        rows[5].ShouldStartWith("          0 ┤⣀");
        rows[0].Length.ShouldBe(60);
        rows[0].ShouldStartWith("100 percent ┤");
        rows[6].ShouldContain("day 0");
    }

    [Fact]
    public void A_constant_curve_is_one_straight_row()
    {
        var rows = LineChart.Draw(Hours(10), [.. Enumerable.Repeat(5.0, 10)], "devices", 40, 4);
        rows[0].Count(c => c > '\u2800' && c < '\u2900').ShouldBeGreaterThan(20);
        rows.Skip(1).Take(3).SelectMany(r => r).ShouldAllBe(c => c <= '\u2800' || c >= '\u2900');
    }

    [Fact]
    public void Nothing_gives_nothing() => LineChart.Draw([], [], "percent", 60, 6).ShouldBeEmpty();

    [Fact]
    public void A_single_point_is_drawn() => LineChart.Draw([0], [3], "percent", 60, 4).Count.ShouldBe(5);

    [Fact]
    public void Values_that_are_no_numbers_leave_a_gap()
    {
        var rows = LineChart.Draw(Hours(4), [1, double.NaN, double.NaN, 1], "percent", 43, 2);
        rows[0].ShouldContain('\u2800');
        LineChart.Draw(Hours(3), [double.NaN, double.NaN, double.NaN], "percent", 40, 2).Count.ShouldBe(3);
    }

    private static double[] Hours(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];
}
