namespace Dryrun.Interview.Understanding;

/// <summary>Cues of acts that steer the conversation.</summary>
internal static partial class ActCues
{
    /// <summary>Words that open a question where a sentence begins; inside a sentence they may only join a clause to it.</summary>
    private const string Openings = """
        0.9 ^ what|who|whom|whose|which|why|how
        0.9 ^ when|where is|are|do|does|did|will|would|can|could|should|was
        0.9 ^ is|are|was|were|does|did|has it|that|this|there|the|we|they|you|i|any|all|these|those|our|devices|users|every|everyone|each|a|an|anyone|some|rollback|bandwidth|internet|connectivity|telemetry|auto*|one|bricking
        0.8 ^ is|are|was|were|does|did
        0.6 ^ must|can|could|should|would|will|may|has|have|do
        0.85 ^ do|can|could|will|would|should|may|might|have|had|am|shall the|we|they|you|i|it|that|this|there|any|these|those|our|devices|users|people|a|headsets|phones|all|most|some|legal|anyone
        0.6 ^ any .. $
        0.7 ^ how about; ^ and? what|how|who|which|why; ^ anything|anyone|anybody; ^ any countries|country|idea|data|limits|constraints|restrictions|chance|news|known|numbers|estimate|sense|rules|legal|legacy|existing|devices|users|teams|requirements|deadline|dates|freeze|history|reason; walk me through; remind me; talk me through; do we have|know; do you have|know
        """;

    private const string Questions = """
        -0.95 ^ correct $; ^ fair $; ^ reasonable $; ^ right $; ^ agree $; what i|we|you mean*|would|do|said; that is what|how; ^ in summary
        -0.9 ^ do|have not|it|that|this; ^ can|will not; ^ have|has the; ^ would be|have|not|like|love|want; ^ will be|have|do; ^ is not|fine|good|okay|great; ^ are not; ^ can do; ^ could be|have; ^ must be|have|not|never; ^ should be|have|not|only; ^ do the|a|not|it
        -0.9 ^ what|how|why i|we would|will|want|am|care|need|mean|propose|plan; ^ which means|is why|gives; ^ how i|we|about i|we
        -0.8 ^ have the|our|a|them
        0.85 would|will|do|can|could you tell|share|give|say|clarify|confirm|know|explain|have|walk|help|happen|remind
        0.8 like|want|wanted|need|love|good|helpful|useful|help to|if to? know|understand|clarify|check|confirm|ask|hear|learn|see|find
        -0.7 so we|i want|need to understand|know; with @ ; to know when|that
        0.85 wondering; i am? curious; tell me|us; any idea|sense|chance|clue|insight|thoughts|data on|about|of|how|what|whether|if|where
        0.8 help me understand; let me ask|confirm|check; quick|one|my|first|next|another|second|last|follow|the question; question is|about|on|for; can i ask|assume|check|confirm; may i ask
        0.75 not sure|clear|certain if|whether|how|what|which|who; i|we do not know if|whether|how|what|which|who|the; i need to know|understand; unclear|clarity whether|if|how|what|on
        0.9 what about|is|are|if|does|do|would|happens|kind|share|fraction|percentage|percent|portion|sort|size|sla|level|proportion
        0.7 how many|much|often|long|big|large|bad|fast|old|late|severe|urgent|quickly|far|soon|likely|stale|spread|reliable|widely|common|serious|bricked is|are|do|does|did|of|can|would|will|devices|headsets|users|the|a|it|we
        -0.5 monitor*|watch|track|measure|alert ... how many|much|often
        0.9 confirm $; correct $; is that|it|this so $; is that right|okay|reasonable|fair|correct|accurate|realistic|ok|fine|safe|true|the; does that sound|make|hold|match|seem|work; sound reasonable|right|fair|okay $; right $; okay with that; agree $; fair $; reasonable $; yes or no $; or not $; or no $
        0.75 could|can|do we|i assume|expect|rely|count|presume; should i|we assume|expect; am i right; is it fair|safe|reasonable|ok|okay|right|possible|true
        0.7 who is|are|can|owns|has|signs|decides|may|signoff|approves|would|will|do we|gets|answers; whether the|we|they|it|there|a|devices|users; correct me if
        0.6 i would|will also? want|like|love|need|appreciate that|the|a|to|your|those|some|numbers|more; i|we want|need to? understand|know|hear|learn|see|find|get; is what i|we need|want|have|must; i have to|no find|understand|know|idea|clue; paint me|us; i|we need|want the|a|some|your number|figure|numbers|figures|list|share|split|breakdown|proportion|date|dates|rate|range; depends on how|what|who|whether|if|which; unless i know; if|whether i know|knew; fill me in; point me to; give me|us your|both|the|a|some|an; i|we would|do love|like|want|need to? hear; have we got; like a feel|sense|picture|number|figure|breakdown; what is that $; get that $
        0.6 i|we need|want .. numbers|figures|things; give me .. number|figure|sense|idea|numbers|breakdown|size|range; looking for .. number|figure; interested in; need .. numbers|data|figure on|about|for; is there; are there
        """;

