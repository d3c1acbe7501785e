using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <content>The critical minutes, and what they cost.</content>
internal sealed partial class GatewayRun
{
    private void Play(Episode planned)
    {
        var episode = planned with { Minutes = Length(planned) };
        if (episode.Kind == EpisodeKind.StoreOutage) isStoreUp = false;
        Control();
        if (pending is not null) return;
        Tell(episode);
        var begin = minute;
        var now = Ordinary(false);
        var minutes = new CriticalMinutes(gateway, effect, times)
        {
            Requests = options.Grid == RunGrid.Full ? luck.Key.Child("episode").Child(begin) : null,
            // What quotas hold back on the hour comes through where they are gone.
            OnTheHour = episode.Kind == EpisodeKind.StoreOutage ? Ordinary(true) : null,
            SecondOfHour = (int)(begin % 60) * 60,
            Watch = (seconds, fluid) => Watch(begin + (seconds / 60), fluid),
        };
        var result = minutes.Play(episode, now, () => 20 + staff.Minutes(Components.Backend, $"{episode.Kind}-end"));
        measures.Add(episode, result, luck);
        returning = none;
        var passed = Math.Max(1, (long)Math.Round(result.Minutes));
        minute = Math.Min(begin + passed, HorizonDays * (long)DayMinutes);
        Days((minute - begin) / (double)DayMinutes);
        isStoreUp = true;
        Charge(episode, result);
        TellEnd(episode, result);
        hash.Add(result.PeakLoad);
        hash.Add(result.Minutes);
        foreach (var served in result.Calls.Served) hash.Add(served);
    }

    // The store answers again when its outage is over: what holds without the episode is the ordinary state.
    private Situation Ordinary(bool isSpike)
    {
        var at = new Situation(gateway.Callers.Length);
        Usual(at, isSpike);
        at.IsStoreUp = true;
        return at;
    }

    // How long a cause lasts, by who ends it.
    private double Length(Episode episode) => episode.Kind switch
    {
        EpisodeKind.Event => episode.Minutes,
        EpisodeKind.StoreOutage => episode.Minutes * Math.Sqrt(staff.Of(Components.CounterStore).Factor),
        EpisodeKind.NoisyTenant => 60 + (2 * staff.Minutes(Components.Partners, "noisy")),
        EpisodeKind.Attack => luck.Attack switch
        {
            Attack.Scraping => 120 + (2 * staff.Minutes(Components.Abuse, "scraping")),
            Attack.Stuffing => 120 + (3 * staff.Minutes(Components.Abuse, "stuffing")),
            _ => 45,
        },
        _ => luck.Incident switch
        {
            Incident.CapacityLoss => staff.Minutes(Components.Backend, "capacity"),
            Incident.PrefetchStorm => Math.Min(40, 4 + (0.2 * staff.Minutes(Components.ClientSdk, "prefetch"))),
            Incident.ShortOutage => 2,
            _ => BadLimitMinutes(),
        },
    };

    // A changed limit takes the steps of the plan and is taken back by itself where they are watched; else somebody has to find it.
    private double BadLimitMinutes()
    {
        var spread = world.Config.SecondsToGlobal / 60.0;
        var isWatched = design.Rollout.Stages.Count > 1 && design.Rollout.SoakHours > 0 && design.Rollout.WrongLimitPerMillion < 10000;
        return isWatched ? 10 + (2 * spread) : (2 * spread) + staff.Minutes(Components.Gateway, "badLimit");
    }

    private void Charge(Episode episode, EpisodeResult result)
    {
        var hours = result.Minutes / 60;
        var partners = result.Calls.ServedPercent(gateway.Callers, c => c.Kind == CallerKind.Partner);
        if (episode.Kind == EpisodeKind.StoreOutage || (episode.Kind == EpisodeKind.Incident && luck.Incident == Incident.BadLimit))
        {
            var lost = 1 - (partners / 100);
            if (lost > 0.02) Credit(hours * lost);
            measures.Wrong(lost > 0.02 ? 1e6 * 0.01 * lost : 0);
            return;
        }

        if (episode.Kind != EpisodeKind.NoisyTenant) return;
        var others = result.Calls.ServedPercent(gateway.Callers, c => c.IsWanted && c.Kind is not (CallerKind.TopTenant or CallerKind.Batch));
        if (others < 97) recorder.Tell(minute, "starved", Severity.Harm, $"One tenant took what others pay for: {100 - others:0} % of their calls failed", Components.Partners);
        bill.Add("starved", hours * Math.Min(1, (100 - others) / 20) * world.Prices.StarvedDollarsPerHour);
    }

