using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems;

/// <summary>How systems turn a uniform number, or what was fixed for a run, into a choice of luck.</summary>
internal static class LuckDraw
{
    /// <summary>The choice that a uniform number falls on; the first value of the enum is what happens otherwise and takes what the others leave.</summary>
    /// <param name="u">0 up to 1.</param>
    /// <param name="chances">Of the second value of the enum and those after it, each 0 to 1.</param>
    public static T Pick<T>(double u, params ReadOnlySpan<double> chances)
        where T : struct, Enum
    {
        double at = 0;
        for (var i = 0; i < chances.Length; i++)
        {
            at += chances[i];
            if (u < at) return Enum.GetValues<T>()[i + 1];
        }

        return default;
    }

    /// <summary>What was fixed for a run under a key; null where it is left to luck.</summary>
    /// <exception cref="InputException">What was said is no choice; the message names those there are.</exception>
    public static T? Given<T>(RunOptions options, string key)
        where T : struct, Enum
    {
        if (!options.Given.TryGetValue(key, out var said)) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Wording.Key(value.ToString()) == said) return value;
        }

        throw new InputException($"{key}={said} is not known; allowed {Wording.Alternatives([.. Enum.GetNames<T>().Select(Wording.Key)])}");
    }
}
