namespace Dryrun.Server.Loops;

internal static class LoopsApi
{
    public static void Map(RouteGroupBuilder api) => _ = api;
}
