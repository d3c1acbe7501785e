using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Tests.Toy;
using Dryrun.Systems;

namespace Dryrun.Interview.Tests.Prompts;

public sealed class ContentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dryrun-content").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_prompts_that_ship_are_sound() =>
        ContentCheck.Of(Rooms.Content, SystemCatalogue.All).Where(p => !p.ToString().Contains("designs", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_knob_that_a_prompt_allows_has_words_of_its_own()
    {
        foreach (var room in new[] { Rooms.Quest, Rooms.WhatsApp })
        {
            var world = Rooms.World(room);
            var closed = room.System.Conditions.Where(c => c.Text.Contains("channel", StringComparison.Ordinal) && !c.Applies(world, Contracts.Designs.DesignDocument.Empty));
            var silent = room.Content.Language.Knobs.Where(k => k.Aliases.Count == 0).Select(k => k.Path);
            silent.Except(closed.Select(c => c.Path)).ShouldBeEmpty(room.Content.Prompt.Id);
        }
    }

    [Theory]
    [InlineData("facts.yaml", "reveals: release.fullImageMb", "reveals: release.fullImagMb", "did you mean release.fullImageMb?")]
    [InlineData("facts.yaml", "moves: [delivery.networkPolicy, payload.format, delivery.cdnCapTbps]", "moves: [delivery.networkPolcy]", "did you mean delivery.networkPolicy?")]
    [InlineData("facts.yaml", "- patch size?", "- fleet size?", "is asked more than once")]
    [InlineData("facts.yaml", "    reveals: release.deltaMb\n", "    reveal: release.deltaMb\n", "did you mean reveals?")]
    [InlineData("facts.yaml", "About {value} MB for", "About {vaule} MB for", "{vaule} is not a world property")]
    [InlineData("facts.yaml", "coverageTargetDays: lower", "coverageTargetDays: lowest", "must be lower or higher")]
    [InlineData("probes.yaml", "unless: [owner]", "unless: [ownr]", "ownerOfBox names ownr, which is no act, fact or knob; did you mean owner?")]
    [InlineData("probes.yaml", "facts.cdnCost", "facts.cdnCosts", "cdnCosts")]
    [InlineData("probes.yaml", "kind: gateBreached", "kind: bricked", "deepDive holds bricked more than once")]
    [InlineData("probes.yaml", "  sameAgain:", "  sameAgian:", "sameAgain")]
    [InlineData("prompt.yaml", "summaryMinutes: 5", "summaryMinutes: 500", "summaryMinutes is 500; allowed 0 to 60")]
    [InlineData("prompt.yaml", "name: Design, minutes: 25", "name: Design, minutes: 20", "the phases' minutes add up to 40, but minutes is 45")]
    [InlineData("prompt.yaml", "  daysToLaunch:", "  daysToLunch:", "daysToLaunch?")]
    [InlineData("prompt.yaml", "system: fleet-update", "system: fleet-updates", "there is no system fleet-updates")]
    [InlineData("knobs.yaml", "rollout.soakHours:", "rollout.soakHour:", "did you mean rollout.soakHours?")]
    [InlineData("rubric.yaml", "      L5:\n        1: Designs before scoping", "      L7:\n        1: Designs before scoping", "scoping has no anchors for L5")]
    [InlineData("prompt.yaml", "brief: Design", "brief: [Design", "prompt.yaml")]
    public void A_broken_file_is_named_with_its_place_and_what_was_meant(string file, string from, string to, string expected)
    {
        var copy = Copy();
        var path = copy.PromptFile("quest-patches", file);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        text.ShouldContain(from);
        File.WriteAllText(path, text[..text.IndexOf(from, StringComparison.Ordinal)] + to + text[(text.IndexOf(from, StringComparison.Ordinal) + from.Length)..]);
        var problems = ContentCheck.Of(copy, "quest-patches", SystemCatalogue.All).Select(p => p.ToString()).Where(p => !p.Contains("designs", StringComparison.Ordinal)).ToList();
        problems.ShouldContain(p => p.Contains(expected, StringComparison.Ordinal) && p.Contains(file, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void A_reference_that_does_not_fit_every_world_is_reported()
    {
        var copy = Copy();
        Directory.CreateDirectory(copy.PromptFile("quest-patches", "designs"));
        File.WriteAllText(copy.PromptFile("quest-patches", "designs", "naive.yaml"), "rollout:\n  rings: [100]\n  soakHours: 1\n");
        File.WriteAllText(copy.PromptFile("quest-patches", "designs", "reference.yaml"), "rollout:\n  soakHours: 400\n");
        ContentCheck.Of(copy, "quest-patches", SystemCatalogue.All).ShouldHaveSingleItem().ToString().ShouldEndWith("reference.yaml:2: rollout.soakHours is 400; allowed 1 to 168");
        File.Delete(copy.PromptFile("quest-patches", "designs", "reference.yaml"));
        ContentCheck.Of(copy, "quest-patches", SystemCatalogue.All).ShouldHaveSingleItem().ToString().ShouldEndWith("reference.yaml: no such file");
    }

    [Fact]
    public void An_unknown_prompt_names_the_nearest() =>
        Should.Throw<InputException>(() => Prompt.Read(Rooms.Content, "quest-patch")).Message.ShouldBe("there is no prompt quest-patch; did you mean quest-patches?");

    private ContentFolder Copy()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Rooms.Content.Path, "prompts", "quest-patches")))
        {
            Directory.CreateDirectory(Path.Combine(folder, "prompts", "quest-patches"));
            File.Copy(file, Path.Combine(folder, "prompts", "quest-patches", Path.GetFileName(file)));
        }

        return new ContentFolder(folder);
    }
}
