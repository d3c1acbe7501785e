using System.Text;
using Dryrun.Judge.Checkers;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Judge.Tests.Checkers;

public class TokenCheckerTests
{
    [Theory]
    [InlineData("", "1 2 3", "1 2 3\n", true)]
    [InlineData("", "1\t2\r\n3  ", "1 2 3\n", true)]
    [InlineData("", "1 2", "1 2 3", false)]
    [InlineData("", "1 2 3 4", "1 2 3", false)]
    [InlineData("", "", "", true)]
    [InlineData("", "  \n", "", true)]
    [InlineData("", "", "x", false)]
    [InlineData("", "Yes", "YES", true)]
    [InlineData("case_sensitive", "Yes", "YES", false)]
    [InlineData("", "1.0", "1", false)]
    [InlineData("float_tolerance 1e-6", "1.0", "1", true)]
    [InlineData("float_tolerance 1e-6", "1.0000001", "1", true)]
    [InlineData("float_tolerance 1e-6", "1.00001", "1", false)]
    [InlineData("float_absolute_tolerance 0.5", "100.5", "100", true)]
    [InlineData("float_absolute_tolerance 0.5", "100.6", "100", false)]
    [InlineData("float_relative_tolerance 0.01", "101", "100", true)]
    [InlineData("float_relative_tolerance 0.01", "101.1", "100", false)]
    [InlineData("float_relative_tolerance 0.01", "0.0001", "0", false)]
    [InlineData("float_absolute_tolerance 0.001 float_relative_tolerance 0.01", "101", "100", true)]
    [InlineData("float_absolute_tolerance 2 float_relative_tolerance 1e-9", "101", "100", true)]
    [InlineData("float_tolerance 1e-6", "abc", "ABC", true)]
    [InlineData("float_tolerance 1e-6", "nan", "1", false)]
    [InlineData("float_tolerance 1e-6", "inf", "1", false)]
    [InlineData("float_tolerance 1e-6", "0x1", "1", false)]
    [InlineData("float_tolerance 1e-6", "1e0", "1", true)]
    [InlineData("float_tolerance 1e-6", ".5", "0.5", true)]
    [InlineData("float_tolerance 1e-6", "5.", "5", true)]
    [InlineData("float_tolerance 1e-6", "+5", "5", true)]
    [InlineData("float_tolerance 1e-6", "1,5", "1.5", false)]
    [InlineData("space_change_sensitive", "a b\n", "a b\n", true)]
    [InlineData("space_change_sensitive", "a  b\n", "a b\n", false)]
    [InlineData("space_change_sensitive", "a b", "a b\n", false)]
    [InlineData("space_change_sensitive", " a b\n", "a b\n", false)]
    [InlineData("space_change_sensitive", "a\tb\n", "a b\n", false)]
    public void Outputs_are_compared_as_the_format_has_it(string arguments, string output, string answer, bool right) =>
        Check(arguments, output, answer).IsRight.ShouldBe(right);

    [Theory]
    [InlineData("fuzzy")]
    [InlineData("float_tolerance")]
    [InlineData("float_tolerance x")]
    [InlineData("float_tolerance -1")]
    [InlineData("float_tolerance 1 float_tolerance 2")]
    [InlineData("float_tolerance 1 float_absolute_tolerance 2")]
    public void Arguments_that_mean_nothing_are_refused(string arguments) =>
        Should.Throw<JudgeException>(() => Check(arguments, "", "")).Fault.ShouldBe(JudgeFault.Problem);

    [Fact]
    public void The_first_difference_is_said()
    {
        Check("", "1 2 9", "1 2 3").Message.ShouldBe("token 3 is 9, expected 3");
        Check("", "1 2", "1 2 3").Message.ShouldBe("ends after 2 tokens, expected 3");
        Check("", "1 2 3 4", "1 2 3").Message.ShouldBe("goes on after 3 tokens with 4");
        Check("", "héé", "hé").Message.ShouldBe("token 1 is héé, expected hé");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_themselves() =>
        new TokenChecker([]).Check([0xff, 0x00, 0x20, 0x41], [0xff, 0x00, 0x20, 0x61]).IsRight.ShouldBeTrue();

    [Fact]
    public void An_answer_is_right_and_with_one_token_changed_it_is_wrong() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<NonNegativeInt>(), (numbers, at) =>
    {
        var answer = string.Join(' ', numbers);
        Check("", answer + "\n", answer).IsRight.ShouldBeTrue();
        if (numbers.Length == 0) return;
        var changed = numbers.ToArray();
        changed[at.Get % numbers.Length] ^= 1;
        Check("", string.Join('\n', changed), answer).IsRight.ShouldBeFalse();
    }).Check(Seeded.Cases);

    private static CheckOutcome Check(string arguments, string output, string answer) =>
        new TokenChecker(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Check(Encoding.UTF8.GetBytes(output), Encoding.UTF8.GetBytes(answer));
}
