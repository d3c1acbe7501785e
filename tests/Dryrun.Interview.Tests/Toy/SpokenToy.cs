using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Tests.Toy;

/// <summary>A small prompt that is rehearsed by talk, with readings of the tests' own.</summary>
internal static class SpokenToy
{
    public const string Head = """
        id: spoken-toy
        title: A toy by talk
        brief: Design a limiter.
        system: toy-limits
        company: tiktok
        role: mle
        kind: ml-design
        level: {default: L5, allowed: [L4, L5, L6]}
        minutes: 30
        summaryMinutes: 3
        phases:
          - {id: frame, name: Frame, minutes: 5, goal: scope}
          - {id: data, name: Data, minutes: 10, goal: data}
          - {id: serving, name: Serving, minutes: 5, goal: serving}
          - {id: stress, name: Stress, minutes: 10, goal: depth}
        world:
          store: {failure: failClosed}
          crowd: {percent: {uniform: [15, 20]}}
        """;

    public const string Description = """
        system: toy-limits
        world:
          store.failure: {name: When the store fails, choices: [failOpen, failClosed], typical: failOpen, meaning: "What happens.", source: assumption}
          store.outageMinutes: {name: Outage, unit: minutes, kind: integer, range: [1, 60], typical: 7, meaning: "How long.", source: assumption}
          crowd.percent: {name: Behind shared addresses, unit: percent, kind: number, range: [0, 100], typical: 12, meaning: "Share of users.", source: assumption}
        knobs:
          limits.onStoreFail: {name: When the store is gone, choices: [open, closed, localFallback], class: programme, owner: programme, meaning: "What happens to calls.",
            words: [if the store fails], choiceWords: {localFallback: [local limits]}}
          rollout.shadowDays: {name: Shadow mode, unit: days, kind: integer, range: [0, 30], class: programme, owner: programme, meaning: "Days of looking.", words: [shadow]}
          limits.timeout: {name: Timeout, unit: milliseconds, kind: integer, range: [1, 100], class: engineering, owner: gateway, meaning: "How long a call waits.", words: [timeout]}
        components:
          - {id: gateway, name: API gateway, team: Gateway team, aliases: [edge], meaning: "Every call."}
          - {id: store, name: Counter store, team: Storage team, meaning: "Every count."}
        """;

    public const string Facts = """
        facts:
          - id: crowd
            reveals: crowd.percent
            moves: [limits.onStoreFail]
            answer: "{value:percent} of users share an address."
            ask: [how many users share an address, what about carriers, users behind one address, is an address a user, shared addresses, who sits behind a carrier]
          - id: failure
            reveals: store.failure
            moves: [limits.onStoreFail]
            answers: {failOpen: "It lets everything through.", failClosed: "It rejects everything."}
            ask: [what happens when the store fails, fail open or closed, if counters are gone, what does a call see then, the store is down then what, default on error]
        """;

    public const string Lines = """
        probes:
          - id: limiterFails
            about: rollback
            because: "A limiter can take the site down."
            unless: [limits.onStoreFail, facts.failure]
            say: {supportive: ["Say the counters stop. What then?"], neutral: ["The limiter fails. And?"], stress: ["It is down. And?"]}
            followUp: ["For how long?"]
          - id: biggestRisk
            about: biggestRisk
            because: "Its own risk question."
            unless: [risk]
            say: {supportive: ["What would hurt most?"], neutral: ["What would hurt most?"], stress: ["What hurts?"]}
        deepDive:
          - kind: crowd
            about: monitoring
            world: {crowd.percent: [10, 90]}
            unless: [facts.crowd]
            real: ["{crowd.percent:percent} of users are one address. Go on."]
            coached: ["A carrier is one address here. What did your limit do?"]
            followUp:
              - {ask: "Who tells them?", unless: [named]}
              - {ask: "\"{quote}\". And the bots?", needs: [rollback]}
          - kind: storeClosed
            about: rollback
            world: {store.failure: failClosed}
            unless: [limits.onStoreFail]
            real: ["The store is gone for {store.outageMinutes} minutes, and we {store.failure}."]
            coached: ["Everything was rejected. Why?"]
            followUp: ["What first?", "Who may switch it off?"]
          - kind: storeOpen
            about: rollback
            world: {store.failure: failOpen}
            real: ["Everything gets through."]
            coached: ["Everything got through. Why?"]
            followUp: ["What first?"]
          - kind: nothing
            about: biggestRisk
            real: ["It held. Where were you lucky?"]
            coached: ["It held. What did that cost?"]
            followUp: ["What would have broken it?"]
        """;

    public static Room Room { get; } = Make();

    private static Room Make()
    {
        var prompt = Prompt.Read(YamlText.Read(Head, "prompt.yaml"), "spoken-toy");
        var spoken = SpokenFile.Read(YamlText.Read(Description, "spoken.yaml"), prompt);
        var facts = Fact.ReadAll(YamlText.Read(Facts, "facts.yaml"), spoken.System);
        var lines = InterviewerLines.Read(YamlText.Read(Lines, "probes.yaml"), YamlText.ReadFile(Rooms.Content.SharedFile(InterviewerLines.SharedFile)));
        var language = SystemLanguage.Worded(spoken.System, facts, spoken.Words);
        return new Room(new PromptContent(prompt, facts, lines, language, "spoken-toy"), spoken.System, new Scripted(language));
    }
}
