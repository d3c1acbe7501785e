using Dryrun.Assessment.Conduct;

namespace Dryrun.Assessment.Tests.Conduct;

public sealed class RubricPageTests
{
    [Fact]
    public void The_page_on_marks_is_current()
    {
        var path = Rehearsals.Folder("docs", "rubric.md");
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, RubricPage.Write());
        }

        File.ReadAllText(path).ShouldBe(RubricPage.Write(), "run the tests with DRYRUN_UPDATE=1 to write it anew");
    }

    [Fact]
    public void Every_rule_names_signals_that_its_extractor_looks_for_and_every_signal_has_a_use()
    {
        foreach (var rule in LevelRules.Dimensions)
        {
            var known = Extractors.All.Single(e => e.Dimension == rule.Id).Signals.Select(s => s.Id).ToHashSet();
            var used = rule.Weights.Select(w => w.Signal).Concat(rule.Needs.SelectMany(n => n.AnyOf)).Concat(rule.Caps.Select(c => c.Signal)).ToHashSet();
            used.Except(known).ShouldBeEmpty(rule.Id);
            known.Except(used).Except(["noRiskOwner"]).ShouldBeEmpty(rule.Id);
        }
    }
}
