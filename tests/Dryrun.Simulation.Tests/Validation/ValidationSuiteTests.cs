using Dryrun.Simulation.Validation;
using Xunit.Abstractions;

namespace Dryrun.Simulation.Tests.Validation;

public class ValidationSuiteTests(ITestOutputHelper output)
{
    [Fact]
    public void Temp()
    {
        foreach (var m in ValidationSuite.Models)
        {
            var w = System.Diagnostics.Stopwatch.StartNew();
            var rows = ValidationSuite.Run([m], 0.2);
            foreach (var r in rows) output.WriteLine($"{w.Elapsed.TotalSeconds * 5:0.0}s {m.Name,-50} {r.Figure,-40} {r.Exact:G5} {r.Actual:G5} ± {r.StandardError:G3} z {r.Z:0.00} {r.Pass} {r.Replications}");
        }
    }
}
