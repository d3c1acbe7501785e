using Dryrun.Interview.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Understanding;

public class ReaderTests
{
    [Theory]
    [InlineData("20% of devices", 20, "percent", Comparison.Exact, "20%")]
    [InlineData("one percent first", 1, "percent", Comparison.Exact, "one percent")]
    [InlineData("10M devices", 10e6, "devices", Comparison.Exact, "10M devices")]
    [InlineData("ten million active headsets", 10e6, "devices", Comparison.Exact, "ten million active headsets")]
    [InlineData("1B users", 1e9, "people", Comparison.Exact, "1B users")]
    [InlineData("at least 50k", 50e3, "", Comparison.AtLeast, "at least 50k")]
    [InlineData("wait a couple of days", 2, "days", Comparison.Exact, "a couple of days")]
    [InlineData("about 5 Mbps", 5, "megabits per second", Comparison.About, "about 5 Mbps")]
    [InlineData("cap at 1.5 Tbps", 1.5e6, "megabits per second", Comparison.Exact, "1.5 Tbps")]
    [InlineData("a 1.5GB image", 1500, "megabytes", Comparison.Exact, "1.5GB")]
    [InlineData("$2m a year", 2e6, "dollars", Comparison.Exact, "$2m")]
    [InlineData("under 4 hours", 4, "hours", Comparison.AtMost, "under 4 hours")]
    [InlineData("half of the fleet", 50, "percent", Comparison.Exact, "half")]
    [InlineData("one in five is offline", 20, "percent", Comparison.Exact, "one in five")]
    [InlineData("over 1,000,000 phones", 1e6, "devices", Comparison.AtLeast, "over 1,000,000 phones")]
    [InlineData("soak 24h", 24, "hours", Comparison.Exact, "24h")]
    [InlineData("in 100 countries", 100, "countries", Comparison.Exact, "100 countries")]
    [InlineData("twenty five percent", 25, "percent", Comparison.Exact, "twenty five percent")]
    [InlineData("a 5x spike", 5, "times", Comparison.Exact, "5x")]
    [InlineData("within a week", 1, "weeks", Comparison.AtMost, "within a week")]
    public void Quantities(string said, double value, string unit, Comparison comparison, string words)
    {
        var q = Read(said).Clauses.SelectMany(c => c.Quantities).Single();
        (q.Value!.Value, q.Unit, q.Comparison, q.Text).ShouldBe((value, unit, comparison, words));
        said.Substring(q.Start, q.Text.Length).ShouldBe(words);
    }

    [Theory]
    [InlineData("4 to 6 hours", 4, 6, "hours")]
    [InlineData("4-6 hours", 4, 6, "hours")]
    [InlineData("between 150 and 600 MB", 150, 600, "megabytes")]
    [InlineData("1 to 2 million devices", 1e6, 2e6, "devices")]
    public void Ranges(string said, double low, double high, string unit)
    {
        var q = Read(said).Clauses.SelectMany(c => c.Quantities).Single();
        (q.Low, q.High, q.Unit, q.Comparison).ShouldBe((low, high, unit, Comparison.Range));
    }

    [Fact]
    public void A_list_says_its_unit_once() =>
        Read("rings of 1, 10, 50 and 100 percent").Clauses.SelectMany(c => c.Quantities).Select(q => (q.Value, q.Unit))
            .ShouldBe([(1.0, "percent"), (10.0, "percent"), (50.0, "percent"), (100.0, "percent")]);

    [Theory]
    [InlineData("on day 3", "on day 3", 3)]
    [InlineData("by week 3", "by week 3", 21)]
    [InlineData("I'd confirm this by Friday", "by Friday", null)]
    [InlineData("let us do it tomorrow", "tomorrow", 1)]
    [InlineData("all done in 48 hours", "in 48 hours", 2)]
    [InlineData("before 20 December", "before 20 December", null)]
    [InlineData("by the end of the quarter", "end of the quarter", null)]
    public void Dates(string said, string words, int? day)
    {
        var date = Read(said).Clauses.SelectMany(c => c.Dates).Single();
        (date.Text, date.Day).ShouldBe((words, day));
    }

    [Theory]
    [InlineData("the CDN team owns delivery", "the CDN team", OwnerRole.Owner, "cdn", false)]
    [InlineData("release on-call can halt", "release on-call", OwnerRole.Halt, null, false)]
    [InlineData("legal signs off", "legal", OwnerRole.SignOff, null, false)]
    [InlineData("escalate to the VP of devices by Week 3", "the VP of devices", OwnerRole.Escalation, null, false)]
    [InlineData("someone from security owns the keys", "someone from security", OwnerRole.Owner, "signing", true)]
    [InlineData("the team owns it", "the team", OwnerRole.Owner, null, true)]
    [InlineData("I'd work with network engineers to model this", "network engineers", OwnerRole.Expert, null, false)]
    [InlineData("the updater is owned by the client team", "the client team", OwnerRole.Owner, "client", false)]
    [InlineData("page the OTA team", "the OTA team", OwnerRole.OnCall, "otaService", false)]
    public void Owners(string said, string team, OwnerRole role, string? component, bool vague)
    {
        var owner = Read(said).Clauses.SelectMany(c => c.Owners).First();
        (owner.Team, owner.Role, owner.Component, owner.Vague).ShouldBe((team, role, component, vague));
        said.Substring(owner.Start, team.Length).ShouldBe(team);
    }

