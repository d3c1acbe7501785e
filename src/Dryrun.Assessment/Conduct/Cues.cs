using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Tests that several extractors share. A bare keyword passes none of them: an object has to stand beside it.</summary>
internal static partial class Cues
{
    /// <summary>
    /// True where words hang together as a sentence: at least four, and one in eight of them a function word. A list of keywords is not prose and is never evidence.
    /// </summary>
    public static bool IsProse(Sentence s)
    {
        var words = SpokenTime.Words(s.Text);
        return words >= 4 && FunctionWord().Count(s.Text) * 8 >= words;
    }

    /// <summary>Statements of the candidate that hang together, without repeats.</summary>
    public static IEnumerable<Sentence> Statements(SessionRecord record) => record.Distinct.Where(s => !s.IsQuestion && IsProse(s));

    /// <summary>Distinct percentages of a sentence, as written.</summary>
    public static IReadOnlyList<string> Percents(Sentence s) => PercentSign().IsMatch(s.Text) ? [.. Share().Matches(s.Text).Select(m => m.Value).Distinct()] : [];

    /// <summary>True where a duration with a number is named.</summary>
    public static bool HasDuration(string text) => Duration().IsMatch(text);

    /// <summary>True where a team or a role is named that could be called by name.</summary>
    public static bool NamesTeam(Sentence s) => s.Teams.Count > 0 || Team().IsMatch(s.Text);

    /// <summary>Teams in a form in which the same team is the same text.</summary>
    public static IEnumerable<string> TeamKeys(Sentence s) =>
        s.Teams.Concat(Team().Matches(s.Text).Select(m => m.Value)).Select(t => string.Join(' ', WordSet.Of(TeamNoise().Replace(t, " ")).Words.Order(StringComparer.Ordinal)))
            .Where(t => t.Length > 0).Distinct();

    /// <summary>True where a day, a week or a date is promised.</summary>
    public static bool HasDate(Sentence s) => s.Marks.Contains("date") || Date().IsMatch(s.Text);

    /// <summary>True where one thing is paid for with another, both named.</summary>
    public static bool HasTwoSides(Sentence s) =>
        (Trade().IsMatch(s.Text) || (s.Does("tradeOff", "rejectedAlternative") && Contrast().IsMatch(s.Text))) && s.Content.Count >= 5 && !BareTrade().IsMatch(s.Text);

    /// <summary>True where a condition and what follows from it are both named.</summary>
    public static bool HasConsequent(Sentence s)
    {
        var match = IfThen().Match(s.Text);
        if (!match.Success) return false;
        return WordSet.Of(match.Groups["if"].Value).Count >= 1 && WordSet.Of(match.Groups["then"].Value).Count >= 2;
    }

    /// <summary>True where a reason is given.</summary>
    public static bool HasReason(Sentence s) => Reason().IsMatch(s.Text);

    /// <summary>True where harm to somebody or something is named: the consequence that makes a worry a risk.</summary>
    public static bool NamesHarm(Sentence s) => Harm().IsMatch(s.Text);

    /// <summary>True where engineering detail stands that a specialist would settle.</summary>
    public static bool IsDetail(Sentence s) => Detail().Count(s.Text) >= 1;

    /// <summary>Words of engineering detail in a sentence.</summary>
    public static int DetailCount(Sentence s) => Detail().Count(s.Text);