    private const string Assumptions = """
        0.9 i|we|will|would|to|am|are|and|also|just|then|can assume|assuming|presume|suppose|presuming; ^ assume|assuming|suppose|supposing|presumably; assumption|assumptions is|are|here|that|would; my|working|under|one|an|the assumption; design|plan|proposal assumes|assumed; take|taking|took it|that|this as|for given|granted
        0.8 assumed; i|we take it that; let us|me assume|say|suppose|presume; assuming #; unless you tell|say|told|correct; treat|treating|taking|take|takes|count|counting .. as given|true|near|real|a|the|settled|fact; i am taking|treating|counting|working|going with|on|from|the|that|it|a|crash|as; taking it that|as; i|we put|set|peg|place .. at # ; for now i|we put|say|use|take|work|go; say # ; in the absence of; i expect that; without .. data i
        0.6 i|we guess|reckon|figure|expect|imagine|presume|gather; my guess|expectation|understanding|read|hunch is|that|here|would; i am guessing|figuring|expecting|thinking; working number|figure|estimate|hypothesis
        0.75 i|we would guess .. # ; i|we would expect|reckon|think|suppose|imagine; i|we would|will count on|with; i|we will? reckon|calculate with|on; counting on|with|about|roughly|one|#; i am|are counting; i|we would|will plan|budget|calculate|reckon .. #; for planning|sizing|arithmetic i|we; on the premise|basis|understanding|theory that; as though|if; as given; plan|model|math|maths|design|estimate counts|rests|relies|depends on; let me use|take .. # ... as; i|we would put|set|peg|place .. at; i|we put|set|peg|place ... at # ; i am|would go|going in thinking; i am taking #; i|we believe .. .. .. #; treat|treating .. .. as an? exception
        0.55 i|we believe|think|suspect .. #; for now .. #; go|going|work|working|plan|planning with #; given that|this
        -0.95 ^ correct $; ^ right $; ^ confirm $; ^ fair $
        0.75 right $; confirm $; correct $; is that reasonable|fair|right|okay|ok|correct|realistic|accurate|safe; does that sound|hold; sound right|fair|reasonable $; correct me if
        -0.9 can|could|should|may do? i|we assume; what|how would|should|do|can|did|else you|i|we? assume; not|never|don|avoid|stop assume|assuming; what|which assumption*; can|may we|i assume; risk* .. assum*
        -0.8 is that the|a|our|what|how|when|because
        """;

    private const string Decisions = """
        0.7 i|we will|would|shall|should|am|are going|to? to? also|then|just|only|first|probably|definitely|therefore|still|always|never? use|build|start|begin|go|ship|roll|rollout|put|make|set|keep|add|split|store|cache|sign|choose|require|gate|limit|cap|jitter|stage|deliver|send|push|give|run|have|deploy|hold|block|cut|take|move|shift|separate|reserve|schedule|spread|throttle|compress|verify|encrypt|host|serve|publish|hash|partition|design|implement|introduce|enforce|apply|default|adopt|pick|opt|rely|target|release|update|prefer|freeze|exclude|include|allow|offer|install|download|retry|resume|treat|automate|expand|ramp|bake|wait|soak|delay|batch|create|define|design|draw|leverage|combine|restrict|stick|force|auto*|stop|halt|pause|rollback|monitor|watch|book|buy|pre*|let|drop|skip|launch|pilot|segment|stratify|partner|get|ask|bring|tie|pull|approve|accept
        0.75 i|we am|are going|doing with|to|for; i|we am|are using|building|choosing|picking|shipping|taking|deciding|adopting|starting|making|keeping|targeting|designing; i|we|i have choose|chose|pick|picked|decide|decided|selected|settled|commit|committed|recommend|propose|suggest|opt; i|we want to? use|build|start|have|keep|ship|go|roll|the|a|every|each|all|two|automatic
        0.7 let us|me use|go|start|make|set|keep|do|put|ship|have|take|add|build|pick|roll|run|say|stage|cap|limit|gate; my|our|the|final|key decision|choice|plan|proposal|design|approach|recommendation|call|strategy|default is|would|will|has|uses|starts|here; decision is|would|here; the call is
        0.6 ^ use|start|ship|build|stage|gate|cap|jitter|deliver|send|go|set|keep|put|run|roll|rollout|require|make|add|split|deploy|publish|sign|default|prefer|enforce|target|release|push|limit|throttle|store|cache|hold|pause|give|have|expand; ^ then use|start|ship|go|set|put|run|roll|expand|hold; everyone|everything|updates|patches|devices|downloads|installs goes|go|gets|get|will|must|should|happen|download|install|poll|only
        0.55 should be|use|have|go|get|start|run|happen|always|only|never|require; needs|need|must to? be|have|use|pass; will be|use|get|have|run|go; plan|planning to|on; i|we will|would; instead i|we; therefore
        -0.8 i|we would|will ask|like|want|need|love|assume|guess|say|expect|schedule|think|imagine|know|be|escalate|work|defer|check|confirm|clarify|worry
        -0.5 i|we would|will not|never; might; could
        """;

