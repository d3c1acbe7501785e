using System.Reflection;
using System.Xml.Linq;

namespace Dryrun.Architecture.Tests;

public class ArrowTests
{
    public static TheoryData<string> Modules => [.. Arrows.Allowed.Keys.Where(m => File.Exists(Path.Combine(AppContext.BaseDirectory, m + ".dll")))];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_knows_only_whom_it_may(string module) =>
        Arrows.Broken(module, Arrows.ReferencesOf(Assembly.Load(module))).ShouldBeEmpty();

    [Theory]
    [InlineData("Dryrun.Simulation", "Dryrun.Contracts")]
    [InlineData("Dryrun.Contracts", "Dryrun.Systems")]
    [InlineData("Dryrun.Systems", "Dryrun.Interview")]
    [InlineData("Dryrun.Interview", "Dryrun.Systems")]
    [InlineData("Dryrun.Interview", "Dryrun.Storage")]
    [InlineData("Dryrun.Assessment", "Dryrun.Systems")]
    [InlineData("Dryrun.Study", "Dryrun.Assessment")]
    [InlineData("Dryrun.Storage", "Dryrun.Contracts")]
    [InlineData("Dryrun.Judge", "Dryrun.Contracts")]
    [InlineData("Dryrun.Sitting", "Dryrun.Systems")]
    [InlineData("Dryrun.Study", "Dryrun.Sitting")]
    [InlineData("Dryrun.Server", "Dryrun.Judge")]
    [InlineData("dryrun", "Dryrun.Nowhere")]
    public void A_forbidden_arrow_is_found(string module, string reference) =>
        Arrows.Broken(module, ["System.Runtime", reference]).ShouldBe([$"{module} -> {reference}"]);

    // The systems themselves are handed to the server; it guards itself with their limiters.
    [Fact]
    public void Of_the_systems_the_server_knows_the_limiters_alone() =>
        Arrows.NamespacesUsed(Assembly.Load("Dryrun.Server"), "Dryrun.Systems").ShouldBe(["Dryrun.Systems.GatewayLimits.Limiting"]);

    [Fact]
    public void Every_project_of_the_solution_is_a_known_module()
    {
        var projects = Directory.GetFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(p => XDocument.Load(p).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(p));
        projects.Where(p => !Arrows.Allowed.ContainsKey(p)).ShouldBeEmpty("each module needs its arrows");
    }
}
