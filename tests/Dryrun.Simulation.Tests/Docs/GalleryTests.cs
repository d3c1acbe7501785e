using Dryrun.Samples;

namespace Dryrun.Simulation.Tests.Docs;

/// <summary>Every sample prints what the gallery page says; DRYRUN_UPDATE=1 writes it there.</summary>
public class GalleryTests
{
    private static readonly string Page = Checkout.File("docs", "simulation", "gallery.md");

    public static TheoryData<string> Names => [.. Gallery.Models.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_prints_what_the_gallery_says(string name)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Gallery.Models.Single(m => m.Name == name).Run(writer);
        var output = GuidePage.Read(Page).Outputs[name];
        if (Checkout.Update) GuidePage.Read(Page).Write([(output.From, output.Lines, writer.ToString())]);
        else writer.ToString().ShouldBe(output.Text);
    }

    [Fact]
    public void The_gallery_shows_every_sample_and_no_other() => GuidePage.Read(Page).Outputs.Keys.ShouldBe(Gallery.Models.Select(m => m.Name));
}
