using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Toy;
using Dryrun.Interview.Understanding;
using Dryrun.Systems;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Prompts;

public sealed class SpokenPromptTests : IDisposable
{
    private const string Real = "live-bots";

    private readonly string folder = Directory.CreateTempSubdirectory("dryrun-spoken").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_system_is_described_as_a_running_one_is_and_refuses_to_run()
    {
        ISimulatedSystem system = SpokenToy.Room.System;
        system.CanRun.ShouldBeFalse();
        system.World.Find("crowd.percent")!.Allowed.ShouldBe("0 to 100");
        system.Design.Find("limits.onStoreFail")!.Choices.ShouldBe(["open", "closed", "localFallback"]);
        system.Design.Find("rollout.shadowDays")!.Section.ShouldBe("Rollout");
        system.Design.Find("limits.timeout")!.Knob!.Class.ShouldBe(KnobClass.Engineering);
        system.Components.Select(c => c.RightfulTeam).ShouldBe(["Gateway team", "Storage team"]);
        Should.Throw<InputException>(() => system.Prepare([], DesignDocument.Empty)).Message.ShouldContain("nothing runs");
    }

    [Fact]
    public void Words_of_knobs_and_choices_are_understood()
    {
        var said = TurnReader.Understand("We fall back to local limits if the store fails. We'll run shadow for 7 days first.", SpokenToy.Room.Content.Language, TurnContext.Start);
        var commitments = CommitmentReader.Find(said, SpokenToy.Room.Content.Language).ToDictionary(c => c.Path, c => c.Value.ToJsonString());
        commitments.ShouldContainKeyAndValue("limits.onStoreFail", "\"localFallback\"");
        commitments.ShouldContainKeyAndValue("rollout.shadowDays", "7");
    }

