using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>What nobody knew beforehand in one replicate.</summary>
/// <param name="Key">Streams of this replicate.</param>
/// <param name="DemandRatio">Load that comes, times the usual peak, bots included.</param>
/// <param name="CancelShare">Share of the days until the event after which it is cancelled, 0 to 1; above 1 where it is not.</param>
/// <param name="Quota">What comes of the request for more machines.</param>
/// <param name="FinanceRefuses">Finance says no to the first proposal.</param>
/// <param name="GrowthLot">Number in [0, 1): growth sends anyway where it lies below its chance.</param>
/// <param name="GrowthGiven">Growth's answer where it is fixed.</param>
/// <param name="Hidden">What nobody knew would stop first.</param>
/// <param name="HiddenRatio">Load over usual at which it stops; infinite where nothing does.</param>
/// <param name="Incident">What breaks on the night.</param>
/// <param name="IncidentSecond">Seconds after the start at which it does.</param>
internal sealed record Luck(
    StreamKey Key, double DemandRatio, double CancelShare, QuotaLuck Quota, bool FinanceRefuses, double GrowthLot, bool? GrowthGiven,
    HiddenLimit Hidden, double HiddenRatio, NightIncident Incident, double IncidentSecond)
{
    // The 95th percentile of a standard normal: nine draws of ten lie within the forecast.
    private const double Normal95 = 1.6448536269514722;

    /// <summary>Draws the luck of a replicate. All dimensions are stratified over the replicates; --given fixes them.</summary>
    public static Luck Draw(EventWorld world, RunOptions options)
    {
        var key = StreamKey.Of(options.Seed, "run").Child(options.Replicate);
        var all = StreamKey.Of(options.Seed, "luck");
        double Lot(string dimension) => Stratified.Uniform(all, dimension, options.Replicate, Math.Max(1, options.Strata));
        var rates = world.Rates;
        var cancel = Lot("cancelled");
        var cancelled = Said(options, "cancelled", "no", "yes") ?? cancel < world.Event.CancelPercent / 100;
        // A lot below the chance is spread evenly over the days again.
        var cancelShare = !cancelled ? 2 : key.Child("cancelDay").Open().NextDouble();
        var quota = LuckDraw.Given<QuotaLuck>(options, "quota")
            ?? LuckDraw.Pick<QuotaLuck>(Lot("quota"), rates.QuotaLatePercent / 100, rates.QuotaPartPercent / 100);
        var third = rates.HiddenLimitPercent / 300;
        var hidden = LuckDraw.Given<HiddenLimit>(options, "hiddenLimit") ?? LuckDraw.Pick<HiddenLimit>(Lot("hiddenLimit"), third, third, third);
        var stream = key.Child("luck").Open();
        var place = stream.NextDouble();
        var second = 120 + (stream.NextDouble() * 1080);
        var hiddenRatio = hidden switch
        {
            HiddenLimit.ConnectionPool => 2 + place,
            HiddenLimit.SessionStore => 3 + (2 * place),
            HiddenLimit.PlaylistCache => 5 + (2 * place),
            _ => double.PositiveInfinity,
        };
        var kinds = Enumerable.Repeat(rates.IncidentPercent / 100, Enum.GetValues<NightIncident>().Length - 1).ToArray();
        var incident = LuckDraw.Given<NightIncident>(options, "incident") ?? LuckDraw.Pick<NightIncident>(Lot("incident"), kinds);
        return new Luck(
            key, Demand(world.Load, options, Lot("turnout")), cancelShare, quota,
            Said(options, "finance", "approves", "refuses") ?? Lot("finance") < rates.FinanceRefusesPercent / 100,
            Lot("growth"), Said(options, "growth", "agrees", "sendsAnyway"), hidden, hiddenRatio, incident,
            incident == NightIncident.HomeErrors ? world.Load.EventMinutes * 60.0 : second);
    }

    /// <summary>Whose component an incident is.</summary>
    public static string OwnerOf(NightIncident incident) => incident switch
    {
        NightIncident.ZoneLoss => Components.Capacity,
        NightIncident.DeliveryFailure => Components.Cdn,
        NightIncident.PaymentOutage => Components.Payments,
        NightIncident.CodeOutage => Components.Login,
        NightIncident.BotRaid => Components.Security,
        NightIncident.RetryLoop => Components.Client,
        NightIncident.ChatStall => Components.Chat,
        NightIncident.HomeErrors => Components.HomeFeed,
        NightIncident.PressStory => Components.Comms,
        _ => Components.EventService,
    };

    // Log-normal with the ends of the forecast as its 5th and 95th percentile.
    private static double Demand(LoadWorld load, RunOptions options, double lot)
    {
        var (low, high) = (Math.Min(load.ForecastLowRatio, load.ForecastHighRatio), Math.Max(load.ForecastLowRatio, load.ForecastHighRatio));
        var middle = Math.Sqrt(low * high);
        if (options.Given.TryGetValue("turnout", out var said))
        {
            return said switch
            {
                "low" => low,
                "middle" => middle,
                "high" => high,
                _ => throw new InputException($"turnout={said} is not known; allowed low, middle or high"),
            };
        }

        var sigma = PortableMath.Log(high / low) / (2 * Normal95);
        return Math.Max(1, middle * PortableMath.Exp(sigma * PortableMath.NormalQuantile(Math.Clamp(lot, 1e-6, 1 - 1e-6))));
    }

    private static bool? Said(RunOptions options, string key, string no, string yes)
    {
        if (!options.Given.TryGetValue(key, out var said)) return null;
        return said == yes ? true : said == no ? false : throw new InputException($"{key}={said} is not known; allowed {no} or {yes}");
    }
}
