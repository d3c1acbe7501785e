using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Tests.Input;

public sealed class YamlTextTests
{
    [Fact]
    public void Every_path_remembers_its_line()
    {
        var tree = YamlText.Read("# a comment\nrollout:\n  soakHours: 24\n\n  ringsPercent: [1,\n    10]\n"
            + "programme:\n  risks:\n    - text: a\n    - text: b\n");
        tree.Lines["rollout"].ShouldBe(2);
        tree.Lines["rollout.soakHours"].ShouldBe(3);
        tree.Lines["rollout.ringsPercent"].ShouldBe(5);
        tree.Lines["rollout.ringsPercent.1"].ShouldBe(6);
        tree.Lines["programme.risks.1.text"].ShouldBe(10);
    }

    [Theory]
    [InlineData("24", "24")]
    [InlineData("-3", "-3")]
    [InlineData("+5", "5")]
    [InlineData("0.05", "0.05")]
    [InlineData(".5", "0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("'24'", "\"24\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("!!str 24", "\"24\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData(".nan", "\".nan\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("1e999", "\"1e999\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("0x10", "\"0x10\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("2024-11-14", "\"2024-11-14\"")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("'null'", "\"null\"")]
    [InlineData("", "null")]
    [InlineData("|\n  two\n  lines", "\"two\\nlines\"")]
    [InlineData("{b: [1, x]}", "{\"b\":[1,\"x\"]}")]
    public void Scalars_follow_the_core_rules_and_quoted_ones_stay_text(string written, string json) =>
        (YamlText.Read($"a: {written}").Root["a"]?.ToJsonString() ?? "null").ShouldBe(json);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing\n")]
    [InlineData("---\n")]
    [InlineData("~")]
    [InlineData("{}")]
    public void An_empty_document_decides_nothing(string text) => YamlText.Read(text).Root.Count.ShouldBe(0);

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_change_nothing()
    {
        var tree = YamlText.Read("\uFEFFa: 1\r\nb:\r\n  c: [1,2]\r\n");
        tree.Root.ToJsonString().ShouldBe("""{"a":1,"b":{"c":[1,2]}}""");
        tree.Lines["b.c"].ShouldBe(3);
    }

    [Fact]
    public void Json_is_read_too() =>
        YamlText.Read("{\"a\": {\"b\": [1, \"2\", null, true]}}").Root.ToJsonString().ShouldBe("""{"a":{"b":[1,"2",null,true]}}""");

    [Theory]
    [InlineData("- a\n- b", "d.yaml:1: must be a mapping of keys to values")]
    [InlineData("just words", "d.yaml:1: must be a mapping of keys to values")]
    [InlineData("a: 1\nb: 2\na: 3", "d.yaml:3: a is there twice")]
    [InlineData("r:\n  a: 1\n  \"a\": 2", "d.yaml:3: r.a is there twice")]
    [InlineData("a: &x 1\nb: *x", "d.yaml:1: anchors are not supported; write the value out")]
    [InlineData("a: 1\nb: &x {c: *x}", "d.yaml:2: anchors are not supported; write the value out")]
    [InlineData("a: 1\n? [b]\n: 2", "d.yaml:2: a key must be a word")]
    [InlineData("a: !!float 1", "d.yaml:1: tags are not supported")]
    [InlineData("a: !secret 1", "d.yaml:1: tags are not supported")]
    [InlineData("a: 1\n---\nb: 2", "d.yaml:2: holds more than one document")]
    [InlineData("a:\n\tb: 1", "d.yaml:2: is indented with a tab; use spaces")]
    [InlineData("a: \0", "d.yaml: is not text")]
    public void What_cannot_be_used_is_one_line_with_its_place(string text, string line) =>
        Should.Throw<InputException>(() => YamlText.Read(text, "d.yaml")).Message.ShouldBe(line);

    [Theory]
    [InlineData("a: [1, 2", 1)]
    [InlineData("a: \"open", 1)]
    [InlineData("a: 1\nb: *nobody", 2)]
    [InlineData("a: b: c", 1)]
    [InlineData("a: \"\\uD800\"", 1)]
    [InlineData("a: \"\\UFFFFFFFF\"", 1)]
    [InlineData("%YAML 9.9\n---\na: 1", 1)]
    public void Broken_yaml_names_file_and_line(string text, int line)
    {
        var problem = Should.Throw<InputException>(() => YamlText.Read(text, "d.yaml")).Problems.ShouldHaveSingleItem();
        problem.File.ShouldBe("d.yaml");
        problem.ToString().ShouldNotContain("\n");
        if (problem.Line is { } at) at.ShouldBeInRange(line, line + 1);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Very_deep_nesting_is_refused_and_ends_nothing(string opening)
    {
        var text = "a:\n  " + string.Concat(Enumerable.Repeat(opening, 100_000));
        Should.Throw<InputException>(() => YamlText.Read(text, "d.yaml")).Message.ShouldContain("nested deeper than 32 levels");
    }

    [Fact]
    public void Exponential_aliases_are_refused()
    {
        var text = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));
        Should.Throw<InputException>(() => YamlText.Read(text)).Message.ShouldContain("anchors are not supported");
    }

    [Fact]
    public void A_huge_text_is_refused_by_its_length() =>
        Should.Throw<InputException>(() => YamlText.Read(new string('a', YamlText.CharactersMax + 1), "d.yaml")).Message
            .ShouldBe("d.yaml: is longer than 4000000 characters");

    [Fact]
    public void A_missing_file_and_a_folder_each_give_one_line()
    {
        Should.Throw<InputException>(() => YamlText.ReadFile("no/such.yaml")).Message.ShouldBe("no/such.yaml: no such file");
        Should.Throw<InputException>(() => YamlText.ReadFile(Path.GetTempPath())).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public void A_path_that_is_not_there_takes_the_line_of_its_nearest_ancestor()
    {
        var tree = YamlText.Read("a: 1\nrollout:\n  soakHours: 2", "d.yaml");
        tree.Problem("rollout.gates.deep", "is missing").ToString().ShouldBe("d.yaml:2: is missing");
        tree.Problem("other", "is missing").ToString().ShouldBe("d.yaml: is missing");
    }

    [Fact]
    public void A_problem_never_takes_more_than_one_line() =>
        new InputProblem("two\nlines", "", "d.yaml", 3).ToString().ShouldBe("d.yaml:3: two lines");

    [Fact]
    public void Leaves_come_with_their_paths_in_order() =>
        Tree.Leaves((JsonObject)JsonNode.Parse("""{"b":{"x":1,"a":[2]},"a":null}""")!).Select(l => $"{l.Path}={l.Value?.ToJsonString()}")
            .ShouldBe(["b.x=1", "b.a=[2]", "a="]);
}