    private const string Summaries = """
        0.9 to sum up?; to summarise|summarize|recap|conclude|close|wrap|finish; in summary|conclusion|short|closing|brief; let me recap|summarise|summarize|sum|wrap|conclude|close; recap|summary|summarizing|summarising; wrapping up; wrap up; ^ so? overall; nutshell; tl dr; tldr; bottom line; key takeaways|points|takeaway; three things to remember; pulling .. together; putting .. together; main points
        """;

    private const string Confirmations = """
        0.9 ^ yes|yep|agreed|exactly|confirmed|absolutely|definitely|affirmative|indeed; ^ sounds good|right|great|fine; ^ go ahead; ^ that is right|correct|fine|good|great|it|what|exactly; works for me; ^ please do|apply; ^ do it|that; ^ apply|accept it|that|them|this; ^ sure; ^ of course; ^ looks good|right|great; ^ that works; ^ fine with|by; ^ makes sense; ^ fair enough; ^ i agree|accept|confirm; ^ correct; ^ precisely; ^ happy with; ^ right $; ^ perfect; ^ good $; ^ great $; ^ fine $; ^ okay yes|that|sounds|do|go; ^ true; you|that got|have it|that right|is; ^ apply
        0.9 ^ okay $; ^ okay fine|good|great|sure|then|do|yes $; yes|sure|okay let us; let us do that|it|this; ^ um? yes|sure|correct
        0.4 ^ okay; ^ right
        -0.9 ^ right before|after|now|away|then; ^ sure but; ^ okay so|what|how|who|let|i|we|and|then|next; ^ right so|what|how|who|and|i|we|next|then; ^ do it|that .. not; ^ correct me; ^ that is right|correct|it $ confirm; ^ perfect is|for; ^ true north
        """;

    private const string Denials = """
        0.9 ^ no|nope|incorrect|disagree; ^ not really|quite|exactly|yet|that|what|at; never mind; ^ leave it; ^ i disagree|refuse|decline; that is not|wrong; ^ do not do|apply|change|set|accept; ^ skip that|it; ^ i would rather not; ^ not what i; ^ that does not|is not; ^ reject it|that; ^ negative; ^ i did not say|mean; not what i said|meant|asked
        -0.95 ^ no one|more|less|fewer|problem|device|devices|user|users|worries|need|idea|matter|downtime|rollout|telemetry|delta|big|single|downloads|country|countries|anomal*|regress*|signoff|data|guarantee|silent; ^ not all|every|only|sure; ^ no # ; ^ no .. no; ^ no wait
        """;

    private const string Frameworks = """
        0.9 rice; moscow; raci; daci; dace; rapid framework|model|matrix; swot; wsjf; kano; eisenhower; circles framework|method|model; star method|framework|format; five|5 whys; pestle; bcg; framework|frameworks; ice scor*; safe framework; agile|scrum|kanban|waterfall|prince2|pmbok|six|lean methodology|process|framework|sigma|ceremonies|approach|model; cap theorem; dora metrics; smart goals; fmea; ooda; itil
        -0.8 .net framework; test framework; experiment* framework; a|b framework; monitoring framework; no framework
        """;

