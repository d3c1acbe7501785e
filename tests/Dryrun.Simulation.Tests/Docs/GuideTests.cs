namespace Dryrun.Simulation.Tests.Docs;

/// <summary>Every program in docs/simulation compiles without a warning and prints what its page says; DRYRUN_UPDATE=1 writes it there.</summary>
public class GuideTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Checkout.File("docs", "simulation"), "*.md").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    private static string Usings { get; } = GuidePage.Read(Checkout.File("docs", "simulation", "1-first-model.md")).Usings!;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Programs_of_a_page_print_what_it_says(string page)
    {
        var read = GuidePage.Read(Checkout.File("docs", "simulation", page));
        var printed = new List<(Snippet Snippet, string Printed)>();
        foreach (var snippet in read.Snippets)
        {
            SnippetRun.Problems(Usings, snippet.Code).ShouldBeEmpty($"{page}:{snippet.Line}");
            printed.Add((snippet, SnippetRun.Run(Usings, snippet.Code)));
        }

        if (Checkout.Update) read.Write(printed.Where(p => p.Snippet.Printed is not null).Select(p => (p.Snippet.PrintedFrom, p.Snippet.PrintedLines, p.Printed)));
        foreach (var (snippet, text) in printed.Where(_ => !Checkout.Update))
        {
            snippet.Printed.ShouldNotBeNull($"{page}:{snippet.Line} prints, and the page does not say what");
            text.ShouldBe(snippet.Printed, $"{page}:{snippet.Line}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_of_a_page_lead_somewhere(string page)
    {
        var folder = Checkout.File("docs", "simulation");
        GuidePage.Read(Path.Combine(folder, page)).Links.Where(l => !Path.Exists(Path.Combine(folder, l))).ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_program_and_a_wrong_print_are_seen()
    {
        SnippetRun.Problems("", "Console.WriteLine(nothing);").ShouldNotBeEmpty();
        SnippetRun.Problems("", "int unused = 1;").ShouldNotBeEmpty("warnings count");
        SnippetRun.Run("global using static System.Math;", "Console.WriteLine(Max(1, 2));").ShouldBe("2\n");
    }
}
