using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Tests.Randomness;

public class XoshiroTests
{
    [Fact]
    public void The_first_draws_from_one_two_three_four_are_those_of_the_reference()
    {
        var source = new Xoshiro256(1, 2, 3, 4);
        ulong[] reference =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162, 14011001112246962877,
            12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        foreach (var expected in reference)
            source.NextUInt64().ShouldBe(expected);
    }

    [Fact]
    public void The_state_without_a_successor_is_refused() => Should.Throw<ArgumentException>(() => new Xoshiro256(0, 0, 0, 0));

    [Fact]
    public void The_state_is_the_first_four_units_of_the_address()
    {
        var key = StreamKey.Of(1, "seed");
        var stream = key.Open(5, 6);
        var expected = new Xoshiro256(stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64());
        (Xoshiro256.At(key, 5, 6) == expected).ShouldBeTrue();
        (Xoshiro256.At(key, 6, 5) != expected).ShouldBeTrue();
    }
}
