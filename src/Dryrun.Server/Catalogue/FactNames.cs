using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;

namespace Dryrun.Server.Catalogue;

/// <summary>What facts are called for people: the world property they reveal, else their id as words.</summary>
internal static class FactNames
{
    public static string Of(Fact fact, ISimulatedSystem system) =>
        fact.Reveals is { } path && system.World.Find(path) is { } property ? property.Name : Wording.Spaced(fact.Id, capital: true);
}
