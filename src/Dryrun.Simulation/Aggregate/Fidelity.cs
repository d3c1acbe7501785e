namespace Dryrun.Simulation.Aggregate;

/// <summary>How finely a population was simulated. Every result says which it was.</summary>
public enum Fidelity
{
    /// <summary>Every individual has its own state and its own draws; time goes in steps.</summary>
    Individual,

    /// <summary>Every single event in continuous time, with its exact law (Gillespie's direct method).</summary>
    Exact,

    /// <summary>Counts of exchangeable individuals, split exactly by binomial and multinomial draws; time goes in fixed steps.</summary>
    Cohort,

    /// <summary>The same with steps as long as the rates allow, and single events where counts are small.</summary>
    Leap,

    /// <summary>The limit of infinitely many individuals, without chance: a preview and an oracle, never the answer.</summary>
    MeanField,
}
