using System.Net;
using Dryrun.Server.Catalogue;
using Dryrun.Server.Debriefs;
using Dryrun.Server.Jobs;
using Dryrun.Server.Lab;
using Dryrun.Server.Loops;
using Dryrun.Server.Sessions;
using Dryrun.Server.Study;
using Dryrun.Sitting;

namespace Dryrun.Server.Hosting;

/// <summary>Builds the server: loopback only, guarded, the API and the browser application.</summary>
public static class ServerHost
{
    /// <summary>Where the API is.</summary>
    public const string Base = "/api/v1";

    /// <summary>Longest body of a request, in bytes.</summary>
    public const int BodyBytesMax = 1024 * 1024;

    /// <summary>A server ready to start. Its address is known once it has started: <c>app.Urls</c>.</summary>
    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Dryrun.Server" });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        Services(builder.Services, options);
        var app = builder.Build();
        Errors.Use(app);
        Guards.Use(app);
        app.UseRouting();
        RequestGuard.Use(app, options);
        Api(app);
        app.MapOpenApi("/api/{documentName}/openapi.json").ExcludeFromDescription();
        app.Map("/api/{**rest}", Unknown).ExcludeFromDescription();
        StaticUi.Map(app, options.UiFolder);
        return app;
    }

    private static void Services(IServiceCollection services, ServerOptions options)
    {
        services.AddRoutingCore();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => Json.Set(o.SerializerOptions));
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(3));
        OpenApiDocument.Add(services);
        services.AddSingleton(options);
        services.AddSingleton(options.Workspace);
        services.AddSingleton(s => s.GetRequiredService<Workspace>().Library);
        services.AddSingleton<SessionDesks>();
        services.AddSingleton<SessionSummaries>();
        services.AddSingleton<CodeRuns>();
        services.AddSingleton(options.Clock);
        services.AddSingleton<ContentShelf>();
        services.AddSingleton<SittingIndex>();
        services.AddSingleton<RoomPages>();
        services.AddSingleton<Sittings>();
        services.AddSingleton<Debriefed>();
        services.AddSingleton<DebriefPages>();
        services.AddSingleton<JobBoard>();
        services.AddHostedService<StoreWatch>();
        services.AddHostedService<ShelfWarmth>();
    }

    private static void Api(WebApplication app)
    {
        var api = app.MapGroup(Base);
        CatalogueApi.Map(api);
        SessionsApi.Map(api);
        SessionEventsApi.Map(api);
        DebriefApi.Map(api);
        JobsApi.Map(api);
        LoopsApi.Map(api);
        StudyApi.Map(api);
        LabApi.Map(api);
    }

    private static IResult Unknown(HttpContext context) => throw new Refusal(StatusCodes.Status404NotFound, $"there is no {context.Request.Method} {context.Request.Path}");
}
