using Dryrun.Interview.Code;

namespace Dryrun.Interview.Tests.Code;

public sealed class CostClaimTests
{
    [Theory]
    [InlineData("It's O(n log n) because of the sort.", "n log n")]
    [InlineData("Time is O(n), space O(1).", "n")]
    [InlineData("O(n^2) in the worst case", "n^2")]
    [InlineData("That's O(n²).", "n^2")]
    [InlineData("linear in the number of clips", "n")]
    [InlineData("it's n log k, with k machines", "n log n")]
    [InlineData("quadratic, I'm afraid", "n^2")]
    [InlineData("O(V + E)", "n")]
    [InlineData("O(2^n)", "2^n")]
    [InlineData("constant time for each call", "1")]
    [InlineData("logarithmic in the bounds", "log n")]
    [InlineData("O(n + m log m)", "n log n")]
    [InlineData("n squared", "n^2")]
    public void Hears_an_order_of_growth(string said, string family) => CostClaims.In(said)[0].Family.ShouldBe(family);

    [Theory]
    [InlineData("Brute force would be quadratic.")]
    [InlineData("Memory is linear.")]
    [InlineData("It takes O(k) space.")]
    [InlineData("I use a linked list and a linear list.")]
    [InlineData("It is fast.")]
    public void Leaves_out_memory_and_ways_not_taken(string said) => CostClaims.In(said).ShouldBeEmpty();

    [Fact]
    public void The_way_taken_is_heard_beside_the_one_that_is_not() =>
        CostClaims.In("All pairs would be n squared, but mine is linear.").ShouldHaveSingleItem().Family.ShouldBe("n");

    [Fact]
    public void A_logarithm_makes_no_difference_that_can_be_measured()
    {
        CostClaims.AreAlike("n", "n log n").ShouldBeTrue();
        CostClaims.AreAlike("n", "n^2").ShouldBeFalse();
        CostClaims.Heaviest(["log n", "n^2", "n"]).ShouldBe("n^2");
    }
}
