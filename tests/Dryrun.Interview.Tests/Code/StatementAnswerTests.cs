using Dryrun.Interview.Code;

namespace Dryrun.Interview.Tests.Code;

public sealed class StatementAnswerTests
{
    private static CodeProblem Of(string problem) => ToyCode.Pairs with { Statement = File.ReadAllText(Path.Combine(ToyCode.Content.Path, "problems", problem, "statement", "problem.en.md")) };

    [Theory]
    [InlineData("pairedclips", "How large can the list get?", "0 to 1,000,000 whole numbers")]
    [InlineData("pairedclips", "Can the list be empty?", "0 to 1,000,000 whole numbers")]
    [InlineData("pairedclips", "What about two clips of the same length?", "Two clips of the same length are still two clips")]
    [InlineData("pairedclips", "Does the result fit into 32 bits?", "exceed 32 bits")]
    [InlineData("steadystretch", "What do I return without samples?", "Without samples the answer is 0")]
    [InlineData("cutbalance", "How deep can the tree get?", "as deep as it has nodes")]
    [InlineData("cutbalance", "What do I return when there is no edge?", "-1 when there is no edge to cut")]
    [InlineData("freezewindows", "Can freezes overlap?", "overlap")]
    [InlineData("recentclips", "What does watch return when nothing falls out?", "or -1 when none did")]
    [InlineData("buildorder", "Can a rule be there twice?", "A rule may be there twice")]
    public void The_statement_answers(string problem, string question, string part) => StatementAnswers.Of(Of(problem), question)!.Value.Text.ShouldContain(part);

    [Theory]
    [InlineData("pairedclips", "What is the weather in Berlin?")]
    [InlineData("steadystretch", "Who will be my manager?")]
    public void What_it_does_not_say_is_not_made_up(string problem, string question) => StatementAnswers.Of(Of(problem), question).ShouldBeNull();
}
