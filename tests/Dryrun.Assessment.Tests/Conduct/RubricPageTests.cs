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
        foreach (var book in RuleBooks.All)
        {
            foreach (var rule in book.Dimensions)
            {
                var known = book.Extractors.Single(e => e.Dimension == rule.Id).Signals.Select(s => s.Id).ToHashSet();
                var used = rule.Weights.Select(w => w.Signal).Concat(rule.Needs.SelectMany(n => n.AnyOf)).Concat(rule.Caps.Select(c => c.Signal)).ToHashSet();
                used.Except(known).ShouldBeEmpty($"{book.Id}.{rule.Id}");
                known.Except(used).Where(s => !s.StartsWith("no", StringComparison.Ordinal)).ShouldBeEmpty($"{book.Id}.{rule.Id}");
            }
        }
    }

    [Fact]
    public void Every_book_has_weights_drills_and_rules_for_what_it_always_marks()
    {
        RuleBooks.All.SelectMany(b => b.Kinds).Distinct().Count().ShouldBe(RuleBooks.All.Sum(b => b.Kinds.Count));
        foreach (var kind in Interview.Questions.QuestionFile.Kinds) RuleBooks.For(kind, "tpm").Id.ShouldNotBe("design", kind);
        foreach (var book in RuleBooks.All)
        {
            var dimensions = book.Dimensions.Select(d => d.Id).ToList();
            foreach (var id in book.Always.Concat(book.Decisive).Concat(book.Deferrable.Keys).Concat(book.Weights.Keys)) dimensions.ShouldContain(id, book.Id);
            foreach (var id in dimensions) book.Drills.ContainsKey(id).ShouldBeTrue($"{book.Id}.{id}");
            foreach (var (dimension, silence) in book.Deferrable.Where(d => d.Value.Length > 0)) book.Extractor(dimension).Signals.Select(s => s.Id).ShouldContain(silence);
        }
    }

    [Fact]
    public void Advice_names_signals_that_have_points_and_says_what_it_sounds_like()
    {
        foreach (var book in RuleBooks.All)
        {
            foreach (var rule in book.Dimensions)
            {
                foreach (var advice in book.Extractor(rule.Id).Advice)
                {
                    (rule.Weights.Any(w => w.Signal == advice.Signal) || rule.Caps.Any(c => c.Signal == advice.Signal)).ShouldBeTrue($"{book.Id}.{rule.Id}.{advice.Signal}");
                    advice.Text.ShouldNotBeEmpty();
                    advice.Say.ShouldNotBeEmpty($"{book.Id}.{rule.Id}.{advice.Signal}");
                }
            }
        }
    }
}
