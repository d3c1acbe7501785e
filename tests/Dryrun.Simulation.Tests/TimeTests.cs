namespace Dryrun.Simulation.Tests;

public class TimeTests
{
    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(1, "1us")]
    [InlineData(999, "999us")]
    [InlineData(1_000, "00:00:00.001")]
    [InlineData(1_001, "00:00:00.001001")]
    [InlineData(61 * Time.Second, "00:01:01")]
    [InlineData(26 * Time.Hour + 250 * Time.Millisecond, "1d 02:00:00.250")]
    [InlineData(-Time.Minute, "-00:01:00")]
    [InlineData(Time.Horizon, "416999d 23:10:18.963968")]
    public void A_time_is_written_for_people_and_exactly(long time, string text) => Time.Format(time).ShouldBe(text);

    [Fact]
    public void The_least_number_has_a_text_too() => Time.Format(long.MinValue).ShouldStartWith("-106751991d");

    [Fact]
    public void Units_are_microseconds()
    {
        (Time.Microsecond, Time.Millisecond, Time.Second, Time.Minute).ShouldBe((1, 1_000, 1_000_000, 60_000_000));
        (Time.Hour, Time.Day, Time.Week).ShouldBe((60 * Time.Minute, 24 * Time.Hour, 7 * Time.Day));
        Time.Seconds(90 * Time.Millisecond).ShouldBe(0.09);
    }
}
