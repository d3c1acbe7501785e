using System.Runtime.InteropServices;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.People;

/// <summary>How long people take from a bad change to its mitigation, in parts, minutes.</summary>
/// <param name="DetectMinutes">Until somebody or something notices.</param>
/// <param name="AcknowledgeMinutes">Until the paged person is at a keyboard.</param>
/// <param name="DiagnoseMinutes">Until the cause is known well enough to act.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HumanResponse(double DetectMinutes, double AcknowledgeMinutes, double DiagnoseMinutes)
{
    /// <summary>Median minutes to mitigation in five published incidents: 78, 25, 190, 25 and 40 minutes (V9-V13).</summary>
    public const double MedianMinutes = 52;

    /// <summary>Standard deviation of the logarithm over the same five.</summary>
    public const double Sigma = 0.86;

    /// <summary>All parts together. What is rolled back adds its own propagation time.</summary>
    public double TotalMinutes => DetectMinutes + AcknowledgeMinutes + DiagnoseMinutes;

    /// <summary>
    /// Draws one response. The total is log-normal; detection takes 1-10 minutes of it, the page 3-5, the rest is diagnosis (at least 2 minutes).
    /// Diagnosis takes three times as long where the telemetry that would show the cause failed with it; who owns the component lengthens
    /// everything after the detection.
    /// </summary>
    public static HumanResponse Draw(ref PhiloxStream stream, double medianMinutes, Readiness readiness, bool telemetryIsDown)
    {
        var total = stream.LogNormal(medianMinutes, Sigma);
        var detect = 1 + (9 * stream.NextDouble());
        var acknowledge = 3 + (2 * stream.NextDouble());
        var diagnose = Math.Max(2, total - detect - acknowledge) * (telemetryIsDown ? 3 : 1);
        return new HumanResponse(detect, acknowledge * readiness.Factor, diagnose * readiness.Factor);
    }
}

/// <summary>How ready a component's owner is.</summary>
/// <param name="HasOwner">Somebody was named.</param>
/// <param name="IsRightful">It is the team that can repair it.</param>
/// <param name="HasOnCall">Somebody is paged.</param>
/// <param name="HasEscalation">An unanswered page goes on.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Readiness(bool HasOwner, bool IsRightful, bool HasOnCall, bool HasEscalation)
{
    /// <summary>
    /// By how much the response is longer than with the right team on call: 3.6 without an owner, 2 with the wrong team, 1.5 without on-call,
    /// 1.2 without an escalation (all assumptions).
    /// </summary>
    public double Factor => !HasOwner ? 3.6 : (IsRightful ? 1 : 2) * (HasOnCall ? 1 : 1.5) * (HasEscalation ? 1 : 1.2);

    /// <summary>What a programme says about a component.</summary>
    public static Readiness Of(Programme programme, ComponentDescription component) =>
        programme.Owners.TryGetValue(component.Id, out var owner) && !string.IsNullOrWhiteSpace(owner.Team)
            ? new Readiness(
                true,
                TeamNames.Mean(component, owner.Team),
                !string.IsNullOrWhiteSpace(owner.OnCall),
                !string.IsNullOrWhiteSpace(owner.Escalation))
            : default;
}
