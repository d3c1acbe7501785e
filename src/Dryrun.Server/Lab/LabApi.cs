namespace Dryrun.Server.Lab;

internal static class LabApi
{
    public static void Map(RouteGroupBuilder api) => _ = api;
}