    [Theory]
    [InlineData("range: [1, 60]", "range: [60, 1]", "world.store.outageMinutes.range must be [lowest, highest]")]
    [InlineData("typical: 7", "typical: 700", "the typical value of store.outageMinutes is 700; allowed 1 to 60")]
    [InlineData("typical: failOpen", "typical: failOpn", "did you mean failOpen?")]
    [InlineData("kind: integer, range: [1, 60]", "kind: whole, range: [1, 60]", "world.store.outageMinutes.kind is whole; allowed integer, number, switch, text, numberList or choiceSet")]
    [InlineData("kind: integer, range: [1, 60], ", "", "world.store.outageMinutes needs kind or choices")]
    [InlineData("class: engineering, owner: gateway", "class: engineering, owner: gatway", "knobs.limits.timeout.owner is gatway; allowed programme, gateway or store")]
    [InlineData("class: engineering, owner", "class: engineer, owner", "knobs.limits.timeout.class is engineer; allowed programme or engineering")]
    [InlineData("choiceWords: {localFallback:", "choiceWords: {localFalback:", "knobs.limits.onStoreFail has no choice localFalback")]
    [InlineData(", words: [shadow]", "", "knobs.rollout.shadowDays.words is missing")]
    [InlineData("  rollout.shadowDays:", "  limits.timeout.shadow:", "limits.timeout.shadow stands inside another property")]
    [InlineData("system: toy-limits", "system: toy-limit", "system is toy-limit, but the prompt runs on toy-limits")]
    [InlineData("{id: store,", "{id: gateway,", "components holds gateway more than once")]
    [InlineData(", team: Storage team", "", "components.1.team is missing")]
    [InlineData("meaning: \"How long.\", source: assumption", "meaning: \"How long.\"", "world.store.outageMinutes.source is missing")]
    [InlineData("unit: minutes, kind", "units: minutes, kind", "did you mean unit?")]
    public void A_broken_description_is_named_with_its_place(string from, string to, string expected)
    {
        SpokenToy.Description.ShouldContain(from);
        var at = SpokenToy.Description.IndexOf(from, StringComparison.Ordinal);
        var broken = SpokenToy.Description[..at] + to + SpokenToy.Description[(at + from.Length)..];
        var prompt = Prompt.Read(YamlText.Read(SpokenToy.Head, "prompt.yaml"), "spoken-toy");
        var problems = Should.Throw<InputException>(() => SpokenFile.Read(YamlText.Read(broken, "spoken.yaml"), prompt)).Problems.Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.StartsWith("spoken.yaml:", StringComparison.Ordinal) && p.Contains(expected, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void Lines_of_ones_own_stand_over_the_shared_ones_and_come_in_turn_with_them()
    {
        var shared = YamlText.ReadFile(Rooms.Content.SharedFile(InterviewerLines.SharedFile));
        var all = SpokenToy.Room.Content.Lines;
        all.Probes[0].Id.ShouldBe("limiterFails");
        all.Probes[1].Id.ShouldBe("ownerOfBox");
        all.Probes.Single(p => p.Id == "biggestRisk").Because.ShouldBe("Its own risk question.");
        all.Probes.Count.ShouldBe(((JsonArray)shared.Root["probes"]!).Count + 1);
        var own = InterviewerLines.Read(YamlText.Read(SpokenToy.Lines + "\nreplies:\n  noted: {supportive: [A], neutral: [B], stress: [C]}\nclosing: {supportive: [D], neutral: [E], stress: [F]}\n"), shared);
        own.Replies["noted"].Say(Temperament.Neutral, 0).ShouldBe("B");
        own.Replies["unknown"].Say(Temperament.Neutral, 0).ShouldContain("assume");
        own.Closing.Say(Temperament.Stress, 0).ShouldBe("F");
    }

    [Fact]
    public void Whatever_probes_a_prompt_has_none_is_lost_or_doubled_and_each_kind_keeps_its_order() =>
        Prop.ForAll(Gen.SubListOf("a", "b", "c", "ownerOfBox", "cost", "d", "e", "summary", "f").ToArbitrary(), ids =>
        {
            string Probe(string id) => $"  - {{id: {id}, about: cost, say: {{supportive: [x], neutral: [x], stress: [x]}}}}\n";
            var file = YamlText.Read($"probes:\n{(ids.Count == 0 ? "  []\n" : string.Concat(ids.Select(Probe)))}" + SpokenToy.Lines[SpokenToy.Lines.IndexOf("deepDive", StringComparison.Ordinal)..]);
            var shared = YamlText.ReadFile(Rooms.Content.SharedFile(InterviewerLines.SharedFile));
            var known = ((JsonArray)shared.Root["probes"]!).Select(p => p!["id"]!.GetValue<string>()).ToList();
            var woven = InterviewerLines.Read(file, shared).Probes.Select(p => p.Id).ToList();
            woven.Order().ShouldBe(known.Union(ids).Order());
            woven.Where(known.Contains).ShouldBe(known);
            woven.Except(known).ShouldBe(ids.Except(known));
            return true;
        }).Check(Seeded.Cases);

    [Theory]
    [InlineData("spoken.yaml")]
    [InlineData("../lines.yaml")]
    [InlineData("probes.yaml")]
    public void The_hash_of_a_prompt_by_talk_covers_its_description_and_the_shared_lines(string file)
    {
        var copy = Copy(Real, "quest-patches");
        var (before, quest) = (Hash(copy, Real), Hash(copy, "quest-patches"));
        File.AppendAllText(copy.PromptFile(Real, file), "\n# a word\n");
        Hash(copy, Real).ShouldNotBe(before);
        Hash(copy, "quest-patches").ShouldBe(quest);
    }

    [Fact]
    public void A_system_that_runs_is_taken_before_the_description()
    {
        var running = new Rehearsed(SpokenToy.Room.System);
        var prompt = SpokenToy.Room.Content.Prompt;
        PromptSystem.Of(Rooms.Content, prompt, [running]).ShouldBe(running);
        PromptSystem.IsByTalk(Rooms.Content, prompt, [running]).ShouldBeFalse();
        var real = Prompt.Read(Rooms.Content, Real);
        PromptSystem.IsByTalk(Rooms.Content, real, SystemCatalogue.All).ShouldBeTrue();
        PromptSystem.Of(Rooms.Content, real, SystemCatalogue.All).CanRun.ShouldBeFalse();
    }

    [Theory]
    [InlineData("probes.yaml", "world: {privacy.deviceSignals: restricted}", "world: {privacy.deviceSignls: restricted}", "needs privacy.deviceSignls, which is not a world property; did you mean privacy.deviceSignals?")]
    [InlineData("probes.yaml", "world: {privacy.deviceSignals: restricted}", "world: {privacy.deviceSignals: yes please}", "needs a world that cannot be: privacy.deviceSignals is yes please")]
    [InlineData("probes.yaml", "{bots.framedPercent} percent", "{bots.framedPercnt} percent", "{bots.framedPercnt}, which is not a world property; did you mean bots.framedPercent?")]
    [InlineData("probes.yaml", "unless: [facts.purpose, policy.purpose]\n    world", "unless: [facts.purpos, policy.purpose]\n    world", "refundsNow names facts.purpos, which is no act, fact or knob; did you mean facts.purpose?")]
    [InlineData("probes.yaml", "What do you do for billing, today?\", unless: [decision]}", "What do you do for billing, today?\", unless: [decisin]}", "a followUp of refundsNow names decisin")]
    [InlineData("probes.yaml", "  - kind: nothing\n    about: biggestRisk", "  - kind: nothing\n    about: biggestRisk\n    unless: [risk]", "the kind nothing must stand last in deepDive, without unless and world")]
    [InlineData("probes.yaml", "Does that warn the bot makers?", "And {day} of that?", "refundsNow has the slot {day}; allowed team, component or quote, or a world property")]
    [InlineData("facts.yaml", "      - How many channels are live", "    asks:\n      - How many channels are live", "asks")]
    [InlineData("spoken.yaml", "  detect.unit:", "  detect.units:", "detect.unit")]
    [InlineData("rubric.yaml", "extends: tpm-design", "extends: tpm-designs", "there is no rubric tpm-designs in prompts/rubrics; allowed ml-design or tpm-design")]
    [InlineData("../rubrics/tpm-design.yaml", "  - id: influence", "  - id: influenc", "dimensions needs influence")]
    [InlineData("../rubrics/tpm-design.yaml", "      L7:\n        1: Adds programmes", "      L8:\n        1: Adds programmes", "prioritisation has no anchors for L7")]
    [InlineData("../lines.yaml", "unless: [settled.rollback]", "unless: [settled.rolback]", "rollbackTrigger names settled.rolback")]
    public void A_broken_prompt_by_talk_is_named(string file, string from, string to, string expected)
    {
        var copy = Copy(Real);
        ContentCheck.Of(copy, Real, SystemCatalogue.All).ShouldBeEmpty();
        var path = copy.PromptFile(Real, file);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        text.ShouldContain(from);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + to + text[(at + from.Length)..]);
        var problems = ContentCheck.Of(copy, Real, SystemCatalogue.All).Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains(expected, StringComparison.Ordinal), string.Join('\n', problems));
    }

