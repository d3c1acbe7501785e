using Dryrun.Cli.Terminal;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Cli.Tests.Terminal;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "$0")]
    [InlineData(0.4, "$0")]
    [InlineData(1, "$1")]
    [InlineData(9.6, "$9.6")]
    [InlineData(10, "$10")]
    [InlineData(99.4, "$99")]
    [InlineData(99.6, "$100")]
    [InlineData(994, "$990")]
    [InlineData(995.1, "$1.0k")]
    [InlineData(1_040, "$1.0k")]
    [InlineData(24_300, "$24k")]
    [InlineData(999_999, "$1.0M")]
    [InlineData(3_350_001, "$3.4M")]
    [InlineData(123_000_000, "$120M")]
    [InlineData(7.25e9, "$7.3B")]
    [InlineData(1.5e12, "$1500B")]
    [InlineData(-24_300, "-$24k")]
    [InlineData(-0.2, "$0")]
    public void Dollars_have_two_significant_digits(double dollars, string shown) => Money.Short(dollars * 100).ShouldBe(shown);

    [Fact]
    public void Dollars_that_are_no_number_are_said_to_be_unknown()
    {
        Money.Short(double.NaN).ShouldBe("$?");
        Money.Short(double.PositiveInfinity).ShouldBe("$?");
    }

    [Fact]
    public void A_range_of_equal_ends_is_one_figure()
    {
        Money.Range(210_000_000, 260_000_000).ShouldBe("$2.1M to $2.6M");
        Money.Range(210_000_000, 210_100_000).ShouldBe("$2.1M");
    }

    [Fact]
    public void Two_digits_never_miss_by_more_than_five_percent() => Prop.ForAll<int>(
        Gen.Choose(1, int.MaxValue).ToArbitrary(), dollars => Math.Abs(Parsed(Money.Short(dollars * 100.0)) - dollars) <= 0.0501 * dollars).Check(Seeded.Cases);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "-")]
    [InlineData(double.PositiveInfinity, "-")]
    [InlineData(1_234_567, "1,230,000")]
    [InlineData(12.345, "12.3")]
    [InlineData(0.04567, "0.0457")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(99.96, "100")]
    [InlineData(999.6, "1,000")]
    [InlineData(0.00001234, "1.23E-5")]
    public void Figures_have_three_significant_digits(double value, string shown) => Figures.Show(value).ShouldBe(shown);

    [Fact]
    public void Moments_are_days_and_times() => Figures.Moment((2 * 1440) + 195).ShouldBe("day 2 03:15");

    private static double Parsed(string shown)
    {
        var scale = shown[^1] switch { 'k' => 1e3, 'M' => 1e6, 'B' => 1e9, _ => 1 };
        return double.Parse(shown.Trim('$', 'k', 'M', 'B')) * scale;
    }
}
