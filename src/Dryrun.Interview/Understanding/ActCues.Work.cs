namespace Dryrun.Interview.Understanding;

/// <summary>Cues of acts that make the programme.</summary>
internal static partial class ActCues
{
    private const string Targets = """
        0.85 success is|means|metric|metrics|criteria|criterion|would|will|looks|for|here|measured|measure|equals|=; our|the|my|a|primary|main|coverage|clear|key target|goal|objective|sla|slo|kpi|kpis|okr|objectives|targets|goals is|are|of|for|will|would|should|to|at|here|#; target|targeting|targets # ; north star; define|defining|defines success; success metric|metrics|criteria|criterion|measures; done means|is|when|looks; aim|aiming|aims for|to|at|is; what success|good|done looks
        0.7 # ... patched|updated|covered|coverage|upgraded|protected|installed|reached|fixed|success ... in|within|by|before|inside|under # ; want|need|reach|hit|get|achieve|get|cover|patch|update to? # ... in|within|by|inside|before # ; sla|slo of|is|at|# ; reach|hit|achieve .. # coverage|of|within|patched; # coverage; want|need|aim .. # of ; keep|stay|stays|below|under .. crash|brick|failure|error|install .. under|below|at # ; crash|brick|failure|error rate|share .. under|below|less|must|at most|# ; # of .. in|within # ; guardrail*; coverage of|target|goal|by; by # ... # ; we|i are|am optimi*|trying to? for?; count|counts as success|done|patched; measure success|ourselves by|as
        -0.6 ring|canary|stage|start|then|ramp|expand; halt|rollback|pause|stop|alert|page|trigger; assum*; offline
        """;

    private const string Risks = """
        0.9 biggest|main|top|key|major|primary|first|second|third|another|other|one|real|a|the|largest|serious|worst|number risk|risks|danger|threat|concern|worry|fear; risk|risks is|are|of|here|that|would|include|we|one|two|three|#; worried|worry|worries|concerned|afraid|fear|nervous about|that|is|of|we|the|me|most; what breaks|worries|scares|concerns|keeps; failure mode|modes; go|goes|going|gone|went wrong; single point of; risky; danger*; worst case is|would|scenario|we; threat; at risk; vulnerable to; what could|can|might go|break; keeps me up; exposed to; pre? mortem
        0.7 could|can|might|may|would|will|to also? then? brick|break|fail|crash|kill|lose|corrupt|overload|overwhelm|saturate|damage|leak|swamp|melt|spike|bootloop|ddos|strand|harm|hurt|miss|erode|block|stall|expose|drown|hammer|flood; brick|bricks|bricked|bricking # ; thundering herd; lose|loses|losing trust|users|data|messages|customers; lawsuit*; backlash; regress*; blast radius; fails|breaks|bricks|dies|collapses|overloads|leaks|slips|stalls; get|gets|be|end up? bricked|overloaded|stuck|swamped|stranded|compromised|overwhelmed; attack*; exploit*; fall over; silent failure*; herd; blind spot*; supply chain; churn
        -0.5 rollback; assum*; rollback if; halt; mitigat*; monitor; to? avoid|prevent; reduce*|reducing the|our risk; low risk; risk owner
        """;

    private const string Mitigations = """
        0.9 mitigat*; to|and|that|we|i|would|which|will avoid|prevent|contain|protect|guard|limit|reduce|shield|cushion|absorb|avoids|prevents|reduces|contains|limits|protects the|that|a|our|this|it|us|against|damage|blast|risk|bricks|bricking|harm|overload|any|load|exposure|them|from|users|customers|devices|thundering; safeguard*; contingency; safety net; backstop; protect* against|from|us; in case; insurance; fallback; failsafe; fail safe|closed|open; as a backup; backup plan|path|channel|slot|region; guard against; cap the damage|blast; reduce*|lower|lowers|cut|cuts|shrink|shrinks|keep|keeps .. risk|blast|damage|harm|exposure|impact|load|chance; to be safe|covered; so that .. not|never|no|only|can; so .. does not|do not|can not|never|will not|is not|no; handle*|address*|cover|covered|covers|counter|solve|solves|fix|fixes that|this|it|by with|by|using
        0.65 retry|retries|resume; jitter*; backoff; rate limit*|limiting; circuit breaker*; redundan*; spare|spares|buffer|headroom; ab slots|slot|partition*; dual|two|second slot|slots|partition*; hsm; two person|people rule|approval|signoff; quarantine*; pre provision|provisioned|position|positioned|book|booked|scale|warm; multi cdn; second cdn; throttl*; exclude|hold|holds back|the|that|those|affected|out; staged rollout .. so|to|because; checksum*; watchdog*; stagger*; replacement stock|units|headsets|program|programme; refund*; verif* .. before; battery .. check|threshold|above|at|over|least; only install .. when|above|if; free replacement*; communications plan; runbook*; dry run|drill|game day|rehears*
        -0.6 what is|are; who; biggest risk; the risk is
        """;

