using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>Code talked through: the cause or the approach, the fix, the test, the edge, what it means for the system.</summary>
internal static partial class Coding
{
    public static CueExtractor Extractor { get; } = new(
        "coding",
        [
            new("mechanism", "The cause or the approach, step by step: what reads, writes, holds or moves what.", "\"Depth isn't in syntax, it's in understanding implications.\"", (_, h) => Mechanism().IsMatch(h.Text) && h.Words >= 5)
            {
                Advice = "Say the mechanism in one sentence: what happens in which order, and what goes wrong.", Say = "Two requests can both read the same count before either writes it back.",
            },
            new("fix", "A concrete change, with where it goes.", "The small fix first, then the right one.", (_, h) => Fix().IsMatch(h.Text) && h.Words >= 5)
            {
                Advice = "Say the change concretely: what, where, in which order.", Say = "A lock per key around read, compare and write, and increment before the call.",
            },
            new("test", "A test with input and expected result, old and new.", "A fix without a test is a guess.", (_, h) => Test().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 5)
            {
                Advice = "Give the test: input, what the old code does, what the new one must do.", Say = "Fifty threads at a barrier, limit ten: more than ten get in on the old code, ten on the new.",
            },
            new("edge", "A case that breaks the simple version, handled.", "Edge cases are where code is judged.", (talk, h) => Edge().IsMatch(h.Text) && h.Words >= 5 && !Open().IsMatch(h.Text) && !talk.TurnOf(h).Any(o => Open().IsMatch(o.Text)))
            {
                Advice = "Say the case that breaks it before they do: empty, duplicate, late, two at once.", Say = "With several processes a lock in memory doesn't help; then it's an atomic increment in the shared store.",
            },
            new("complexity", "Time and space, with of what.", "Complexity is said, with its variable.", (_, h) => Complexity().IsMatch(h.Text) && h.Words >= 3 && !Guess().IsMatch(h.Text))
            {
                Advice = "Say time and space, and of what.", Say = "Log k an event and k entries in memory, plus one bucket a second for the window.",
            },
            new("seenOutside", "How it looks from outside: who notices, what the graphs say.", "Implications for system behaviour.", (_, h) => Outside().IsMatch(h.Text) && h.Words >= 5)
            {
                Advice = "Say how it looks in production: which graph, whose alert.", Say = "Nothing fails: the backend slows down and the limiter's own counter says that all is well.",
            },
            new("owner", "Who owns the fix or the choice behind it.", "And ownership.", (_, h) => h.Has("owner") && h.Words >= 4),
            new("choice", "A choice between two ways, with the reason.", "Why a lock per key and not one.", (_, h) => (h.Has("why") || h.Has("tradeOff")) && CodeWord().IsMatch(h.Text) && h.Words >= 5),
            new("openEnds", "Code left open: not remembered, not run, to be cleaned up later.", "\"The coding bar is real\": theory without running code underperforms.", (_, h) => Open().IsMatch(h.Text))
            {
                Advice = "Write the simple version that runs before anything clever.", Say = "A dictionary and a deque first; I run it on five events, then I make it fast.",
            },
        ],
        [Reading.NoneOf("noCode", "No mechanism, no change, no test.", "An interview about code without code.", "mechanism", "fix", "test")]);

    public static DimensionRule Rule { get; } = new(
        "coding", "Coding",
        [
            new("mechanism", 12, 2), new("fix", 9, 2), new("test", 12), new("edge", 8, 2), new("complexity", 6), new("seenOutside", 8), new("owner", 5), new("choice", 5, 2), new("openEnds", -9, 3),
        ],
        [new(3, "mechanism", "fix"), new(4, "test", "edge")],
        [new("noCode", 2)]);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"\b(two|both|several|another) (requests?|threads?|processes|workers|calls|writers|readers|of them) .{0,50}\b(read|write|see|take|enter|hold|wait|get)|\bbetween (the )?(read|check|compare|get) and (the )?(write|set|update|use)\b|\b(reads?|read)\b.{0,40}\b(before|while|then)\b.{0,40}\bwrit|"
        + @"\b(check-then-act|read-then-write|lost update|race|deadlock|off by one|overflow|leak(s|ed)?|use after|out of bounds|stale|shared (state|dictionary|mutable))\b.{3,}|\b(increment|counter?|pointer|index|heap|queue|deque|map|dictionary|window|cursor|bucket)\b.{0,60}\b(is (lost|moved|updated|popped|pushed|read|"
        + @"kept|evicted)|moves?|holds?|keeps?|drops?|evicts?|never (reset|released|removed))\b",
        Plain)]
    private static partial Regex Mechanism();

    [GeneratedRegex(
        @"\b(take|use|put|add|wrap|move|replace|increment|release|return|check|swap|pop|push|evict|reset|guard|keep|needs?)\b.{0,60}\b(a lock|lock per|locks?|atomic\w*|transaction|increment|counter|before the|after the|inside the|finally|backoff|jitter|timeout|key|deque|heap|set|dictionary|index|bounds|bucket|cache|"
        + @"null|copy|idempoten\w*|once)\b",
        Plain)]
    private static partial Regex Fix();

    [GeneratedRegex(@"\b(tests?|assert|expect|run it (on|with)|threads at|barrier|input|try it with|feed it)\b", Plain)]
    private static partial Regex Test();

    [GeneratedRegex(@"\b(edge case|empty|duplicate|zero|negative|several processes|if the call fails|what if|when (it|the) .{2,30}(fails|is empty|overflows|restarts|isn['\u2019]t reachable)|isn['\u2019]t reachable|expir\w+|out of order|late|ties?|concurrent\w*|under load|at the boundary)\b", Plain)]
    private static partial Regex Edge();

    [GeneratedRegex(@"\bO\([^)]+\)|\b(log|linear|quadratic|constant|n log n|amorti[sz]ed)\b.{0,40}\b(time|space|memory|in (the number|n|k)|per|an? (event|element|operation|insert)|of)\b|\b(time|space) (is|complexity)\b", Plain)]
    private static partial Regex Complexity();

    [GeneratedRegex(@"\b(I['\u2019]d say it['\u2019]s|or linear|depends on the heap|I think it['\u2019]s|probably|not sure)\b", Plain)]
    private static partial Regex Guess();

    [GeneratedRegex(@"\b(from outside|you['\u2019]d see|users? (would )?see|the alert|graphs?|in production|slows? down|lets? (too many|through more|in more)|double charge|counter saying|nothing fails|over-admitt\w+|twenty-seven calls|throughput|pages?)\b", Plain)]
    private static partial Regex Outside();

    [GeneratedRegex(@"\b(lock|thread|process|key|increment|store|retry|heap|queue|dictionary|loop|cache|index|call|function|array|window|memory|counter)s?\b", Plain)]
    private static partial Regex CodeWord();

    [GeneratedRegex(
        @"\b(I don['\u2019]t (remember|recall|know) how|let me leave that open|I['\u2019]d look (it|that) up|pseudo ?code|I['\u2019]m not sure about the (index|syntax|loop)|doesn['\u2019]t handle|does not handle|(can['\u2019]t|cannot|don['\u2019]t think I can) get it to run|clean (it |that )?up (offline|later)|"
        + @"one would have to|mark it somehow|something like, for each|I['\u2019]d test it .{0,40}but)\b",
        Plain)]
    private static partial Regex Open();
}
