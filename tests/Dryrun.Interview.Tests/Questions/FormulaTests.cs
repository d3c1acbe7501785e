using Dryrun.Interview.Questions;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Questions;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, double> Values = new() { ["a"] = 3, ["b"] = 4, ["sizeMb"] = 0.5 };

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("8 - 4 - 2", 2)]
    [InlineData("a * b * sizeMb", 6)]
    [InlineData("1e3 / 2.5e-1", 4000)]
    [InlineData(" ( ( a ) ) ", 3)]
    [InlineData("a - -b", 7)]
    public void Arithmetic_has_its_usual_order(string text, double value) => Formula.Parse(text).Evaluate(Values).ShouldBe(value);

    [Theory]
    [InlineData("", 1, "found the end")]
    [InlineData("a +", 4, "found the end")]
    [InlineData("a b", 3, "found 'b'")]
    [InlineData("a * (b + 1", 5, "never closed")]
    [InlineData("a ** b", 4, "found '*'")]
    [InlineData("1.2.3", 1, "'1.2.3' at character 1 is not a number")]
    [InlineData("a % b", 3, "found '%'")]
    [InlineData(")", 1, "found ')'")]
    public void What_is_wrong_names_its_place(string text, int at, string says)
    {
        var wrong = Should.Throw<FormulaException>(() => Formula.Parse(text));
        wrong.At.ShouldBe(at);
        wrong.Message.ShouldContain(says);
    }

    [Fact]
    public void Names_stand_in_the_order_of_their_use() => Formula.Parse("b * a / b").Names.ShouldBe(["b", "a"]);

    [Fact]
    public void A_name_without_a_value_and_a_division_by_nothing_are_told()
    {
        Should.Throw<ArithmeticException>(() => Formula.Parse("a * c").Evaluate(Values)).Message.ShouldBe("c has no value");
        Should.Throw<ArithmeticException>(() => Formula.Parse("a / (b - 4)").Evaluate(Values));
    }

    [Fact]
    public void Depth_has_an_end() =>
        Should.Throw<FormulaException>(() => Formula.Parse(new string('(', 100) + "1" + new string(')', 100))).Message.ShouldContain("deeper");

    private abstract record Tree(string Text)
    {
        public abstract double Value { get; }
    }

    private sealed record Leaf(int Number) : Tree(Number.ToString(System.Globalization.CultureInfo.InvariantCulture))
    {
        public override double Value => Number;
    }

    private sealed record Pair(char Sign, Tree Left, Tree Right) : Tree($"({Left.Text} {Sign} {Right.Text})")
    {
        public override double Value => Sign switch { '+' => Left.Value + Right.Value, '-' => Left.Value - Right.Value, _ => Left.Value * Right.Value };
    }

    private static Gen<Tree> Trees(int depth) => depth == 0
        ? Gen.Choose(0, 20).Select(n => (Tree)new Leaf(n))
        : Gen.Elements('+', '-', '*').SelectMany(sign => Trees(depth - 1).SelectMany(left => Trees(depth - 1).Select(right => (Tree)new Pair(sign, left, right))));

    [Fact]
    public void Any_tree_written_down_gives_its_value_back() =>
        Check.One(Seeded.Cases, Prop.ForAll(Trees(4).ToArbitrary(), tree => Formula.Parse(tree.Text).Evaluate(Values) == tree.Value));

    [Fact]
    public void Any_text_is_a_formula_or_says_where_it_is_not() =>
        Check.One(Seeded.Cases.WithMaxTest(1000), Prop.ForAll(
            Gen.Elements("a", "b", "1", "2.", ".", "e", "+", "-", "*", "/", "^", "(", ")", " ", "#", "1e", "\u00e9").ListOf().Select(string.Concat).ToArbitrary(), text =>
            {
                try
                {
                    return Formula.Parse(text).Names.All(text.Contains);
                }
                catch (FormulaException e)
                {
                    return e.At >= 1 && e.At <= text.Length + 1;
                }
            }));
}
