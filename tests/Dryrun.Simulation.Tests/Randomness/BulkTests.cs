using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Tests.Randomness;

/// <summary>Bulk draws are the single draws, bit for bit, with vectors and without, and leave the stream where single draws leave it.</summary>
[Collection(nameof(VectorPath))]
public class BulkTests
{
    private delegate void Fill<T>(ref PhiloxStream stream, Span<T> target);

    private delegate T One<out T>(ref PhiloxStream stream);

    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 5, 7, 15, 16, 17, 31, 33, 64, 255, 256, 257, 1000, 4099];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Filling_is_drawing_one_by_one(bool vectors) => With(vectors, () =>
    {
        Same((ref PhiloxStream s, Span<ulong> t) => s.Fill(t), (ref PhiloxStream s) => s.NextUInt64());
        Same((ref PhiloxStream s, Span<double> t) => s.FillDoubles(t), (ref PhiloxStream s) => s.NextDouble());
        Same((ref PhiloxStream s, Span<double> t) => s.FillExponentials(t, 3.5), (ref PhiloxStream s) => s.Exponential(3.5));
        Same((ref PhiloxStream s, Span<double> t) => s.FillNormals(t), (ref PhiloxStream s) => s.Normal());
        foreach (var p in new[] { 0.0, 1e-18, 0.3, 0.5, 1.0 - 1e-16, 1.0 })
            Same((ref PhiloxStream s, Span<ulong> t) => s.FillBernoulli(t, p), (ref PhiloxStream s) => Word(ref s, p));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Filling_across_entities_is_opening_each(bool vectors) => With(vectors, () =>
    {
        var key = StreamKey.Of(60, "across");
        foreach (var (first, occasion) in new[] { (0UL, 0UL), (uint.MaxValue - 3UL, 5UL), (ulong.MaxValue - 5UL, 1UL << 40) })
            foreach (var length in Lengths)
            {
                var units = new ulong[length];
                key.FillFirsts(first, occasion, units);
                for (var i = 0; i < length; i++)
                    units[i].ShouldBe(Open(i).NextUInt64());
                var masks = new ulong[length / 64];
                key.FillBernoulli(first, occasion, 0.37, masks);
                for (var i = 0; i < masks.Length * 64; i++)
                    ((masks[i / 64] >> (i % 64) & 1) == 1).ShouldBe(Open(i).Bernoulli(0.37));
                PhiloxStream Open(int i) => key.Open(first + (ulong)i, occasion);
            }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Blocks_in_bulk_pass_the_known_answers(bool vectors) => With(vectors, () =>
    {
        // The third vector of Random123 (philox4x32 10) as block 0x85a308d3243f6a88 of entity 0x0370734413198a2e, within a run of blocks.
        var units = new ulong[64];
        Philox4x32.FillBlocks(0x299f31d0a4093822, 0x0370734413198a2e, 0x85a308d3243f6a88 - 7, units);
        units[14].ShouldBe(0x94fdccebd16cfe09UL);
        units[15].ShouldBe(0x24126ea15001e420UL);
        Philox4x32.FillBlocks(0, 0, 0, units);
        units[0].ShouldBe(0xe169c58d6627e8d5UL);
        units[1].ShouldBe(0x9b00dbd8bc57ac4cUL);
        Philox4x32.FillBlocks(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, units);
        units[0].ShouldBe(0x41c83b0e408f276dUL);
        units[1].ShouldBe(0x6d5451fda20bc7c6UL);
    });

    [Fact]
    public void Skipping_is_drawing_and_forgetting()
    {
        for (var before = 0; before < 3; before++)
            for (var units = 0; units < 9; units++)
            {
                var drawn = StreamKey.Of(61, "skip").Open(1, 2);
                for (var i = 0; i < before; i++) drawn.NextUInt64();
                var skipped = drawn;
                skipped.Skip(units);
                for (var i = 0; i < units; i++) drawn.NextUInt64();
                (skipped == drawn).ShouldBeTrue();
                skipped.NextUInt64().ShouldBe(drawn.NextUInt64());
            }
        Should.Throw<ArgumentOutOfRangeException>(() => StreamKey.Of(61, "skip").Open().Skip(-1));
    }

    private static void Same<T>(Fill<T> fill, One<T> one)
    {
        foreach (var before in new[] { 0, 1, 2 })
            foreach (var length in Lengths)
            {
                var single = StreamKey.Of(62, "same").Open(9, 4);
                for (var i = 0; i < before; i++) single.NextUInt64();
                var bulk = single;
                var expected = new T[length];
                for (var i = 0; i < length; i++) expected[i] = one(ref single);
                var actual = new T[length];
                fill(ref bulk, actual);
                actual.AsSpan().SequenceEqual(expected).ShouldBeTrue($"{length} after {before}");
                bulk.NextUInt64().ShouldBe(single.NextUInt64());
            }
    }

    private static ulong Word(ref PhiloxStream stream, double p)
    {
        var word = 0UL;
        for (var i = 0; i < 64; i++)
            word |= (stream.Bernoulli(p) ? 1UL : 0UL) << i;
        return word;
    }

    private static void With(bool vectors, Action test)
    {
        var before = VectorPath.Enabled;
        VectorPath.Enabled = vectors;
        try { test(); }
        finally { VectorPath.Enabled = before; }
    }
}

/// <summary>Tests that switch the vectors do so one after the other.</summary>
[CollectionDefinition(nameof(VectorPath), DisableParallelization = true)]
public class VectorPathCollection;
