using System.Text.Json.Nodes;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Interview.Prompts;

/// <summary>Worlds of a prompt.</summary>
public static class PromptWorld
{
    /// <summary>The distribution that the prompt's <c>world</c> part describes.</summary>
    /// <exception cref="Contracts.Input.InputException">It has problems; every one is a line.</exception>
    public static WorldDistribution Distribution(ISimulatedSystem system, Prompt prompt) => WorldDistribution.Read(system, prompt.Source, "world");

    /// <summary>The complete world of a seed, with some properties fixed.</summary>
    public static JsonObject Draw(ISimulatedSystem system, Prompt prompt, ulong seed, JsonObject fixedValues) =>
        Distribution(system, prompt).Draw(seed, fixedValues);
}
