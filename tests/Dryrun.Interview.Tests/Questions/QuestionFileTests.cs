using Dryrun.Contracts.Input;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Tests.Questions;

public sealed class QuestionFileTests
{
    [Fact]
    public void A_file_is_read_whole()
    {
        var file = SampleQuestions.Stories;
        file.Kind.ShouldBe("behavioural");
        file.Opening.Say(Temperament.Neutral, 0, new Dictionary<string, string> { ["minutes"] = "45" }).ShouldBe("We have 45 minutes.");
        var question = file.Find("pushedBack")!;
        question.Judges.ShouldBe(["ownAction", "influence"]);
        question.FollowUps[0].Unless.ShouldBe(["ownAction"]);
        question.SecondMove!.Ask.ShouldBe(["And if they say no?"]);
        question.Anchors["L5"][3].ShouldBe("Names the reason of the other side.");
        question.IsFor("tpm", "meta").ShouldBeTrue();
        question.IsFor("mle", "meta").ShouldBeFalse();
    }

    [Fact]
    public void An_estimate_draws_the_same_inputs_for_the_same_seed_and_works_out_its_answer()
    {
        var problem = SampleQuestions.Estimates.Questions[0].Estimate!;
        var inputs = problem.Draw(7, "videoStorage");
        problem.Draw(7, "videoStorage").ShouldBe(inputs);
        inputs["sizeMb"].ShouldBeInRange(8, 25);
        problem.Truth(inputs).ShouldBe(inputs["uploads"] * inputs["sizeMb"], 1e-9);
        Enumerable.Range(0, 40).Select(s => problem.Draw((ulong)s, "videoStorage")["uploads"]).Distinct().Count().ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("judges: [ownAction, influence]", "judges: [ownActon]", "questions.yaml:12: questions.0.judges has ownActon; did you mean ownAction?")]
    [InlineData("unless: [ownAction]", "unless: [ownDeed]", "questions.0.followUps.0.unless has ownDeed; ")]
    [InlineData("unless: [ownAction]", "unless: [points.nothing]", "points.nothing")]
    [InlineData("minutes: 8", "minutes: 800", "questions.0.minutes is 800; allowed 1 to 60")]
    [InlineData("roles: [tpm]", "roles: [tmp]", "did you mean tpm?")]
    [InlineData("strong: [\"Names the reason.\", \"Says who gave way.\"]", "strong: []", "questions.0.strong is empty; at least 2 are needed")]
    [InlineData("id: pushedBack", "id: Pushed Back", "allowed letters and digits")]
    [InlineData("    weak:", "    weka:", "did you mean weak?")]
    [InlineData("L6:", "L8:", "questions.0.anchors.L8 is not known")]
    [InlineData("kind: behavioural", "kind: offer", "they must be the same")]
    public void What_is_wrong_is_one_line_with_its_place(string good, string bad, string says)
    {
        var text = SampleQuestions.StoriesText;
        text.ShouldContain(good);
        Should.Throw<InputException>(() => QuestionFile.Read(YamlText.Read(text.Replace(good, bad, StringComparison.Ordinal), "questions.yaml"), "behavioural")).Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("uploads * sizeMb", "uploads * sizeMB", "names sizeMB, which is no input; did you mean sizeMb?")]
    [InlineData("uploads * sizeMb", "uploads * (sizeMb", "the ( at character 11 is never closed")]
    [InlineData("uploads * sizeMb", "uploads", "leaves the input sizeMb out")]
    [InlineData("{uniform: [8, 25]}", "{uniform: [25, 8]}", "questions.0.problem.inputs.sizeMb.draw is")]
    [InlineData("sigma: 0.4", "sigma: 40", "sigma 0 to 2")]
    [InlineData("decides:", "decide:", "did you mean decides?")]
    public void What_is_wrong_with_an_estimate_is_told(string good, string bad, string says)
    {
        var text = SampleQuestions.EstimatesText;
        text.ShouldContain(good);
        Should.Throw<InputException>(() => QuestionFile.Read(YamlText.Read(text.Replace(good, bad, StringComparison.Ordinal), "questions.yaml"), "estimation")).Message.ShouldContain(says);
    }

    [Fact]
    public void An_unknown_kind_names_the_nearest() =>
        Should.Throw<InputException>(() => QuestionFile.Read(Toy.Rooms.Content, "behavioral")).Message.ShouldBe("there are no questions of kind behavioral; did you mean behavioural?");
}