    private const string Owners = """
        0.9 own|owns|owned|owner|owners|owning|ownership; accountable; responsible for; responsibility; dri; in charge of; on the hook; answers for; is|are|gets|get|be paged; point person|of; takes point; @ signoff|approves|decides|leads|drives|handles|runs|halts; signoff @ ; single threaded; raci; page @ ; @ is|are|goes|carries|will be? oncall|paged|responsible|accountable|pager
        0.75 signoff from|by|on|is|before|comes; oncall can|is|gets|will|owns|has|rotation|for|decides|halts|may|carries|team|from; @ can|may|has halt|stop|pause|approve|veto|resume|authority; @ will|must|should|has to? to? own|signoff|approve|handle|lead|drive|decide; approved by; led by; driven by; run by @ ; handled by; assigned to; assign; @ takes|owns|gets|has; paged; pager; oncall rotation; sits|lives with; who owns
        -0.7 take ownership; device owner*; owner of the device|headset|phone; headset owner*; own|our|their|its ota|pipeline|channel|delivery|cdn|app; my own; its own; your own; our own; their own; @ has|gets
        """;

    private const string TradeOffs = """
        0.9 tradeoff|tradeoffs; trade|trading|traded; at the cost|expense|price of; in exchange for; sacrific*; comes at; the price is|we|of; downside|drawback is|of|here|that|would; costs us; price we pay; pay for it|that|this with|in|by; we|i give up; giving up; willing to|accept; balance|balancing between|speed|the|of; versus; on the one hand; buys us; slower but; but slower|safer|cheaper|costs|more; pros and cons; happy to pay|wait|lose|accept; would rather .. than; compromise*; cheaper but; safer but; faster but
        0.75 i|we accept|accepting|tolerate|prefer|favor|favour|value|choose|prioritise|prioritize|optimise|optimize|pick|take; accept|accepting|accepts|tolerate|tolerating more|higher|some|slower|lower|a|the|that|extra|longer|less|stale; over latency|speed|consistency|cost|coverage|velocity|availability|bandwidth|safety|completeness|precision|recall|reach|reliability|throughput; safety|speed|consistency|reliability|coverage|correctness|trust|latency|cost|availability over|before|versus|beats|matters|against; more than speed|latency|cost|coverage|safety; even if it|that|this|we means|costs|takes|is|delays|slows; means slower|longer|more|less|higher|lower|fewer|extra|we; worth|worthwhile it|the|that|paying|losing; rather slow|be|lose|miss|ship; longer .. but; at the same time
        -0.6 i|we accept|take|pick|choose|prioriti* it|that|this $; i|we choose|pick|take|prefer a|the|to; is it worth; prioriti* fixes|the|by
        """;

    private const string Rejections = """
        0.85 ruled|rule|ruling out|it|that|them; reject|rejected|rejecting|rejects; decided|decide|deciding|advise|argue against; discard*; dismissed; considered|thought|looked|evaluated|weighed|explored|debated ... but|and|not|decided|too|reject*|because; chose|choose|choosing|picked|pick not; i|we will|would|am|are not going|to|be? use|do|go|build|ship|choose|pick|push|bother|want|using|rely|store|run|doing|going|put|adopt|start|touch|take|support|try|force|send|update; alternative|alternatives|option|options was|is|would|were|here|are; not choosing|going|using|doing|taking; as opposed to; no bigbang; avoid bigbang|going|a|using; instead of|rather than; not .. but rather|instead; over a|the bigbang|single|full|custom|pure|simple; said no to; turned down; against using|a|the|doing|going; i|we skip|skipped|drop|dropped|avoid|avoided|reject; decided not; opted out|against
        -0.6 wait instead of; i|we will|would not know|be|have|mind|want to? know; not be; avoid the|any risk|harm
        """;