    public static TheoryData<string> ByTalk =>
        [.. Rooms.Content.PromptIds().Where(id => PromptSystem.IsByTalk(Rooms.Content, Prompt.Read(Rooms.Content, id), SystemCatalogue.All))];

    [Theory]
    [MemberData(nameof(ByTalk))]
    public void Every_prompt_by_talk_can_be_sat_to_its_scenario_and_the_end(string id)
    {
        var room = Rooms.Real(id);
        foreach (var (mode, seed) in new[] { (SessionMode.Real, 1UL), (SessionMode.Coached, 2UL), (SessionMode.Real, 3UL) })
        {
            var session = new Rehearsal(room, mode, Temperament.Neutral, seed);
            session.Say(room.Content.Facts[0].Ask[0]);
            for (var minute = 1; session.State.Phase != room.Content.Prompt.Phases[^1].Id && minute < room.Content.Prompt.Minutes; minute++) session.Wait(minute);
            for (var turn = 0; turn < 6 && session.State.EndedAtMs is null; turn++) session.Say("The release team takes it back within ten minutes, because users are hurt.");
            session.Do(new Wait(room.TotalMs));
            var said = string.Join('\n', session.Events.Select(Transcript.Words));
            session.All<Probed>().ShouldContain(p => p.Probe.StartsWith("deepDive.", StringComparison.Ordinal), said);
            said.ShouldNotContain('{');
            session.State.EndedAtMs.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Few_scenarios_and_few_paraphrases_are_named()
    {
        var copy = Copy(Real);
        var probes = File.ReadAllText(copy.PromptFile(Real, "probes.yaml")).ReplaceLineEndings("\n");
        var (first, last) = (probes.IndexOf("  - kind:", StringComparison.Ordinal), probes.IndexOf("  - kind: nothing", StringComparison.Ordinal));
        File.WriteAllText(copy.PromptFile(Real, "probes.yaml"), probes[..first] + probes[last..]);
        var facts = YamlText.ReadFile(copy.PromptFile(Real, "facts.yaml")).Root;
        facts["facts"]![0]!["ask"] = new JsonArray([.. facts["facts"]![0]!["ask"]!.AsArray().Take(7).Select(a => a!.DeepClone())]);
        File.WriteAllText(copy.PromptFile(Real, "facts.yaml"), facts.ToJsonString());
        var problems = ContentCheck.Of(copy, Real, SystemCatalogue.All).Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains("deepDive has 0 scenarios beside nothing; 5 or more are needed", StringComparison.Ordinal));
        problems.ShouldContain(p => p.Contains("has 7 paraphrases; 8 or more are needed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rubric_holds_the_prompts_own_dimensions_in_the_place_of_the_shared_ones()
    {
        var rubric = Rubric.Read(Rooms.Content, Prompt.Read(Rooms.Content, "feed-recommendation"));
        rubric.Dimensions.Select(d => d.Id).ShouldBe(Rubric.Needed("ml-design"));
        rubric.Dimensions[0].Because.ShouldContain("candidate generation");
        rubric.Dimensions.ShouldAllBe(d => d.Anchors["L5"].Count == 5);
        Rubric.Needed("design").ShouldNotContain("mlJudgement");
    }

    private static string Hash(ContentFolder content, string id) => PromptContent.Read(content, id, SystemCatalogue.All).Hash;

    private ContentFolder Copy(params string[] ids)
    {
        var prompts = Path.Combine(Rooms.Content.Path, "prompts");
        foreach (var file in ids.Append("rubrics").SelectMany(id => Directory.GetFiles(Path.Combine(prompts, id))).Append(Path.Combine(prompts, "lines.yaml")))
        {
            var to = Path.Combine(folder, "prompts", Path.GetRelativePath(prompts, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (!File.Exists(to)) File.Copy(file, to);
        }

        return new ContentFolder(folder);
    }
}