    [Theory]
    [InlineData("I would use Kafka for all messaging", Modality.Absolute | Modality.FirstPerson)]
    [InlineData("If message ordering is critical, we accept Kafka's overhead", Modality.Conditional | Modality.Collective)]
    [InlineData("we will probably do two rings", Modality.Hedged | Modality.Collective)]
    [InlineData("do not ship on Friday", Modality.Negated)]
    [InlineData("actually, make that 5%", Modality.Correction)]
    [InlineData("there is zero downtime", Modality.Absolute)]
    public void Modalities(string said, Modality modality) => Read(said).Clauses.Select(c => c.Modality).Aggregate((a, b) => a | b).ShouldBe(modality);

    [Theory]
    [InlineData("how many devices do we have what about bandwidth is it guaranteed that they are online", 3)]
    [InlineData("okay so we start with one percent and then we watch crash rates", 2)]
    [InlineData("What's the size? Who owns it?", 2)]
    [InlineData("I would like to know what the patch size is", 1)]
    [InlineData("what share of devices are there offline", 1)]
    [InlineData("If they refuse and we are late, I escalate.", 1)]
    public void Clauses(string said, int count) => Read(said).Clauses.Count.ShouldBe(count, string.Join(" | ", Read(said).Clauses.Select(c => c.Text)));

    [Theory]
    [InlineData("8b'm")]
    [InlineData("we need 8b'm, then 3m're")]
    [InlineData("5k'll 2 to 4b's")]
    public void A_number_run_into_a_contraction_is_read_in_pieces_of_the_text(string said)
    {
        foreach (var clause in Read(said).Clauses) Holds(said, clause);
    }

    [Fact]
    public void Every_clause_and_mention_is_a_piece_of_the_text_whatever_the_text() => Prop.ForAll<string>(text =>
    {
        var said = text ?? "";
        foreach (var clause in Read(said).Clauses) Holds(said, clause);
    }).Check(Seeded.Cases);

    [Fact]
    public void Whatever_is_built_from_words_of_the_field_is_read_in_pieces_that_do_not_overlap()
    {
        string[] words = ["how", "many", "devices", "1%", "then", "10", "percent", "—", "?", "the", "CDN", "team", "owns", ",", "so", "we're", "$5", "4-6", "hours", "🙂", "on-call", "a/b", "by", "week", "3", "…", "what's", "and", ".", "half", "of", "1,0"];
        Prop.ForAll(Gen.Elements(words).ListOf().ToArbitrary(), list =>
        {
            var said = string.Join(' ', list);
            var last = 0;
            foreach (var clause in Read(said).Clauses)
            {
                clause.Start.ShouldBeGreaterThanOrEqualTo(last);
                last = clause.Start + clause.Length;
                Holds(said, clause);
            }
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void Long_texts_emoji_and_nothing_at_all_are_read()
    {
        Read("").Clauses.ShouldBeEmpty();
        Read("🙂🙂 … !!").Clauses.ShouldBeEmpty();
        Read(string.Concat(Enumerable.Repeat("we start with 1% 🙂 and then ", 180))).Clauses.ShouldNotBeEmpty();
        Read(new string('a', 5000)).Clauses.Count.ShouldBe(1);
        Read(string.Concat(Enumerable.Repeat("9", 5000))).Clauses.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("We'll start with 1% of devices in Region A, monitor crash rates for 4 hours, then expand to 10% if no anomalies. Engineering leads will sign off before global rollout.")]
    [InlineData("consistency over latency, confirm? and who owns the CDN")]
    public void Reading_twice_gives_the_same_and_case_does_not_matter(string said)
    {
        Shape(Read(said)).ShouldBe(Shape(Read(said)));
        Shape(Read(said.ToUpperInvariant())).ShouldBe(Shape(Read(said)));
        Shape(Read(said.ToLowerInvariant())).ShouldBe(Shape(Read(said)));
    }

    [Fact]
    public void Reading_a_clause_alone_gives_one_clause_again()
    {
        foreach (var said in new[] { "How many devices are there? What's the patch size?", "We accept more bandwidth to save storage. The CDN team owns delivery." })
        {
            foreach (var clause in Read(said).Clauses) Read(clause.Text).Clauses.Single().Text.ShouldBe(clause.Text);
        }
    }

    private static void Holds(string said, Clause clause)
    {
        clause.Text.ShouldBe(said.Substring(clause.Start, clause.Length));
        foreach (var q in clause.Quantities) said.Substring(q.Start, q.Text.Length).ShouldBe(q.Text);
        foreach (var o in clause.Owners) said.Substring(o.Start, o.Team.Length).ShouldBe(o.Team);
        foreach (var d in clause.Dates) said.Substring(d.Start, d.Text.Length).ShouldBe(d.Text);
        foreach (var a in clause.Acts) a.Confidence.ShouldBeInRange(0.5, 1);
        foreach (var f in clause.Facts) f.Probability.ShouldBeInRange(0, 1);
    }

    private static string Shape(Turn turn) => string.Join('\n', turn.Clauses.Select(c =>
        $"{c.Start}+{c.Length} {string.Join(',', c.Acts)} {string.Join(',', c.Facts)} {string.Join(',', c.Quantities.Select(q => (q.Low, q.High, q.Value, q.Unit)))} {string.Join(',', c.Owners.Select(o => (o.Component, o.Role, o.Vague)))} {c.Modality}"));

    private static Turn Read(string said) => TurnReader.Understand(said, SamplePrompt.Language, TurnContext.Start);
}
