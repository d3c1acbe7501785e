using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Tests.Problems;

public class PackageReaderTests
{
    [Theory]
    [MemberData(nameof(Bank.Ids), MemberType = typeof(Bank))]
    public void Every_problem_of_the_bank_reads(string id)
    {
        var problem = Bank.Read(id);
        problem.Id.ShouldBe(id);
        problem.Hints.Count.ShouldBe(3);
        problem.Cases.ShouldContain(c => c.IsSample);
    }

    [Fact]
    public void The_bank_holds_what_the_loops_ask()
    {
        var problems = PackageReader.IdsIn(Bank.Folder).Select(Bank.Read).ToList();
        problems.Count.ShouldBe(14);
        problems.Count(p => p.Round == "debugging").ShouldBe(4);
        problems.Count(p => p.Level == "hard").ShouldBeGreaterThanOrEqualTo(3);
        foreach (var topic in new[] { "hash map", "intervals", "heap", "two pointers", "tree", "graph", "dynamic programming", "binary search", "class design", "streaming", "race condition", "retries", "API contract", "off by one" })
        {
            problems.ShouldContain(p => p.Topics.Contains(topic), topic);
        }
    }

    [Fact]
    public void A_package_without_our_file_reads_as_any_other()
    {
        using var package = new TestPackage(limits: "limits: {time_multipliers: {ac_to_time_limit: 3}, code: 4}").Case("secret/1", "1 2\n", "3\n");
        package.File("data/secret/test_group.yaml", "output_validator_args: [float_tolerance, '1e-6']\n");
        package.File("data/secret/1.yaml", "description: the smallest\n");
        var problem = package.Read();
        problem.Mode.ShouldBe(ProblemMode.Stream);
        problem.Limits.MemoryBytes.ShouldBe(2048L << 20, "the format's typical default");
        problem.Limits.CodeBytes.ShouldBe(4 << 10);
        problem.Limits.AcceptedToLimit.ShouldBe(3);
        problem.Cases.Single().ValidatorArguments.ShouldBe(["float_tolerance", "1e-6"]);
        problem.Cases.Single().Description.ShouldBe("the smallest");
    }

    [Fact]
    public void Cases_come_in_the_order_of_their_names_and_groups_inherit()
    {
        using var package = new TestPackage().Case("secret/b/2", "", "").Case("secret/a/10", "", "").Case("secret/a/9", "", "").Case("sample/1", "", "");
        package.File("data/secret/test_group.yaml", "output_validator_args: [case_sensitive]\n");
        package.File("data/secret/b/test_group.yaml", "output_validator_args: [space_change_sensitive]\n");
        var cases = package.Read().Cases;
        cases.Select(c => c.Name).ShouldBe(["sample/1", "secret/a/10", "secret/a/9", "secret/b/2"]);
        cases[1].ValidatorArguments.ShouldBe(["case_sensitive"]);
        cases[3].ValidatorArguments.ShouldBe(["space_change_sensitive"]);
        cases[0].ValidatorArguments.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("problem_format_version: 2025-09", "problem_format_version: legacy", "problem.yaml:1: problem_format_version is legacy; allowed 2025-09")]
    [InlineData("type: pass-fail", "type: scoring", "problem.yaml:2: type is scoring; Dryrun judges pass-fail and interactive")]
    [InlineData("type: pass-fail", "type: interactive", "needs the program to talk with")]
    [InlineData("license: cc0", "license: mine", "problem.yaml:5: license is mine; allowed unknown, public domain")]
    [InlineData("license: cc0", "lisence: cc0", "problem.yaml:5: lisence is unknown; allowed problem_format_version")]
    [InlineData("name: Sums", "nam: Sums", "problem.yaml:3: nam is unknown")]
    [InlineData("memory: 256", "memory: 1.5", "problem.yaml:7: limits.memory is 1.5; allowed 32 to 8192, whole")]
    [InlineData("time_limit: 2", "time_limit: 0", "limits.time_limit is 0; allowed 0.05 to 60")]
    [InlineData("limits: {", "limits: [", "problem.yaml")]
    [InlineData("uuid: 6d4a", "uuid: zz", "is no UUID")]
    [InlineData("name: Sums", "name: &a Sums", "uses an anchor; write the value out")]
    [InlineData("name: Sums", "name: Sums\nname: Again", "name is there twice")]
    public void What_is_wrong_is_said_with_its_line(string before, string after, string message)
    {
        using var package = new TestPackage().Case("secret/1", "", "");
        var path = Path.Combine(package.Folder, "problem.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace(before, after, StringComparison.Ordinal));
        Refused(package).ShouldContain(message);
    }

    [Theory]
    [InlineData("mode: poem", "mode is poem; allowed stream, function, class, scenario")]
    [InlineData("mode: function\nfunction: {name: f, parameters: [{name: a, type: lst<int>}]}", "is lst<int>; allowed int, long, float")]
    [InlineData("mode: function", "has no function; it must have one")]
    [InlineData("mode: scenario\nscenario: {cobol: f}", "names no language; allowed python, cpp, javascript, csharp")]
    [InlineData("timeLimitSeconds: {ruby: 1}", "names no language")]
    [InlineData("complexity: {family: n!, sizes: [1,2,3,4], kind: a, space: n}", "complexity.family is n!; allowed 1, log n, n,")]
    [InlineData("complexity: {family: n, sizes: [1,2,3], kind: a, space: n}", "has 3 sizes; allowed 4 to 9, growing")]
    [InlineData("complexity: {family: n, sizes: [1,3,2,4], kind: a, space: n}", "allowed 4 to 9, growing")]
    [InlineData("generator: {program: ../../x.py, cases: []}", "there is no such file in generators")]
    [InlineData("debugging: {shipped: {python: gone.py}}", "there is no such file in attachments")]
    [InlineData("answer: {order: some}", "answer.order is some; allowed kept, any, anyInside")]
    [InlineData("colour: red", "colour is unknown")]
    public void What_is_wrong_in_our_file_is_said_too(string more, string message)
    {
        using var package = new TestPackage(dryrun: TestPackage.Coding(more)).Case("secret/1", "", "");
        Refused(package).ShouldContain(message);
    }

    [Fact]
    public void Missing_parts_are_named()
    {
        using var package = new TestPackage();
        Refused(package).ShouldContain("data/secret: no such folder");
        package.File("data/secret/1.in", "");
        Refused(package).ShouldContain("1.ans: no such file; every case has an answer");
        package.File("data/secret/1.ans", "");
        package.Read().Cases.Count.ShouldBe(1);
        File.Delete(Path.Combine(package.Folder, "statement", "problem.en.md"));
        Refused(package).ShouldContain("problem.en.md: no such file");
        Should.Throw<JudgeException>(() => PackageReader.Read("/nowhere/at/all")).Message.ShouldContain("no such problem folder");
    }

    [Theory]
    [InlineData("list<list<int>>", true)]
    [InlineData("list<tree>", true)]
    [InlineData("list<void>", false)]
    [InlineData("list<int", false)]
    [InlineData("int>", false)]
    [InlineData("", false)]
    public void Types_are_read_whole(string text, bool known)
    {
        var type = SignatureType.Parse(text);
        (type is not null).ShouldBe(known);
        if (known) type!.ToString().ShouldBe(text);
    }

    private static string Refused(TestPackage package)
    {
        var refused = Should.Throw<JudgeException>(package.Read);
        refused.Fault.ShouldBe(JudgeFault.Problem);
        refused.Message.ShouldNotContain("\n");
        return refused.Message;
    }
}
