namespace Dryrun.Systems.FleetUpdate.Policy;

/// <summary>Something the controller does.</summary>
public abstract record FleetAction;

/// <summary>Offers the current build to a larger share.</summary>
/// <param name="Ring">Index of the stage from 0.</param>
/// <param name="Percent">Cumulative share of the fleet.</param>
public sealed record OpenRing(int Ring, double Percent) : FleetAction;

/// <summary>Stops all offers at once.</summary>
/// <param name="Number">How many halts there were, this one included.</param>
/// <param name="Cohort">Where it showed.</param>
/// <param name="Metric">What showed it; null where a person asked for it.</param>
/// <param name="Reported">Reports of that cohort.</param>
/// <param name="Failures">Failures among them.</param>
public sealed record Halt(int Number, int Cohort, GateMetric? Metric, long Reported, long Failures) : FleetAction;

/// <summary>Asks a person.</summary>
/// <param name="Key">Key of the answer.</param>
/// <param name="Cohort">What it is about.</param>
/// <param name="Metric">What showed it, or null.</param>
/// <param name="Reported">Reports of that cohort.</param>
/// <param name="Failures">Failures among them.</param>
public sealed record AskPerson(string Key, int Cohort, GateMetric? Metric, long Reported, long Failures) : FleetAction;

/// <summary>Lets the offers go on after a halt; only ever after a person's answer.</summary>
/// <param name="Approver">The key of the answer that allows it.</param>
public sealed record Resume(string Approver) : FleetAction;

/// <summary>Excludes one cohort; the others go on.</summary>
/// <param name="Cohort">Which.</param>
public sealed record HoldCohort(int Cohort) : FleetAction;

/// <summary>Orders a fixed build.</summary>
public sealed record OrderFix : FleetAction;

/// <summary>Takes the fixed build and lets held cohorts in again; its stages start at the first.</summary>
public sealed record StartFixedBuild : FleetAction;

/// <summary>Forbids going back to older versions.</summary>
public sealed record AdvanceAntiRollback : FleetAction;

/// <summary>Stops or allows installs because of metadata; boots are never touched.</summary>
/// <param name="Blocked">True to stop.</param>
public sealed record BlockInstalls(bool Blocked) : FleetAction;
