namespace Dryrun.Simulation.Randomness;

/// <summary>
/// The address of a family of random streams. Keys form a tree: <c>StreamKey.Of(seed, "run").Child(replicate).Child("outages")</c>; each node is
/// a 64-bit Philox key, the mixed hash of the path that leads to it. A stream below a key is addressed by (entity, occasion), so a
/// draw depends on its address alone: not on the order of visits, the number of threads, or draws that other features make.
/// </summary>
/// <remarks>
/// Mapping onto Philox4x32-10. Counter: low 64 bits = number of the block within the stream, high 64 bits = entity, exactly. Key: the path's key
/// for occasion 0, otherwise Mix(Key + Mix(occasion + OccasionSalt)); Mix is a bijection, so under one key different occasions never share a
/// Philox key, and under one Philox key different entities never share a counter. Distinct paths (or occasions under distinct
/// paths) share a Philox key by accident only, as 64-bit hashes do: among 10^6 keys the chance of any collision is 3e-8.
/// Text is hashed by FNV-1a over its UTF-16 code units, then mixed; every constant is fixed forever.
/// </remarks>
/// <param name="Key">The 64-bit key of this node; every value is a valid key.</param>
public readonly record struct StreamKey(ulong Key)
{
    private const ulong SeedSalt = 0x9E3779B97F4A7C15;
    private const ulong TextSalt = 0xD1B54A32D192ED03;
    private const ulong IndexSalt = 0xAEF17502108EF2D9;
    private const ulong OccasionSalt = 0xF1357AEA2E62A9C5;

    /// <summary>The key of a purpose under a seed, e.g. (seed, "world").</summary>
    public static StreamKey Of(ulong seed, string purpose) => new StreamKey(Mix(seed + SeedSalt)).Child(purpose);

    /// <summary>The key of a named part. The name is compared by its UTF-16 code units; the empty name is a name.</summary>
    public StreamKey Child(string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return new StreamKey(Mix(Mix(Key + TextSalt) ^ Hash(purpose)));
    }

    /// <summary>The key of a numbered part, e.g. a replicate or a region; different from every named part.</summary>
    public StreamKey Child(long index) => new(Mix(Mix(Key + IndexSalt) ^ Mix(unchecked((ulong)index) + IndexSalt)));

    /// <summary>
    /// The stream of one entity on one occasion (say device 17 at its third poll), from its first draw. Opening twice gives the same draws.
    /// </summary>
    public PhiloxStream Open(ulong entity = 0, ulong occasion = 0) =>
        new(Under(occasion), entity);

    /// <summary>
    /// The first units of the entities firstEntity, firstEntity + 1, ... on one occasion, as <c>Open(entity, occasion).NextUInt64()</c> gives each.
    /// </summary>
    public void FillFirsts(ulong firstEntity, ulong occasion, Span<ulong> units) => Philox4x32.FillFirsts(Under(occasion), firstEntity, units);

    /// <summary>
    /// One trial for each entity on one occasion: bit j of word i is <c>Open(firstEntity + 64 i + j, occasion).Bernoulli(p)</c>; p in [0, 1].
    /// </summary>
    public void FillBernoulli(ulong firstEntity, ulong occasion, double p, Span<ulong> successes)
    {
        PhiloxStream.RequireProbability(p);
        Span<ulong> units = stackalloc ulong[64];
        for (var i = 0; i < successes.Length; i++)
        {
            FillFirsts(firstEntity + 64 * (ulong)i, occasion, units);
            successes[i] = BernoulliMask.Of(units, p);
        }
    }

    /// <summary>The Philox key of an occasion.</summary>
    private ulong Under(ulong occasion) => occasion == 0 ? Key : Mix(Key + Mix(occasion + OccasionSalt));

    /// <summary>FNV-1a, 64 bits, over UTF-16 code units (one multiplication per unit), finished by the mixer.</summary>
    internal static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in text)
            hash = (hash ^ unit) * 0x100000001B3UL;
        return Mix(hash);
    }

    /// <summary>A bijection on 64 bits with full avalanche: variant 13 of Stafford's mixers, as in SplitMix64.</summary>
    internal static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
