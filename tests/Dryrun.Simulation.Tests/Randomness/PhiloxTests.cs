using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Randomness;

public class PhiloxTests
{
    // Known-answer vectors of Random123 (kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Known_answer_vectors(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3) =>
        Philox4x32.Block(c0, c1, c2, c3, k0, k1).ShouldBe((w0, w1, w2, w3));

    [Fact]
    public void A_stream_is_the_blocks_of_its_address_in_order()
    {
        var key = new StreamKey(0x299f31d0a4093822);
        var stream = key.Open(entity: 0x0370734413198a2e);
        for (var block = 0u; block < 3; block++)
        {
            var (w0, w1, w2, w3) = Philox4x32.Block(block, 0, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0);
            stream.NextUInt64().ShouldBe(((ulong)w1 << 32) | w0);
            stream.NextUInt64().ShouldBe(((ulong)w3 << 32) | w2);
        }
    }

    [Fact]
    public void Different_addresses_give_different_streams_and_the_order_of_opening_does_not_matter()
    {
        var world = StreamKey.Of(1, "world");
        var keys = new List<StreamKey>
        {
            world, StreamKey.Of(1, "run"), StreamKey.Of(2, "world"), StreamKey.Of(1, ""), world.Child(""), world.Child("a"), world.Child("b"),
            world.Child("ab"), world.Child("a").Child("b"), world.Child("b").Child("a"), world.Child(0), world.Child(1), world.Child(-1),
            world.Child("0"), world.Child(0).Child(1), world.Child(1).Child(0),
        };
        var firsts = new Dictionary<(int Key, ulong Entity, ulong Occasion), ulong>();
        for (var k = 0; k < keys.Count; k++)
            for (var entity = 0UL; entity < 20; entity++)
                for (var occasion = 0UL; occasion < 20; occasion++)
                {
                    var stream = keys[k].Open(entity, occasion);
                    firsts[(k, entity, occasion)] = stream.NextUInt64();
                }
        firsts.Values.Distinct().Count().ShouldBe(keys.Count * 400);
        foreach (var ((k, entity, occasion), first) in firsts.Reverse())
        {
            var stream = keys[k].Open(entity, occasion);
            stream.NextUInt64().ShouldBe(first);
        }
    }

    [Fact]
    public void Streams_of_neighbouring_addresses_are_uncorrelated()
    {
        const int Draws = 20_000;
        var key = StreamKey.Of(3, "correlation");
        var a = Uniforms(key.Open(7, 7), Draws);
        var seeded = StreamKey.Of(4, "correlation");
        foreach (var other in new[] { key.Open(8, 7), key.Open(7, 8), key.Child(0).Open(7, 7), key.Child("x").Open(7, 7), seeded.Open(7, 7) })
        {
            var b = Uniforms(other, Draws);
            foreach (var lag in new[] { 0, 1, 2 })
            {
                var sum = 0.0;
                for (var i = lag; i < Draws; i++)
                    sum += 12.0 * (a[i] - 0.5) * (b[i - lag] - 0.5);
                // Each product has mean 0 and variance 1; 15 comparisons, |z| <= 4.5 has p > 1e-4 in total.
                Math.Abs(sum / Math.Sqrt(Draws - lag)).ShouldBeLessThan(4.5);
            }
        }
    }

    [Fact]
    public void First_draws_across_entities_and_occasions_are_uniform_and_serially_uncorrelated()
    {
        var key = StreamKey.Of(5, "first");
        foreach (var byEntity in new[] { true, false })
        {
            var values = new double[50_000];
            for (var i = 0; i < values.Length; i++)
            {
                var stream = byEntity ? key.Open((ulong)i, 3) : key.Open(3, (ulong)i);
                values[i] = stream.NextDouble();
            }
            KolmogorovSmirnov.PValue(values, x => x).ShouldBeGreaterThan(1e-4);
            var sum = 0.0;
            for (var i = 1; i < values.Length; i++)
                sum += 12.0 * (values[i] - 0.5) * (values[i - 1] - 0.5);
            Math.Abs(sum / Math.Sqrt(values.Length - 1)).ShouldBeLessThan(4.0);
        }
    }

    [Fact]
    public void A_copy_repeats_and_equality_is_by_position()
    {
        var stream = StreamKey.Of(1, "copy").Open();
        var copy = stream;
        (copy == stream).ShouldBeTrue();
        var first = stream.NextUInt64();
        (copy != stream).ShouldBeTrue();
        copy.NextUInt64().ShouldBe(first);
        copy.Equals((object)stream).ShouldBeTrue();
        copy.GetHashCode().ShouldBe(stream.GetHashCode());
    }

    private static double[] Uniforms(PhiloxStream stream, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = stream.NextDouble();
        return values;
    }
}
