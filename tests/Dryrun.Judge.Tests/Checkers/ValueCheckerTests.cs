using System.Text;
using System.Text.Json;
using Dryrun.Judge.Checkers;
using Dryrun.Judge.Problems;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Judge.Tests.Checkers;

public class ValueCheckerTests
{
    private static readonly AnswerRule Exact = new(false, false, 0), AnyOrder = new(true, false, 0), AnyOrderInside = new(true, true, 0);
    private static readonly AnswerRule Near = new(false, false, 1e-6), NearAnyOrder = new(true, false, 1e-6);

    [Theory]
    [InlineData("3", "3", true)]
    [InlineData("3.0", "3", true)]
    [InlineData("\"3\"", "3", false)]
    [InlineData("true", "1", false)]
    [InlineData("null", "0", false)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("[1,2]", "[1, 2]", true)]
    [InlineData("[2,1]", "[1,2]", false)]
    [InlineData("[1,2,3]", "[1,2]", false)]
    [InlineData("\"a\\u0062\"", "\"ab\"", true)]
    [InlineData("{\"a\":1,\"b\":[2]}", "{\"b\":[2],\"a\":1}", true)]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}", false)]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":2}", true)]
    [InlineData("[", "[]", false)]
    [InlineData("NaN", "0", false)]
    public void Values_are_compared_by_their_meaning(string said, string known, bool right) => Check(Exact, said, known).ShouldBe(right);

    [Fact]
    public void Order_counts_unless_the_rule_says_otherwise()
    {
        Check(AnyOrder, "[[2,1],[3]]", "[[3],[2,1]]").ShouldBeTrue();
        Check(AnyOrder, "[[1,2],[3]]", "[[3],[2,1]]").ShouldBeFalse();
        Check(AnyOrderInside, "[[1,2],[3]]", "[[3],[2,1]]").ShouldBeTrue();
        Check(AnyOrder, "[1,1,2]", "[1,2,2]").ShouldBeFalse("how often counts");
        Check(NearAnyOrder, "[2.0000001,1]", "[1,2]").ShouldBeTrue();
        Check(NearAnyOrder, "[1,1]", "[1,2]").ShouldBeFalse();
    }

    [Fact]
    public void Numbers_may_be_near_where_the_rule_says_so()
    {
        Check(Near, "0.1", "0.1000000001").ShouldBeTrue();
        Check(Near, "1000000.5", "1000000").ShouldBeTrue("relative");
        Check(Near, "0.001", "0").ShouldBeFalse();
        Check(Exact, "0.1", "0.1000000001").ShouldBeFalse();
    }

    [Fact]
    public void Lines_are_counted()
    {
        Outcome(Exact, "1\n2\n", "1\n2\n3\n").Message.ShouldBe("answers 2 of 3 calls");
        Outcome(Exact, "1\n2\n3\n4\n", "1\n2\n3\n").Message.ShouldBe("answers 4 calls, expected 3");
        Outcome(Exact, "1\n5\n", "1\n2\n").Message.ShouldBe("call 2 returns 5, expected 2");
        Outcome(Exact, "hello\n", "1\n").Message.ShouldContain("no JSON value");
        Should.Throw<JudgeException>(() => Outcome(Exact, "1\n", "nothing\n"));
    }

    [Fact]
    public void A_shuffled_list_is_the_same_where_any_order_does() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
    {
        Check(AnyOrder, JsonSerializer.Serialize(numbers.Reverse()), JsonSerializer.Serialize(numbers)).ShouldBeTrue();
        Check(AnyOrder, JsonSerializer.Serialize(numbers.Append(0)), JsonSerializer.Serialize(numbers)).ShouldBeFalse();
    }).Check(Seeded.Cases);

    private static CheckOutcome Outcome(AnswerRule rule, string said, string known) => new ValueChecker(rule).Check(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(known));

    private static bool Check(AnswerRule rule, string said, string known) => Outcome(rule, said + "\n", known + "\n").IsRight;
}
