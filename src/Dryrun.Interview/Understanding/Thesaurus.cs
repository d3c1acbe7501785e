namespace Dryrun.Interview.Understanding;

/// <summary>
/// Words that mean nearly the same when people ask about systems and programmes. Each line is one meaning; a word may stand in several. General
/// vocabulary of the field, not of any prompt.
/// </summary>
internal static class Thesaurus
{
    private const string Meanings = """
        device headset phone handset unit client hardware endpoint machine gadget terminal
        user customer consumer owner people person audience player
        many count number total amount quantity figure
        share percentage percent fraction portion proportion ratio rate slice part % half most majority
        size big large heavy megabyte gigabyte mb gb bytes small footprint weigh megs fat huge tiny payload volume
        patch update image build release package firmware ota binary version software fix upgrade
        delta differential incremental diff bsdiff partial difference
        full complete whole entire
        offline disconnected unreachable connectivity connected online connection reachable internet network intermittent spotty coverage signal
        dormant inactive unused idle drawer shelf abandoned stale untouched dust asleep lapsed
        bandwidth throughput downlink speed fast slow mbps connection link downstream rate broadband pipe
        metered cellular mobile datacap tether data-plan quota capped expensive hotspot roaming allowance
        automatic autoupdate automatically auto silent background unattended
        battery power charge charging dock docked plugged charger powered cradle juice energy
        brick bricked dead unbootable unusable paperweight bootloop destroy unrecoverable ruin permanently kill
        fail failure failed die interrupt abort crash error break breaks broken wrong botch corrupt partway halfway midway
        rollback undo revert reverse downgrade previous back rollforward withdraw recall unwind retract pull
        version old older outdated behind stale spread fragmentation distribution age legacy lag
        telemetry metric signal observability analytics log report instrument visibility see data diagnostics insight measure
        optin consent agree permission share
        late delay lag latency fresh stale minutes hours real-time realtime arrive behind lagging freshness
        crash stability baseline normal today current usual typical healthy existing
        chipset model hardware variant family families generation sku soc type kinds platform
        country region market geography nation territory geo location
        blocked blocking censored firewall unreachable restricted ban unavailable forbid reach
        cdn edge cache delivery content pop mirror distribution
        legal law regulation regulatory regulator compliance notice notification approval jurisdiction government statutory lawyer counsel filing rule
        freeze blackout holiday christmas embargo moratorium window launch event peak season vacation
        sign signing key signature hsm certificate cryptographic crypto rotation cert
        halt stop pause abort kill block resume authority authorised authorized allowed permission call power veto button plug
        support contact ticket call helpdesk agent complaint capacity care staff handle
        replacement spare rma stock inventory swap warranty exchange warehouse refurbished
        launch start begin kickoff date first ship deadline schedule timeline ready go-live
        cost price expensive dollar budget spend money pay bill fee charge afford economics
        egress traffic transfer bandwidth outbound
        oncall pager rotation page rota duty night weekend shift
        success successful goal objective kpi metric win done good look outcome target aim
        coverage sla target deadline slo percent reach by patched adoption commitment expectation completion required
        vulnerability exploit exploited cve severity severe bad serious critical security urgent urgency hole attack attacker wild threat danger dangerous zero-day flaw
        persona consumer enterprise kid child children business whose audience segment demographic type buyer school
        dependency team existing exist pipeline already infrastructure built own depend upstream prior available inherit place
        store appstore playstore google apple channel
        review approval wait vet
        ios apple iphone android platform split mix google
        ramp phased gradual staged percentage
        loss lose lost message history wipe corrupt destroy data erase chat
        killswitch flag toggle switch remote server-side disable config
        threshold limit line bar penalty demote vital anr
        who whom person whose responsible accountable
        when date day time soon long
        where country location
        worst slowest minimum low tail p99 bottom p95
        average median typical mean normal
        budget allowance limit cap
        fleet installed population base active deployed field
        smallest rarest least minimum tiny
        rotate rotation rotated
        process procedure policy protocol
        lead ahead supply
        month days weeks
        """;

    private static readonly Dictionary<string, int[]> ByStem = Meanings.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany((line, meaning) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (Stem: Stem.Of(word), meaning)))
        .GroupBy(p => p.Stem)
        .ToDictionary(g => g.Key, g => g.Select(p => p.meaning).Distinct().ToArray());

    /// <summary>All words.</summary>
    public static IEnumerable<string> Vocabulary => Meanings.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Meanings of a stem, by number; most words have one or none.</summary>
    public static int[] Of(string stem) => ByStem.TryGetValue(stem, out var meanings) ? meanings : [];
}