    private const string RolloutSteps = """
        0.85 ring|rings; canary|canaries; staged|stages|staging; phased; rollout|rollouts to|in|by|starts|begins|goes|plan|with|stages|gradually|slowly|over|#; wave|waves; start|starts|starting|begin|begins|beginning|launch|launching|kick|go|roll|release|ship|push with|at|to|from|off|first|out .. # ; then # ; # then; expand*|ramp*|widen*|grow|scale|increase|go|move|bump|raise to|up|from .. # ; dogfood; soak*; bake*; pilot; employees|internal|insiders|beta|staff first|then|before|users|devices|testers|headsets|ring|dogfood|fleet; global|globally|worldwide rollout|after|last|once|when; # of .. in region|one|a|new|canada|internal|employees; first # ; gradual*; incremental*; one country|region|market|model first|at; region by region; country by country; ramp; cohort by cohort; promote* to; next ring|stage|wave|cohort; # first; full|general rollout|availability|fleet; stratified; region a; then|and|before everyone|global|globally|worldwide|everybody|full|all|100
        -0.7 who|whom ... rollout; what|when|which is the rollout; rollout is not; rollback the rollout; crash rate|rates # ; biggest; rollout pause*; bake in
        """;

    private const string Rollbacks = """
        0.9 rollback|rollbacks; revert|reverts|reverted|reverting; undo; halt|halts|halted|halting; autohalt; abort*; rollforward; killswitch; back out; pull the|it|that|this build|release|update|back|patch; pause|pauses|pausing|stop|stops|stopping|freeze|suspend the|it|rollout|all|further|expansion|everything|any|immediately|ring|automatically|at|if|when|there|distribution|offers|offering; previous|old|prior|last|other|inactive slot|version|build|image|known|good|partition; boot back; known good; last good; turn it|that|the off; hotfix; downgrade*; disable the|it|that|remotely; feature flag*|off; fix forward
        -0.6 stop the clock; pause for a; stop me; stop here; anti rollback
        """;

    private const string Monitorings = """
        0.85 monitor|monitors|monitoring|monitored; watch|watching|watches; alert|alerts|alerting|alarm|alarms; dashboard*; telemetry; observ*; instrument*; threshold*; anomal*; detect|detects|detecting|detected|detection; crash|failure|brick|error|install|boot|success|anr rate|rates; metrics|metric gate*|per|on|every|by|we|show|stay|look|are; track|tracks|tracking; keep|keeping an? eye; measure|measuring|measures; signal|signals; health check|checks|signal|gate|metrics|metric; gate|gates|gated on|at|by|if|for|is; page|pages|paged if|when|at|us|on; heartbeat*; spike|spikes|rises|exceeds|goes|climbs|crosses|above|over|doubles .. baseline|above|# ; baseline; guardrail*; we|i would|will know|see; how would|will|do we|i know; logs; slo burn; control group; holdout; check* .. rate|rates|metrics|numbers|signals
        -0.7 telemetry opt*; optin telemetry; do we have telemetry; baseline assum*; baseline design; watch out; heart rate; detect bots; track record; keep track of time
        """;

    private const string Estimates = """
        0.85 estimat*; back of the; ballpark; order of magnitude; # times|x|multiplied|divided by? # ; multiplied|multiply|divide|divided by; times # ; comes|come|works|work|adds|add out|to|up .. # ; that|which|it|this is|means|gives|makes|would|equals .. roughly|about|around|approximately|nearly|~|over # ; that|which|this is|gives|makes|means # ; napkin; envelope; math|maths|arithmetic; so|or about|roughly|around|approximately # ; equals # ; # is|equals|gives|makes about|roughly|around? # ; per day|second|hour .. # ; # per|a day|second|hour|country|week|month|region; rough number|numbers|sizing|estimate|math|cut; total|totals of|is|about|around|comes # ; peak .. # ; # of|times|x # ; let me calculate|compute|size|do|run; if # ... then|that # 
        -0.6 assum*; wait|soak|watch|monitor ... # ; in|within # ; # of .. devices; start|then|expand # ; ring
        """;

    private const string Costs = """
        0.85 cost|costs|costing|costly|costed; budget|budgets; expens*; cheap|cheaper|cheapest; dollar|dollars|$; spend|spending|spent; price|prices|pricing|priced; money; headcount; egress; bill|bills; support tickets|load|burden|contacts|volume|calls; operational|ops|oncall|engineering|people|maintenance burden|overhead|load|toil|cost|hours|effort; afford*; roi; finance; staffing; return on; savings; save|saves|saving money|bandwidth|egress|tickets; total cost; per headset|device|gigabyte|gb|contact cost|costs; worth the; toil; burnout; warranty; refund*
        -0.7 at the cost of; at all costs; costs us time; spend|spending # ; spend .. time|minutes; price of|we
        """;

    private const string Escalations = """
        0.9 escalat*; take|bring|raise|elevate|push|surface|flag|kick it|this|that|them|the|up|issue .. to|with|up .. vp|director|leadership|exec*|head|manager|lead|svp|cto|boss|sponsor|@; raise it|this|that|the with|to; vp|vps|svp|director|directors|execs|executives|executive|cto|sponsor|leadership; go|goes|going to|above|over .. vp|director|leadership|boss|head; engage|engaging ... by; pull|bring|loop|rope in; exec sponsor|review|decision; steering committee; tie break*; break the tie; next level; chain of command; page .. manager|director|lead
        -0.5 vp of .. owns; leadership principle*; exec summary; signoff; technical|thought leadership
        """;

