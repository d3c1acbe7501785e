namespace Dryrun.Systems.GatewayLimits.Policy;

/// <summary>Something the controller of the rollout does.</summary>
public abstract record GatewayAction;

/// <summary>Counts would-be rejections; tells partners what is coming.</summary>
public sealed record StartShadow : GatewayAction;

/// <summary>Enforces on a larger share of traffic.</summary>
/// <param name="Stage">Index of the stage from 0.</param>
/// <param name="Percent">Cumulative share.</param>
public sealed record OpenStage(int Stage, double Percent) : GatewayAction;

/// <summary>Enforces on contract partners too.</summary>
public sealed record EnforcePartners : GatewayAction;

/// <summary>Takes a step back and mends the limits.</summary>
/// <param name="Number">How many there were, this one included.</param>
/// <param name="Percent">Share that stays enforced.</param>
/// <param name="WrongPerMillion">What was seen.</param>
public sealed record StepBack(int Number, double Percent, long WrongPerMillion) : GatewayAction;

/// <summary>Nodes hold their own share of each limit, or go back to the shared counters.</summary>
/// <param name="IsLocal">True for the own share.</param>
public sealed record UseLocalShare(bool IsLocal) : GatewayAction;

/// <summary>Asks a person.</summary>
/// <param name="Key">Key of the answer.</param>
/// <param name="WrongPerMillion">What was seen, where it is about that.</param>
public sealed record AskPerson(string Key, long WrongPerMillion) : GatewayAction;
