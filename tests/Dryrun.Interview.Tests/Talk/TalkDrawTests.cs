using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Talk;

public sealed class TalkDrawTests
{
    [Fact]
    public void Draws_what_fits_role_and_company()
    {
        for (var seed = 1UL; seed <= 20; seed++)
        {
            Ids(TalkToys.Behavioural, TalkToys.Tpm with { Seed = seed }).ShouldNotContain("tiktokOnly");
            Ids(TalkToys.Behavioural, TalkToys.Tpm with { Seed = seed, Role = "mle" }).ShouldBe(["offTrack"]);
        }
    }

    [Fact]
    public void Takes_what_the_minutes_hold_or_as_many_as_told()
    {
        Ids(TalkToys.Behavioural, TalkToys.Tpm with { Minutes = 10 }).Count.ShouldBe(1);
        Ids(TalkToys.Behavioural, TalkToys.Tpm with { Minutes = 16 }).Count.ShouldBe(2);
        Ids(TalkToys.Behavioural, TalkToys.Tpm with { Minutes = 60, Count = 1 }).Count.ShouldBe(1);
        Ids(TalkToys.Behavioural, TalkToys.Tpm with { Minutes = 2 }).Count.ShouldBe(1);
    }

    [Fact]
    public void Puts_wanted_tags_first_and_what_was_asked_before_last()
    {
        for (var seed = 1UL; seed <= 20; seed++)
        {
            Ids(TalkToys.Behavioural, TalkToys.Tpm with { Seed = seed, Tags = ["delivery"] })[0].ShouldBe("offTrack");
            Ids(TalkToys.Behavioural, TalkToys.Tpm with { Seed = seed, Tags = ["delivery"], Before = ["offTrack"] })[0].ShouldBe("pushBack");
        }
    }

    [Fact]
    public void Draws_the_same_for_the_same_seed_and_keeps_the_inputs_in_the_world()
    {
        var (once, again) = (TalkDraw.World(TalkToys.Estimation, TalkToys.Tpm), TalkDraw.World(TalkToys.Estimation, TalkToys.Tpm));
        once.ToJsonString().ShouldBe(again.ToJsonString());
        once["inputs"]!["videoStorage"]!["uploads"]!.GetValue<double>().ShouldBe(30);
    }

    [Fact]
    public void Names_the_nearest_question_for_one_that_is_not_there() =>
        Should.Throw<InputException>(() => TalkDraw.World(TalkToys.Behavioural, TalkToys.Tpm with { Ids = ["pushBak"] })).Message.ShouldContain("did you mean pushBack?");

    [Fact]
    public void Asks_what_ones_own_notes_leave_open_after_the_first_question()
    {
        var sat = TalkToys.Sit(TalkToys.Behavioural, TalkToys.Tpm with { Gaps = [new OwnGap("About Shards. What did you do yourself?", "Your own notes on Shards: it says we and never I.")] });
        sat.Say("next").Asked.ShouldBe("gap1");
        sat.State.LastWords.ShouldContain("About Shards. What did you do yourself?");
        sat.Room.Talk!.Find("gap1").ShouldNotBeNull();
    }

    [Fact]
    public void A_question_that_left_the_content_is_one_line()
    {
        var world = TalkDraw.World(TalkToys.Behavioural, TalkToys.Tpm);
        ((JsonArray)world["questions"]!).Add("gone");
        Should.Throw<InputException>(() => TalkRoom.Open(TalkToys.Behavioural, TalkToys.Lines, world, "toy")).Message.ShouldContain("gone is no longer in questions/behavioural.yaml");
    }

    [Fact]
    public void The_bank_is_sound_and_large_enough()
    {
        TalkCheck.Of(Rooms.Content).ShouldBeEmpty();
        int Count(string kind) => QuestionFile.Read(Rooms.Content, kind).Questions.Count;
        Count("behavioural").ShouldBeGreaterThanOrEqualTo(24);
        Count("fundamentals").ShouldBeGreaterThanOrEqualTo(60);
        Count("technical-deep-dive").ShouldBeGreaterThanOrEqualTo(12);
        Count("estimation").ShouldBeGreaterThanOrEqualTo(20);
        Count("executive-90s").ShouldBeGreaterThanOrEqualTo(10);
    }

    private static IReadOnlyList<string> Ids(QuestionFile file, TalkChoice choice) => [.. ((JsonArray)TalkDraw.World(file, choice)["questions"]!).Select(q => q!.ToString())];
}
