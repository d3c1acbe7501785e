using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Study.Dossier;

namespace Dryrun.Study.Tests;

public class DossierTests
{
    private const string Good = """
        projects:
          - id: ranker
            title: Second-stage ranker
            role: mle
            context: Recipe videos, about 4 million users a day.
            mine: We built the model and the pipeline.
            onlineMetrics: Minutes watched went up.
            deployment: The migration of the ranker took 19 days.
        stories:
          - id: rankerMove
            title: Moving the ranker
            project: ranker
            tags: [influence]
            context: The migration of the ranker took 45 days.
            action: I tied it to their goal.
            outcome: Latency fell by 40 percent.
        """;

    [Fact]
    public void What_is_missing_is_named_with_the_question_that_will_come()
    {
        var gaps = Gaps.Of(Read(Good));
        gaps.ShouldContain(g => g.Where == "Second-stage ranker" && g.Field == "brokeAfterLaunch" && g.Ask == "What broke after launch, and who noticed?");
        gaps.ShouldContain(g => g.Where == "Moving the ranker" && g.Field == "conflict");
        gaps.ShouldNotContain(g => g.Field == "negotiation", "an engineer is not asked for the fields of a program manager");
    }

    [Fact]
    public void We_without_I_and_a_result_without_a_number_are_gaps()
    {
        var gaps = Gaps.Of(Read(Good));
        gaps.ShouldContain(g => g.Field == "mine" && g.Text == "It says we and never I.");
        gaps.ShouldContain(g => g.Field == "onlineMetrics" && g.Text == "No number in it.");
        gaps.ShouldNotContain(g => g.Field == "action" && g.Text.Contains("we"));
    }

    [Fact]
    public void A_story_that_tells_another_figure_than_its_project_is_found()
    {
        Gaps.Of(Read(Good)).ShouldContain(g => g.Where == "Moving the ranker" && g.Text.Contains("45 days") && g.Text.Contains("19 days"));
        Gaps.Of(Read(Good.Replace("45 days", "20 days", StringComparison.Ordinal))).ShouldNotContain(g => g.Ask == "Which is it?", "people round");
    }

    [Fact]
    public void Questions_are_covered_by_stories_that_share_a_tag()
    {
        BankQuestion[] bank = [new("pushedBack", "Tell me...", ["influence", "conflict"]), new("failure", "A failure?", ["failure"])];
        var covered = Coverage.Of(bank, Read(Good));
        covered[0].Stories.ShouldHaveSingleItem().Id.ShouldBe("rankerMove");
        covered[1].Stories.ShouldBeEmpty();
        Coverage.MissingTags(bank, Read(Good)).ShouldBe(["conflict", "failure"]);
    }

    [Fact]
    public void Problems_name_their_line()
    {
        var problem = Should.Throw<InputException>(() => Read(Good.Replace("role: mle", "role: sre", StringComparison.Ordinal))).Problems.ShouldHaveSingleItem();
        problem.ToString().ShouldBe("dossier.yaml:4: projects.0.role is sre; allowed tpm or mle");
        Should.Throw<InputException>(() => Read(Good.Replace("project: ranker", "project: rankr", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_added_story_is_read_back_and_the_rest_stays()
    {
        var file = YamlText.Read(Good, "dossier.yaml");
        var text = DossierReader.With(file.Root, "stories", new JsonObject { ["id"] = "cut", ["title"] = "What I cut", ["tags"] = new JsonArray("scope"), ["action"] = "I cut \"two\" of six: nobody used them." });
        var dossier = Read(text);
        dossier.Stories.Count.ShouldBe(2);
        dossier.Stories[1].Fields["action"].ShouldBe("I cut \"two\" of six: nobody used them.");
        dossier.Projects.ShouldHaveSingleItem();
    }

    private static StudyDossier Read(string yaml) => DossierReader.Read(YamlText.Read(yaml, "dossier.yaml"));
}
