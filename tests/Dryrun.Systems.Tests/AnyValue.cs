using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.Tests;

/// <summary>Values within what a description allows, for cases that are drawn and for those that go through all.</summary>
internal static class AnyValue
{
    /// <summary>A drawn value.</summary>
    /// <param name="property">What it is for.</param>
    /// <param name="stream">Where luck comes from.</param>
    /// <param name="chosen">What a set of choices has in any case; the rest by the toss of a coin.</param>
    /// <param name="leastShare">Smallest share of a list of shares, percent.</param>
    public static JsonNode Of(PropertyDescription property, ref PhiloxStream stream, JsonArray chosen, double leastShare = 0.1)
    {
        switch (property.Kind)
        {
            case ValueKind.Switch:
                return stream.Bernoulli(0.5);
            case ValueKind.Choice:
                return property.Choices[stream.NextInt(property.Choices.Count)];
            case ValueKind.ChoiceSet:
                foreach (var choice in property.Choices)
                {
                    if (stream.Bernoulli(0.5) && !chosen.Any(c => (string?)c == choice)) chosen.Add(choice);
                }

                return chosen;
            case ValueKind.NumberList:
                var shares = new SortedSet<double> { 100 };
                for (var i = stream.NextInt(5); i > 0; i--) shares.Add(Math.Round(leastShare + (90 * stream.NextDouble()), 2));
                return new JsonArray([.. shares.Select(s => (JsonNode?)s)]);
            case ValueKind.Integer:
                return (long)Math.Round(Within(property, stream.NextDouble()));
            default:
                return Within(property, stream.NextDouble());
        }
    }

    /// <summary>Every choice, both positions of a switch, both ends of a number; nothing of lists and sets.</summary>
    public static IEnumerable<JsonNode> Extremes(PropertyDescription property) => property.Kind switch
    {
        ValueKind.Switch => [false, true],
        ValueKind.Choice => property.Choices.Select(c => (JsonNode)c),
        ValueKind.Integer => [(long)property.Max, (long)property.Min],
        ValueKind.Number => [property.Max, property.Min],
        _ => [],
    };

    // Wide ranges by their logarithm, so that small values come about.
    private static double Within(PropertyDescription property, double u) => property.Min > 0 && property.Max / property.Min > 100
        ? property.Min * Math.Pow(property.Max / property.Min, u)
        : property.Min + (u * (property.Max - property.Min));
}
