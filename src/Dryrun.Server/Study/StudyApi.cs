namespace Dryrun.Server.Study;

internal static class StudyApi
{
    public static void Map(RouteGroupBuilder api) => _ = api;
}