    private const string SecondMoves = """
        0.9 if they|he|she|legal|@|it|that|the|this|we|nobody|no .. .. say|says|said|refuse|refuses|push|pushes|decline|declines|block|blocks|disagree|disagrees|object|objects|slip|slips|reject|rejects|fails|drags|delays|no|balk|balks|ignore|ignores|stall|stalls; if that|it|this|they|we|negotiation|plan does|do|did|fails|falls|slips|can not|will not|is not|are not work|through|agree|not|happen|enough|budge|move; if they|@ still? can not|do not|will not|cannot|refuse; plan b; failing that; otherwise i|we; backup|fallback plan|option is|would; and if not; if not then?|i|we; my|our|the|next|second|then next|second|following move|step|plan|option; come back with|to options|data|a|three|two|them; present|bring|offer|give|lay|with .. options; # options; options delay|cut|to; delay|cut|drop .. or cut|add|delay|scale|throttle; if .. still no|refuse*|not; if push comes; worst case i|we would|will|go|escalate|ship; if .. says|say no; if .. blocked|refused|rejected|denied
        -0.4 if the crash|crashes|install|device|patch|download|update|rate|battery|boot|network|phone; if crash; next step is the
        """;

    private const string Stakeholders = """
        0.85 stakeholder*; align|aligned|aligning|alignment with|on|between|across|the|legal|everyone|all; buy in; buyin; negotiat*; convince*|persuade*|influenc*; consult|inform|notify|informed|consulted; cross functional; who .. agree|signoff|cares; @ .. needs|need|wants|want|cares|care|worries|agree|agrees|must|onboard|aligned|concerned; partner with @ ; coordinate|coordinating|coordinates with; loop|bring|get|involve|engage|pull|have in? @ ; work|working|works closely? with @ ; regulator*; carriers; local|country teams|ops|counsel|legal|offices|partners; communicate*|communication to|with|plan; tell|telling @ ; @ and @ ; legal; privacy; incentive*; their okr|goal|goals|roadmap|priorities; on board; heads up; talk|speak to|with @ ; signoff from|by
        -0.6 who is; security patch*; legal notice; legal requirement*; @ is|are|gets|get paged; page @ ; @ oncall
        """;

    private const string Deferrals = """
        0.9 work|partner|sit|working|partnering|sync|team|collaborate|coordinate with @ ... to model|work|determine|figure|validate|confirm|decide|size|tune|understand|calculate|estimate|define|set|get|design|choose|pick|check|settle|nail|spec|verify|find; defer* to|the|that|this|those; leave|leaving it|that|the|this|those .. to|with|for @|engineers|engineering|them|experts; let|letting @|engineers|engineering|them|experts|specialists decide|choose|pick|determine|set|model|tune|own|work|figure|drive|size|propose; delegat*; ask @ .. to|for|how|what|whether; @ to model|work|determine|figure|validate|confirm|size|tune|choose|pick|decide; engineer|engineers|engineering|specialists|experts will|would|should|can|to|decide|pick|choose|know|own; lean on; rely|relying on @ ; trust @ ; hand|handing that|it|this|the|over .. to @ ; not my call|area|expertise|decision|place|field; domain|subject expert|experts|matter; they|@ know|knows|understand better|best|more|the; check|confirm|validate|verify|sanity .. with @ ; get|getting .. from @ ; up to @|the|them|engineering; expert judgment|judgement|advice|input; rely on .. to; with network engineers|engineering; i am not the; outside my; defer
        -0.6 escalat*; owns; signoff; defer to|until|till next|later|v2|phase|after
        """;

    private const string Prioritisations = """
        0.9 musthave|musthaves; must have; niceto have|haves|haves; nice to; prioriti*; p0|p1|p2; most important|critical|urgent; first|top|highest|number priority|one; priority|priorities is|one|are|here|would|#; out of scope; in scope; can|could|will wait; later phase|version|release|milestone; phase two|2|one|1; not in scope; descope*; mvp; v1; v2; critical path; stretch; non negotiable; essential; optional; bonus; come|comes|goes first|last|later|second; cut from|scope; scope out; defer .. later|v2|until|phase|next; day one; launch blocker*; blocking launch; more important|urgent than; matters most|more|less; first things; above all; low priority; leave .. for later|v2|phase; later $; need to have; without which; focus on|first
        -0.7 musthave been; first priority is to ask; who comes first; what .. priority
        """;
}