    [GeneratedRegex(
        @"\b(a|an|the|of|to|in|on|at|by|for|with|from|is|are|was|be|it|that|this|we|i|they|you|and|or|but|if|when|then|so|as|i'd|"
        + @"i'll|we'd|we'll|i'm|it's|will|would|can|our|my|has|have|gets?|not|no|who|what|by)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionWord();

    [GeneratedRegex(@"%|\bper ?cent\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PercentSign();

    // A bare number in a sentence about percentages is one of them, unless it counts something else.
    [GeneratedRegex(
        @"(?<![\d.,])(\d+(\.\d+)?|half a|one|five|ten|twenty|fifty|ninety|all of it|everyone|everybody|the rest)(?! ?(hours?|h\b|"
        + @"days?|weeks?|minutes?|min|times|x\b|thousand|million|mbps|megabits|gigs?|installs|models|families|versions|countries|"
        + @"dollars)|\d|,\d|\.\d)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Share();


    [GeneratedRegex(
        @"\b(\d+(\.\d+)?|an?|one|two|three|four|five|six|seven|eight|ten|twelve|twenty|a few|another)[- ](full )?(seconds?|"
        + @"minutes?|min|hours?|h|days?|nights?|weeks?|months?)\b|\b(a|the) day\b|\bovernight\b|\d+h\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"\b(the |our |a |their )?(\w+[- ])?((infrastructure|engineering|platform|release|security|edge|network|support|device|"
        + @"data|client|hardware|legal|privacy|policy|product|customer care|comms|communications|finance|quality|growth|"
        + @"developer relations|analytics|storage|messaging|server config|cdn|ota|ops|operations) )*(team|teams|leads?|engineers|"
        + @"director|manager|counsel|vp|owners?)\b|\b(OTA|QA|SRE|legal|counsel|security|hardware|support|edge|comms|finance|product|"
        + @"release engineering|developer relations|privacy|network delivery|ops|Android client|iOS client|apple|google)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Team();

    [GeneratedRegex(
        @"\b(the|our|a|an|their|team|teams|lead|leads|engineers?|owner|owners)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TeamNoise();

    [GeneratedRegex(
        @"\b(by|until|before|on|next|this|in) (end of )?(the )?(end of )?(next |this )?(monday|tuesday|wednesday|thursday|friday|"
        + @"saturday|sunday|week|month|tomorrow|day \d+|week \w+|the \d+(st|nd|rd|th)|code freeze|design review|first ring|"
        + @"ring one)\b|\bday \d+\b|\bweek (\d+|one|two|three)\b|\b(a|the) week before\b|\bwithin (the|an?|\d+|two|three) (hour|"
        + @"hours|day|days|week|weeks)\b|\b(first|next) (two|three|few|\d+) (days|weeks)\b|\bin two weeks\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"\b(trad(e|ing|es)[- ]?offs?\b|i('d| would)? trade\b|we trade\b|at the (cost|price|expense) of|in exchange for|"
        + @"for that we (pay|accept|lose)|the price (is|of)|costs? (us|perhaps|maybe|about|roughly|more)|give(s|n)? up|we accept|"
        + @"i accept|i'd accept|accept (more|fewer|less|higher|lower)|i take (that|the)|i'd take (that|the)|prefer .{3,80} (to|"
        + @"over) |versus|against (the|a|full|one)|rather than|instead of|save(s|d)? .{3,80}\b(but|and it|multiply|at|for)\b|"
        + @"less .{3,60} (but|for) |more .{3,80}(but|and much|for (less|few|fewer))|higher .{3,60}(but|to (reduce|save))|"
        + @"simpler .{3,80} but|smaller but|but (it |they )?(needs?|costs?|takes?|multipl|leaves?|loses?)|the cost is|"
        + @"but it'?s also|leaves? .{3,60} (open|exposed)|costs? battery|trade some|worth more than|only worth)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Trade();

    [GeneratedRegex(
        @"\b(but|than|instead|versus|against|although|while|because|rather)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Contrast();

    [GeneratedRegex(
        @"^\W*(the |there (is|are) |we (have|make|consider) |i('d)? (consider|make|weigh) )?(a |some |many |"
        + @"the )?trade[- ]?offs?( here| everywhere| to consider)?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BareTrade();

    [GeneratedRegex(
        @"\b(if|unless|as long as|when it turns out|in case|should)\b(?<if>[^.?!]*?)(,|\bthen\b|\b(?=I'd|we'd|I would|we would|"
        + @"I'll|we))(?<then>[^.?!]*)|(?<then>\b(I|we)('d| would|'ll| will)?\b[^.?!]*?)\b(if|unless|as long as|only when|"
        + @"in case)\b(?<if>[^.?!]*)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex IfThen();

    [GeneratedRegex(
        @"\b(because|since|so that|due to|given that|in order to|as (it|they|we|i|that|the)|too (few|many|expensive|slow)|"
        + @"it'?s (one|a|an)|which means|what it protects|would (be|cost|take|lose|expose|show)|it fails?|they'?re|that'?s (more|"
        + @"less|a))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reason();

    [GeneratedRegex(
        @"\b(brick(s|ed|ing)?|dead|dies?|dying|kills?|lose|losing|lost|broken|break(s|ing)?|harm(s|ed)?|crash(es|ing)?|flood(ed|"
        + @"s)?|fails?|failed|failure|fine|lawsuit|regulator|disrupt\w*|damage\w*|corrupt\w*|stuck|outage|blocked|down|backlog|"
        + @"drift|never reach(es)?|wrong|compromise[ds]?|exposed|exploit\w*|overwhelm\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Harm();

    [GeneratedRegex(
        @"\b(AES|GCM|TLS|HKDF|X25519|Ed25519|ML-DSA|elliptic|HSMs?|quorum|hash(es|ed|ing)?|chunks?|partition(s|ed|ing)?|shards?|"
        + @"sharding|topics?|replicas?|consumer(s| groups?)?|watermarks?|exactly-once|idempoten\w*|anycast|L7|load balancers?|"
        + @"containers?|stateless|MQTT|QUIC|gRPC|protobuf|b-tree|bloom|merkle|manifest|content-addressed|edge cache|shield|"
        + @"delta (generator|encoding)|binary delta|encrypt(ion|ed|s)?|cipher|key wrapping|wrapped keys|certificate pinning|"
        + @"pinned certificates?|dead-letter|event-time|key-value|retention of|time-series|hash ring|consistent hashing|offsets?|"
        + @"rebalanc\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Detail();
}
