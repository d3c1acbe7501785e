namespace Dryrun.Interview.Understanding;

/// <summary>Contractions, dictation and the commonest slips of typing, as the words they stand for.</summary>
internal static class Slips
{
    /// <summary>Words after which 's is "is" and not a possessive.</summary>
    public static readonly HashSet<string> TakesIs =
        ["what", "who", "how", "where", "when", "that", "it", "there", "here", "he", "she", "this", "let", "which", "why", "whats", "size", "everyone", "nobody"];

    public static readonly Dictionary<string, string[]> Expansions = Read("""
        don't=do not; dont=do not; doesn't=does not; doesnt=does not; didn't=did not; didnt=did not; can't=can not; cant=can not; cannot=can not
        won't=will not; wont=will not; wouldn't=would not; wouldnt=would not; shouldn't=should not; shouldnt=should not; isn't=is not; isnt=is not
        werent=were not; weren't=were not; wasnt=was not; hasnt=has not; hadnt=had not; aren't=are not; arent=are not; wasn't=was not; hasn't=has not; haven't=have not; havent=have not; couldn't=could not; couldnt=could not
        i'd=i would; id=i would; i'll=i will; im=i am; ive=i have; we'll=we will; weve=we have; theyre=they are; thats=that is
        whats=what is; wats=what is; whos=who is; hows=how is; wheres=where is; whens=when is; theres=there is; let's=let us; lets=let us; youre=you are
        gonna=going to; wanna=want to; gotta=have to; lemme=let me; gimme=give me; dunno=do not know; kinda=kind of; sorta=sort of
        teh=the; hte=the; adn=and; nad=and; hwo=how; wat=what; wht=what; waht=what; whta=what; abt=about; u=you; ur=your; r=are; pls=please; plz=please
        bc=because; cuz=because; cos=because; thru=through; w=with; wo=without; tho=though; ppl=people; btw=by the way; fyi=for your information
        whcih=which; thier=their; taht=that; fo=of; ot=to; si=is; yuo=you; od=do; cna=can; ahve=have; hvae=have; liek=like
        hrs=hours; hr=hour; mins=minutes; secs=seconds; wks=weeks; wk=week; mo=month; yr=year; yrs=years; approx=approximately; avg=average
        pct=percent; prcnt=percent; precent=percent; percnt=percent; perc=percent; mgr=manager; eng=engineering; infra=infrastructure
        ok=okay; okey=okay; yep=yes; yeah=yes; yup=yes; yea=yes; nope=no; nah=no; ya=yes; vs=versus; aint=is not
        sz=size; msg=message; msgs=messages; rly=really; rn=right now; atm=at the moment; prob=probably; probs=probably; tmrw=tomorrow; b4=before; reqs=requests; req=request
        envs=environments; cfg=config; prod=production; num=number; nr=number; whys=why is; sth=something; smth=something; kk=okay; thx=thanks; ty=thanks; idk=do not know
        what're=what are; what'll=what will; y'all=you all; ain't=is not; shan't=will not; mustn't=must not; needn't=need not; comms=communications
        """);

    private static Dictionary<string, string[]> Read(string table)
    {
        var all = new Dictionary<string, string[]>();
        foreach (var entry in table.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            all[entry[..at]] = entry[(at + 1)..].Split(' ');
        }

        return all;
    }
}

/// <summary>Words that people write in two pieces or with a hyphen, read as one.</summary>
internal static class Compounds
{
    private static readonly Dictionary<string, (string Second, string Whole)[]> Pairs = Read("""
        on call=oncall; roll back=rollback; rolled back=rollback; rolling back=rollback; rolls back=rollback; roll out=rollout; rolled out=rollout
        rolling out=rollout; rolls out=rollout; wi fi=wifi; trade off=tradeoff; trade offs=tradeoff; sign off=signoff; signs off=signoff; signed off=signoff
        signing off=signoff; sign offs=signoff; kill switch=killswitch; kill switches=killswitch; opt in=optin; opted in=optin; opts in=optin; auto update=autoupdate
        auto updates=autoupdate; auto updating=autoupdate; auto updated=autoupdate; auto halt=autohalt; auto pause=autohalt; nice to=niceto; must have=musthave; must haves=musthave
        data cap=datacap; data caps=datacap; hand off=handoff; hands off=handoff; back up=backup; time line=timeline; run book=runbook; play book=playbook
        time box=timebox; white board=whiteboard; hard ware=hardware; firm ware=firmware; down link=downlink; band width=bandwidth; down load=download; down time=downtime
        black out=blackout; fall back=fallback; falls back=fallback; falling back=fallback; dog food=dogfood; dog fooding=dogfood; head set=headset; head sets=headsets; app store=appstore; app stores=appstore
        play store=playstore; boot loop=bootloop; boot loops=bootloop; boot looping=bootloop; big bang=bigbang; roll forward=rollforward; rolling forward=rollforward; rolled forward=rollforward; no one=noone
        """);

    /// <summary>The words that make compounds.</summary>
    public static IEnumerable<string> Vocabulary => Pairs.SelectMany(p => p.Value.SelectMany(v => new[] { p.Key, v.Second, v.Whole }));

    public static List<Word> Merge(List<Word> raw)
    {
        var merged = new List<Word>(raw.Count);
        for (var i = 0; i < raw.Count; i++)
        {
            if (i + 1 < raw.Count && raw[i].After == Gap.Space && Whole(raw, i) is { } whole)
            {
                merged.Add(new(whole, raw[i].Start, raw[i + 1].End, raw[i + 1].After));
                i++;
            }
            else
            {
                merged.Add(raw[i]);
            }
        }

        return merged;
    }

    // "a/b" and "a b" of a test or of slots are one word; an article before a word that begins with b is not.
    private static string? Whole(List<Word> raw, int i)
    {
        var (a, b) = (raw[i].Plain, raw[i + 1].Plain);
        if (a == "a" && b == "b") return "ab";
        if (!Pairs.TryGetValue(a, out var seconds)) return null;
        foreach (var (second, whole) in seconds)
        {
            if (second == b) return whole;
        }

        return null;
    }

    private static Dictionary<string, (string, string)[]> Read(string table) => table
        .Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(e => (Left: e[..e.IndexOf('=', StringComparison.Ordinal)].Split(' '), Whole: e[(e.IndexOf('=', StringComparison.Ordinal) + 1)..]))
        .GroupBy(e => e.Left[0])
        .ToDictionary(g => g.Key, g => g.Select(e => (e.Left[1], e.Whole)).ToArray());
}
