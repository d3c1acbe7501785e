using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Policy;

/// <summary>What a person said.</summary>
/// <param name="Key">The question.</param>
/// <param name="Answer">The answer's id.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PersonAnswer(string Key, string Answer);

/// <summary>What the controller of the rollout can see: counts and states as dashboards show them, hours late and rounded.</summary>
public sealed class GatewayObservation
{
    /// <summary>Minutes since the kickoff.</summary>
    public long Minute { get; set; }

    /// <summary>The limiter can see calls.</summary>
    public bool IsLimiterReady { get; set; }

    /// <summary>Quotas and counters answer.</summary>
    public bool IsStoreUp { get; set; } = true;

    /// <summary>
    /// Real users who run into limits, or would in shadow mode, in a million; as of some hours ago. Null before anything was counted since the last change.
    /// </summary>
    public long? WrongPerMillion { get; set; }

    /// <summary>Would-be rejections say that somebody is attacking.</summary>
    public bool ShowsAttack { get; set; }

    /// <summary>Limits were mended and are back in place.</summary>
    public bool AreLimitsMended { get; set; }

    /// <summary>What people have said since the last look.</summary>
    public List<PersonAnswer> Answers { get; } = [];
}
