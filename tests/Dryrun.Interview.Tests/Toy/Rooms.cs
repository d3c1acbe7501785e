using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Systems;

namespace Dryrun.Interview.Tests.Toy;

/// <summary>Rooms to rehearse in: the toy with readings of the tests' own, and the real prompts with offline reading.</summary>
internal static class Rooms
{
    private const string ToyPrompt = """
        id: toy
        title: A toy
        brief: Design a system to update a fleet.
        system: toy-fleet
        company: meta
        role: tpm
        kind: design
        level: {default: L5, allowed: [L4, L5, L6]}
        minutes: 45
        summaryMinutes: 5
        phases:
          - {id: frame, name: Frame, minutes: 10, goal: scope}
          - {id: design, name: Design, minutes: 25, goal: design}
          - {id: deepDive, name: Deep dive, minutes: 10, goal: depth}
        world:
          offlinePercent: {uniform: [21, 23]}
        """;

    private const string ToyFacts = """
        facts:
          - id: bricking
            reveals: singleSlotPercent
            moves: [rollout.rings]
            answer: "Yes. {value:percent} have one slot."
            ask: [can devices be bricked, what does a failed install do, is a bad patch fatal, can we kill a device, do they have two slots, bricking risk]
          - id: offline
            reveals: offlinePercent
            moves: [rollout.soakHours]
            answer: "About {value:percent} are offline."
            ask: [how many are offline, is connectivity guaranteed, what share is unreachable, are devices always online, offline share, how many can we reach]
          - id: delay
            reveals: delayHours
            moves: [rollout.soakHours]
            answer: "Reports come {value} hours late."
            ask: [how late are reports, what is the telemetry delay, when would we see a problem, are reports real time, how fresh is the data, reporting lag]
          - id: urgency
            reveals: urgency
            moves: [rollout.rings]
            answers: {routine: "Nothing dramatic.", exploited: "It is being exploited."}
            ask: [how severe is it, is it exploited, how urgent is the patch, what is the threat, is this a zero day, severity of the hole]
          - id: coverage
            reveals: coverageTargetDays
            stricter: {coverageTargetDays: lower, coverageTargetPercent: higher}
            moves: [rollout.soakHours]
            answer: "{coverageTargetPercent:percent} in {value} days."
            ask: [what is the coverage target, by when must they be patched, is there an SLA, how many by when, what is the deadline, when are we done]
          - id: users
            framing: true
            answer: "Consumers, mostly."
            ask: [who are the users, who uses it, consumers or enterprise, what are the personas, whose devices are these, who is the audience]
        """;

    public static ContentFolder Content { get; } = ContentFolder.Find(null, AppContext.BaseDirectory);

    public static Room Toy { get; } = MakeToy();

    public static Room Quest { get; } = Real("quest-patches");

    public static Room WhatsApp { get; } = Real("whatsapp-updates");

    public static Room Limits { get; } = Real("api-rate-limits");

    public static Room Event { get; } = Real("live-event-5x");

    public static JsonObject World(Room room, ulong seed = 1) => PromptWorld.Draw(room.System, room.Content.Prompt, seed, []);

    public static Room Real(string id)
    {
        IReadOnlyList<ISimulatedSystem> systems = [.. SystemCatalogue.All.Select(s => new Rehearsed(s))];
        var content = PromptContent.Read(Content, id, systems);
        return new Room(content, PromptSystem.Of(Content, content.Prompt, systems), new OfflineUnderstanding(content.Language));
    }

    private static Room MakeToy()
    {
        var system = new ToyFleet();
        var facts = Fact.ReadAll(YamlText.Read(ToyFacts, "facts.yaml"), system);
        var lines = InterviewerLines.Read(YamlText.ReadFile(Content.PromptFile("quest-patches", "probes.yaml")));
        var language = SystemLanguage.Of(system, facts, null);
        var content = new PromptContent(Prompt.Read(YamlText.Read(ToyPrompt, "prompt.yaml"), "toy"), facts, lines, language, "toy");
        return new Room(content, system, new Scripted(language));
    }
}

/// <summary>A real system with a told run in place of its own: tests of the conversation must not change when a model does.</summary>
internal sealed class Rehearsed(ISimulatedSystem told) : ISimulatedSystem
{
    public string Id => told.Id;

    public string Title => told.Title;

    public int ModelVersion => 0;

    public RecordDescription World => told.World;

    public RecordDescription Design => told.Design;

    public RecordDescription Metrics => told.Metrics;

    public IReadOnlyList<ComponentDescription> Components => told.Components;

    public IReadOnlyList<LuckDescription> Luck => told.Luck;

    public IReadOnlyList<LedgerLineDescription> LedgerLines => told.LedgerLines;

    public IReadOnlyList<KnobCondition> Conditions => told.Conditions;

    public int LastDelegationDay(JsonObject world) => told.LastDelegationDay(world);

    public IReadOnlyList<InputProblem> CheckAcross(JsonObject world, DesignDocument design) => told.CheckAcross(world, design);

    public PreparedRun Prepare(JsonObject world, DesignDocument design) => new ToldRun();

    private sealed class ToldRun : PreparedRun
    {
        public override IReadOnlyList<ResolvedKnob> Knobs => [];

        public override Outcome Run(RunOptions options) => new ToyFleet().Run(
            new ToyWorld(), new ToyDesign { Rollout = new ToyRollout { Rings = [100], SoakHours = 24 } }, options);
    }
}
