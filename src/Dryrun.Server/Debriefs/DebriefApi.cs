namespace Dryrun.Server.Debriefs;

internal static class DebriefApi
{
    public static void Map(RouteGroupBuilder api) => _ = api;
}
