using System.CommandLine;
using Dryrun.Cli.Commands;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Rooms;

/// <summary>Options of everything that is sat: seed, level, mode and temperament.</summary>
internal sealed class SittingFlags
{
    private readonly Option<ulong?> seed;

    private readonly Option<string?> level = new("--level") { Description = "Level to be judged at, such as L5.", HelpName = "LEVEL" };

    private readonly Option<SessionMode> mode;

    private readonly Option<Temperament> temperament;

    /// <param name="seeds">What the seed decides.</param>
    /// <param name="modes">What the modes mean here.</param>
    /// <param name="usual">The mode unless told.</param>
    /// <param name="behaves">Who the temperament is of.</param>
    public SittingFlags(string seeds, string modes, SessionMode usual = SessionMode.Coached, string behaves = "How the interviewer behaves.")
    {
        seed = new Option<ulong?>("--seed") { Description = seeds, HelpName = "N" };
        mode = Flags.Choice("--mode", modes, usual);
        temperament = Flags.Choice("--temperament", behaves, Temperament.Neutral);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [seed, level, mode, temperament];

    /// <summary>What was said.</summary>
    public SittingWish Read(ParseResult parsed) => new(parsed.GetValue(seed), parsed.GetValue(level), parsed.GetValue(mode), parsed.GetValue(temperament));
}

/// <summary>How somebody wishes to sit.</summary>
/// <param name="Seed">Null to have one drawn.</param>
/// <param name="Level">Null for the usual one.</param>
/// <param name="Mode">Coached or real.</param>
/// <param name="Temperament">Of the interviewer.</param>
internal sealed record SittingWish(ulong? Seed, string? Level, SessionMode Mode, Temperament Temperament)
{
    /// <summary>The seed, drawn where none was named.</summary>
    public ulong Drawn() => Seed ?? BitConverter.ToUInt32(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4));
}
