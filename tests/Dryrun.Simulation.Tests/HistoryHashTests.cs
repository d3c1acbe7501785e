namespace Dryrun.Simulation.Tests;

public class HistoryHashTests
{
    [Fact]
    public void A_fixed_history_has_a_fixed_hash()
    {
        default(HistoryHash).ToString().ShouldBe("2545f4914f6cdd1d");
        var hash = default(HistoryHash);
        hash.Add(42);
        hash.Add(-1L);
        hash.Add(0.1);
        hash.Add("Grüße, 世界");
        hash.ToString().ShouldBe("e1fcd3fe9f111032");
        hash.Value.ToString("x16").ShouldBe(hash.ToString());
    }

    [Fact]
    public void Order_kind_and_grouping_all_count()
    {
        var hashes = new[]
        {
            Of(h => h), Of(h => { h.Add(0L); return h; }), Of(h => { h.Add(0.0); return h; }), Of(h => { h.Add(-0.0); return h; }),
            Of(h => { h.Add(""); return h; }), Of(h => { h.Add("ab"); return h; }), Of(h => { h.Add("a"); h.Add("b"); return h; }),
            Of(h => { h.Add("b"); h.Add("a"); return h; }),
            Of(h => { h.Add(1L); h.Add(2L); return h; }), Of(h => { h.Add(2L); h.Add(1L); return h; }),
            Of(h => { h.Add(0L); h.Add(0L); return h; }), Of(h => { h.Add(double.NaN); return h; }),
        };
        hashes.Distinct().Count().ShouldBe(hashes.Length);
        Of(h => { h.Add(double.NaN); return h; }).ShouldBe(Of(h => { h.Add(-double.NaN); return h; }));
    }

    [Fact]
    public void A_flipped_bit_anywhere_flips_about_half_of_the_hash()
    {
        for (var bit = 0; bit < 64; bit++)
        {
            var (a, b) = (default(HistoryHash), default(HistoryHash));
            a.Add(123456789L);
            b.Add(123456789L ^ (1L << bit));
            for (var i = 0; i < 5; i++)
            {
                a.Add(i);
                b.Add(i);
            }
            System.Numerics.BitOperations.PopCount(a.Value ^ b.Value).ShouldBeInRange(14, 50);
            (a != b).ShouldBeTrue();
        }
    }

    private static ulong Of(Func<HistoryHash, HistoryHash> history) => history(default).Value;
}
