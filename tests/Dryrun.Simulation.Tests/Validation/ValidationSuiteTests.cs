using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Validation;

namespace Dryrun.Simulation.Tests.Validation;

public class ValidationSuiteTests
{
    public static TheoryData<string> Models => [.. ValidationSuite.Models.Select(m => m.Name)];

    // Eight replications or a sixth of them, whichever is more: the whole table is in the long suite.
    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_agrees_with_theory(string model)
    {
        foreach (var row in ValidationSuite.Run([ValidationSuite.Models.Single(m => m.Name == model)], share: 1.0 / 6))
            row.Pass.ShouldBeTrue($"{row.Figure}: exact {row.Exact}, model {row.Actual} ± {row.StandardError}, z {row.Z}");
    }

    [Fact, Trait("Suite", "Long")]
    public void The_whole_table_agrees_with_theory_under_its_seed_and_another()
    {
        var rows = ValidationSuite.Run(ValidationSuite.Models, threads: Environment.ProcessorCount);
        rows.Where(r => !r.Pass).Select(r => $"{r.Model}, {r.Figure}: z {r.Z}").ShouldBeEmpty();
        ValidationSuite.Run(ValidationSuite.Models, seed: 2, threads: Environment.ProcessorCount).Where(r => !r.Pass).Select(r => $"{r.Model}, {r.Figure}: z {r.Z}").ShouldBeEmpty();
        // All z together: of a right library their squares sum to about their number. Rows with a margin are left out, they are pulled to 0.
        double[] deviates = [.. rows.Where(r => r is { Margin: 0.0, StandardError: > 0.0 }).Select(r => r.Z)];
        deviates.Sum(z => z * z).ShouldBeInRange(deviates.Length - 4.0 * Math.Sqrt(2.0 * deviates.Length), deviates.Length + 4.0 * Math.Sqrt(2.0 * deviates.Length));
    }

    [Fact]
    public void Every_closed_form_of_the_list_has_a_model()
    {
        ValidationSuite.Models.Count.ShouldBeGreaterThanOrEqualTo(20);
        ValidationSuite.Models.Select(m => m.Name).Distinct().Count().ShouldBe(ValidationSuite.Models.Count, "names are the addresses of their seeds");
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var models = ValidationSuite.Models.Where(m => m.Name.StartsWith("canary", StringComparison.Ordinal) || m.Name.StartsWith("three", StringComparison.Ordinal)).ToList();
        ValidationSuite.Run(models, share: 0.1, threads: 1).ShouldBe(ValidationSuite.Run(models, share: 0.1, threads: 3));
    }

    [Fact]
    public void A_model_that_is_five_percent_off_misses()
    {
        static double[] Slow(StreamKey key)
        {
            var draws = new Draws(key);
            return [Enumerable.Range(0, 5_000).Average(_ => draws.Exponential(1_050_000) / 1e6)];
        }

        var row = ValidationSuite.Run([new ValidationModel("slow", 20, [new KnownFigure("mean", 1.0, "by construction")], Slow)]).Single();
        row.Pass.ShouldBeFalse();
        row.Z.ShouldBeGreaterThan(6.0);
    }

    [Fact]
    public void Deviates_are_what_they_say()
    {
        ValidationRow Row(double actual, double standardError, double margin = 0.0, int replications = 10) => new("m", "f", "s", 10.0, actual, standardError, margin, replications);
        // Student's t with 9 degrees: a t of 2.262 has the chance of a normal deviate of 1.96.
        Row(12.262, 1.0).Z.ShouldBe(1.96, 1e-3);
        Row(7.738, 1.0).Z.ShouldBe(-1.96, 1e-3);
        Row(12.262, 1.0, replications: 100_000).Z.ShouldBe(2.262, 1e-3);
        Row(10.5, 1.0, margin: 0.5).Z.ShouldBe(0.0);
        Row(12.762, 1.0, margin: 0.5).Z.ShouldBe(1.96, 1e-3);
        Row(10.0, 0.0).Pass.ShouldBeTrue();
        Row(10.001, 0.0).Pass.ShouldBeFalse("runs that do not vary must agree");
        Row(1e9, 1e-9).Pass.ShouldBeFalse();
        ValidationRow.FalseAlarm(1).ShouldBe(6.334e-5, 1e-8);
        ValidationRow.FalseAlarm(50).ShouldBe(0.00316, 1e-5);
    }
}