    private void Watch(double at, FluidMinutes fluid)
    {
        if (!options.Record || fluid.Seconds % 20 >= 2) return;
        var (wanted, wantedServed) = (0.0, 0.0);
        for (var i = 0; i < gateway.Callers.Length; i++)
        {
            if (!gateway.Callers[i].IsWanted) continue;
            var (served, offered) = fluid.LastOf(i);
            wanted += offered;
            wantedServed += served;
        }

        recorder.Sample(at, enforced * 100, fluid.CriticalSuccess * 100, wanted > 0 ? 100 * wantedServed / wanted : 100, fluid.LoadRatio * 100, double.NaN, 0);
    }

    private void Sample(Flow flow)
    {
        if (!options.Record) return;
        double Share(Func<Caller, bool> which)
        {
            var (begun, served) = (0.0, 0.0);
            for (var i = 0; i < flow.Begun.Length; i++)
            {
                if (!which(gateway.Callers[i])) continue;
                begun += flow.Begun[i];
                served += flow.Served[i];
            }

            return begun > 0 ? 100 * served / begun : 100;
        }

        recorder.Sample(
            minute, enforced * 100, Share(c => c.Kind == CallerKind.Critical), Share(c => c.IsWanted), flow.LoadRatio * 100, Share(c => !c.IsWanted),
            started < 0 ? 0 : WrongNow() * enforced);
    }

    private void Tell(Episode episode) => recorder.Tell(minute, Sentences.Kind(episode), Severity.Caution, Sentences.Begin(episode, luck), Owner(episode));

    private void TellEnd(Episode episode, EpisodeResult result)
    {
        var calls = result.Calls;
        var critical = calls.ServedPercent(gateway.Callers, c => c.Kind == CallerKind.Critical);
        var lost = calls.Sum(calls.Lost, gateway.Callers, c => c.IsWanted ? 1 : 0);
        var text = Sentences.End(result, critical);
        if (episode.Kind == EpisodeKind.Attack && calls.Served[gateway.AttackPlace] > 0.4 * calls.Begun[gateway.AttackPlace])
        {
            recorder.Tell(minute, "attackIn", Severity.Harm, $"{100 * calls.Served[gateway.AttackPlace] / calls.Begun[gateway.AttackPlace]:0} % of the attack got through. {text}",
                Owner(episode), calls.Served[gateway.AttackPlace]);
            return;
        }

        var kind = Sentences.EndKind(episode, luck, result);
        recorder.Tell(minute, critical < 95 ? kind : kind + "Held", critical < 95 ? Severity.Harm : Severity.Good, text, Owner(episode), lost);
    }

    private string Owner(Episode episode) => episode.Kind switch
    {
        EpisodeKind.StoreOutage => Components.CounterStore,
        EpisodeKind.NoisyTenant => Components.Partners,
        EpisodeKind.Attack => luck.Attack == Attack.Flood ? Components.EdgeProtection : Components.Abuse,
        EpisodeKind.Incident => Luck.OwnerOf(luck.Incident),
        _ => Components.Backend,
    };

    private Outcome<GatewayMetrics> Close()
    {
        var (p, callers, all) = (world.Prices, gateway.Callers, measures.Calls);
        bill.Add("critical", all.Sum(all.Lost, callers, c => c.Kind == CallerKind.Critical ? 1 : 0) * p.CriticalCallDollars);
        bill.Add("calls", all.Sum(all.Lost, callers, c => c.IsWanted && c.Kind != CallerKind.Critical ? c.Kind == CallerKind.Batch ? 0.08 : 1 : 0) / 1000 * p.ThousandCallsDollars);
        bill.Add("abuse", all.Sum(all.Served, callers, c => c.AbuseWeight) / 1e6 * p.AbuseDollarsPerMillion);
        bill.Add("abuse", all.Sum(all.Served, callers, c => c.Kind == CallerKind.Attack ? 1 : 0) / 1e6 * p.AttackDollarsPerMillion);
        var ledger = bill.Close();
        foreach (var line in ledger.Lines) hash.Add(line.Value);
        return new Outcome<GatewayMetrics>
        {
            Metrics = measures.Close(bill, staff, times),
            Ledger = ledger,
            Series = recorder.Series(),
            Timeline = recorder.Timeline(),
            PendingDecision = pending,
            Hash = hash.ToString(),
        };
    }
}
