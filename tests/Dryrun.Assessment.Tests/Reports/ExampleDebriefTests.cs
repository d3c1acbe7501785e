using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Consequence;
using Dryrun.Assessment.Reports;
using Dryrun.Assessment.Tests.Conduct;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Systems;

namespace Dryrun.Assessment.Tests.Reports;

/// <summary>
/// Debriefs of the recorded rehearsals. Their consequence takes half a minute each, so it is kept in <c>Kept/</c>, and the long suite checks that it is what the
/// program computes. Set DRYRUN_UPDATE=1 to write what is kept and the excerpt in the README anew, then read the difference.
/// </summary>
public sealed class ExampleDebriefTests
{
    private static readonly JsonSerializerOptions Whole = new(EventJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never, WriteIndented = true, NewLine = "\n",
    };

    private static readonly bool Update = Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1";

    public static TheoryData<string> Names =>
    [
        "quest-patches/weak", "quest-patches/middling", "quest-patches/strong", "whatsapp-updates/strong", "api-rate-limits/weak", "api-rate-limits/strong",
        "live-event-5x/weak", "live-event-5x/strong",
    ];

    [Theory, Trait("Suite", "Long")]
    [MemberData(nameof(Names))]
    public void What_is_kept_is_what_the_program_computes(string name)
    {
        var (events, room) = Play(name);
        var report = ConsequenceAssessment.Assess(SessionInput.Of(new ContentFolder(Rehearsals.Folder()), room, events), threads: Environment.ProcessorCount);
        var text = JsonSerializer.Serialize(report, Whole) + "\n";
        if (Update) File.WriteAllText(Kept(name), text);
        text.ShouldBe(File.ReadAllText(Kept(name)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Weak_middling_and_strong_come_in_that_order()
    {
        var debriefs = new[] { "weak", "middling", "strong" }.Select(n => Of($"quest-patches/{n}")).ToList();
        var decisions = debriefs.ConvertAll(d => d.Feedback.Decision);
        decisions.ShouldBe(decisions.Distinct().Order());
        var costs = debriefs.ConvertAll(d => d.Consequence!.ExpectedCost.Mid);
        costs.ShouldBe(costs.OrderDescending());
        foreach (var mark in debriefs[0].Conduct.Dimensions)
        {
            var levels = debriefs.ConvertAll(d => d.Conduct[mark.Id].Level);
            levels.Order().SequenceEqual(levels).ShouldBeTrue($"{mark.Id}: {string.Join(", ", levels)}");
        }
    }

    [Theory]
    [InlineData("api-rate-limits")]
    [InlineData("live-event-5x")]
    public void The_strong_round_is_hired_and_costs_a_fraction_of_the_weak_one(string prompt)
    {
        var (weak, strong) = (Of($"{prompt}/weak"), Of($"{prompt}/strong"));
        weak.Feedback.Decision.ShouldBe(Decision.StrongNoHire);
        ((int)strong.Feedback.Decision).ShouldBeGreaterThanOrEqualTo((int)Decision.Hire);
        strong.Consequence!.ExpectedCost.Mid.ShouldBeLessThan(0.4 * weak.Consequence!.ExpectedCost.Mid);
        foreach (var mark in weak.Conduct.Dimensions) strong.Conduct[mark.Id].Level.ShouldBeGreaterThanOrEqualTo(mark.Level, mark.Id);
        strong.Consequence.BestKnownCost.Mid.ShouldBeLessThanOrEqualTo(strong.Consequence.ExpectedCost.Mid);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_account_in_dollars_adds_up(string name)
    {
        var c = Of(name).Consequence!;
        (c.NaiveCost.Mid + c.Waterfall.Sum(s => s.Dollars)).ShouldBe(c.ExpectedCost.Mid, 0.01);
        (c.ExpectedCost.Mid - c.ExplainedBy.Sum(p => p.Dollars)).ShouldBe(c.BestKnownCost.Mid, 0.01);
        var bars = Story.Bars(c);
        for (var i = 1; i < bars.Count; i++) (bars[i].Kind == "total" ? bars[i].To : bars[i].From).ShouldBe(bars[i - 1].To, 0.01);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_kept_reads_back_whole(string name)
    {
        var kept = File.ReadAllText(Kept(name)).ReplaceLineEndings("\n");
        (JsonSerializer.Serialize(Consequence(name), Whole) + "\n").ShouldBe(kept);
    }

    [Fact]
    public void The_excerpt_in_the_readme_is_what_the_program_prints()
    {
        const string From = "<!-- excerpt:strong -->\n```\n", To = "...\n```\n<!-- /excerpt:strong -->";
        var path = Rehearsals.Folder("README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (from, to) = (readme.IndexOf(From, StringComparison.Ordinal) + From.Length, readme.IndexOf(To, StringComparison.Ordinal));
        from.ShouldBeGreaterThan(From.Length);
        to.ShouldBeGreaterThan(from);
        var excerpt = string.Concat(DebriefText.Write(Of("quest-patches/strong"), 100).TakeWhile(l => l != Story.Headings[3]).SkipLast(1).Select(l => l + "\n"));
        if (Update) File.WriteAllText(path, readme[..from] + excerpt + readme[to..]);
        else readme[from..to].ShouldBe(excerpt);
    }

    internal static Debrief Of(string name)
    {
        var (events, room) = Play(name);
        return Debriefing.Of(events, room, Consequence(name), PromptValues.Current(new ContentFolder(Rehearsals.Folder()), room.Content, room.System));
    }

    private static ConsequenceReport Consequence(string name) => JsonSerializer.Deserialize<ConsequenceReport>(File.ReadAllText(Kept(name)), Whole)!;

    internal static (IReadOnlyList<SessionEvent> Events, Room Room) Play(string name)
    {
        var recorded = RecordedCandidate.Read(YamlText.ReadFile(Rehearsals.Folder("examples", $"{name}.yaml")));
        var folder = new ContentFolder(Rehearsals.Folder());
        var system = PromptSystem.Of(folder, Prompt.Read(folder, recorded.Prompt), SystemCatalogue.All);
        var content = PromptContent.Read(folder, recorded.Prompt, SystemCatalogue.All);
        var room = new Room(content, system, new OfflineUnderstanding(content.Language));
        return (Interview.Scripts.Play.Record(recorded, room, PromptWorld.Draw(system, content.Prompt, recorded.Seed, recorded.World)), room);
    }

    private static string Kept(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Kept", $"{name.Replace('/', '-')}.json");
}