    private const string Meetings = """
        0.85 schedule|scheduling|set|setting|book|call|arrange|organise|organize|have|hold|convene|host|run|put|do|facilitate|start|kick|plan a|an|the|some|up|weekly|daily|regular|together|another|off|in|for .. .. meeting|meetings|sync|syncs|workshop|standup|standups|call|huddle|review|kickoff|chat|discussion; get everyone|everybody|people|them|all|folks|stakeholders .. in|into|together|on; weekly|daily|biweekly|regular|recurring|status|alignment sync|meeting|meetings|syncs|call|standup|standups; meet with; sit down with; jump|hop|get on a|the call; sync up with; discuss it|this with; talk to|with them|him|her|the; have a conversation; calendar invite*; put|find .. calendar|calendars; kickoff meeting|session|call; time on|in .. calendar|calendars|diary; to discuss $; email|message them
        -0.7 if they; and if; options; escalat*; data; tie|tying|tied; by day|week|friday|monday; code review; security|privacy|launch|store|postmortem review; signoff; support call*; on a call
        """;

    private const string Clarifications = """
        0.9 by .. i|we mean; i|we mean* by; what i|we mean*|meant; when i|we say|said .. i|we; to be clear; to clarify; in other words; i mean .. not; please repeat; not understand|catch|hear|follow; repeat that|the|it|your|please|this; ^ repeat; say that|it again; come again; rephrase; what do|did you mean|say|ask; do not|did not catch|get|understand|hear|follow what|that|you|the|your|it|this|quite; did not quite catch|get|hear|understand|follow; pardon; clarify what|the|your you? question|mean|that|prompt|task; are you asking|looking|referring|saying; do you mean; one more time; ^ sorry what; what exactly do|are you; could|can you elaborate|explain|expand on? that|what|the|your|on; you mean by; mean by that|this|it; meant by; unclear to me; i am not following; say more; i missed that|the|your|it|what; missed what you|that; you are asking; your question; lost you; audio; you cut|broke out|up; is the question|prompt about; again please; ^ again $
        """;

    private const string SmallTalks = """
        0.9 ^ hi|hello|hey|thanks|cheers; thank you; nice|good|great to|meeting meet|you|see|be; good morning|afternoon|evening; how are you|things|is; good|great|interesting|fair|excellent question|point|one|prompt; let me think; give|need me? a second|moment|sec|minute; bear with; ^ hmm $; ^ um $; ^ uh $; have a good|great|nice; ^ cool|awesome|nice|lovely|interesting|wow|alright|great|gotcha|understood $; got it; that is helpful|useful|good|great|interesting; appreciate; my pleasure; how is your|the day|weekend|going|weather; can you hear; looking forward; excited to; ^ sorry $; sorry about|for; excuse me; helpful thanks; ^ okay $; makes sense; good to know; one second|sec|moment
        """;

    private const string Metas = """
        0.9 i will|would do|take|cover|walk|go|talk ... first|then|next .. then|next|and; how much time; how are|am we|i doing? on? time; on time $; time check; minutes left|remaining; time left|remaining|do; can|may|should|shall|could i|we draw|sketch|share|use|start|move|write|take|go|come|skip|pause|jump|diagram; whiteboard; share|sharing my screen; take|taking a|some|one|two|thirty|30 minute|minutes|moment|notes|second|seconds; pause for a|the second|moment; would|do you like|want|prefer me|us to|that; should i|we go|dive|dig|focus|continue|move|start|spend|cover|keep|stop; want me to; happy to go|dive|expand|dig|talk|discuss; before i sketch|design|start|draw|dive|jump|go|propose|get; i|we will|would|want|like|let come|circle|get|return back; let me draw|sketch|structure|write|start|begin|frame|note|pause|move|dive|jump|go|outline|first|switch|step; move|moving|moved on|over to; dive|diving|dig|digging deeper|into|in; deep dive; next i|we|up|section|topic; agenda; in the next|remaining # ; park that|this|it; running out; go deeper; whiteboard; draw* a|the|this|on|it|boxes; structure my|this|the answer|conversation|interview|time; walk you through; start|begin by|with scop*|clarif*|asking|questions|some|requirements; more questions; any|other questions; i am done|finished; that is all|it|everything; is there anything else; how long do|is we|the have|interview|session; spend|spending the? # ; cover* first|next|later; come back to
        -0.7 devices; rollout starts; ring; move|moving on|over|to? to the next ring|stage|# ; start|begin with #
        """;
}
