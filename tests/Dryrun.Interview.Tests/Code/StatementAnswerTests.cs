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
    [InlineData("steadystretch", "Does a difference of exactly the limit still count?", "at most limit")]
    [InlineData("steadystretch", "What if the difference is exactly limit?", "at most limit")]
    [InlineData("steadystretch", "If the largest minus the smallest equals the limit, is it steady?", "at most limit")]
    [InlineData("steadystretch", "How large can the limit be?", "limit: 0 to 1,000,000")]
    [InlineData("steadystretch", "Can limit be zero?", "limit: 0 to 1,000,000")]
    [InlineData("steadystretch", "How many samples are there at most?", "samples: 0 to 500,000")]
    [InlineData("steadystretch", "What is the maximum length of the list?", "samples: 0 to 500,000")]
    [InlineData("pairedclips", "How large can slot be?", "slot: a whole number, 1 to 100,000")]
    [InlineData("pairedclips", "How many lengths are there?", "lengths: 0 to 1,000,000")]
    [InlineData("freezewindows", "May a deployment end exactly when a freeze begins?", "a deployment may end when a freeze begins")]
    [InlineData("freezewindows", "Can it end exactly at the horizon?", "at horizon or before")]
    [InlineData("freezewindows", "Is the end of a freeze inclusive?", "not including, until")]
    [InlineData("freezewindows", "What is the range of minutes?", "minutes: 1 to 10^9")]
    [InlineData("latencywindow", "Is the current request included?", "this one included")]
    [InlineData("latencywindow", "How large can the size get?", "(1 to 100,000)")]
    [InlineData("ladderways", "Can total be 0?", "for total 0 the answer is 1")]
    [InlineData("ladderways", "May the same amount come twice in a row?", "Two steps in a row may not add the same amount")]
    [InlineData("ladderways", "Can I use the same amount twice?", "Each may be used as often as wished")]
    [InlineData("ladderways", "May I reuse amounts?", "Each may be used as often as wished")]
    [InlineData("shardrouter", "Is the bound itself included?", "the bound itself included")]
    [InlineData("retrybudget", "May an attempt begin exactly at the deadline?", "No attempt begins after it")]
    [InlineData("transcodefarm", "How many machines can there be?", "1 <= k <= 200,000")]
    [InlineData("buildorder", "How many rules can there be?", "0 <= m <= 200,000")]
    [InlineData("firstbadbuild", "How many builds are there?", "1 <= n <= 10^9")]
    [InlineData("recentclips", "What does forget return?", "Returns true when it was in the list")]
    [InlineData("recentclips", "How big is the capacity?", "(1 to 100,000)")]
    public void The_statement_answers(string problem, string question, string part) => StatementAnswers.Of(Of(problem), question)!.Value.Text.ShouldContain(part);

    [Theory]
    [InlineData("Can I use the same amount twice?", true)]
    [InlineData("may we use an amount more than once?", true)]
    [InlineData("Can I use a dictionary?", false)]
    [InlineData("Can I write a helper first?", false)]
    [InlineData("Should I start coding?", false)]
    [InlineData("May I sort the list first?", false)]
    public void A_rule_of_the_problem_is_told_from_leave_to_do_something(string question, bool isRule) => StatementAnswers.IsRule(Of("ladderways"), question).ShouldBe(isRule);

    [Theory]
    [InlineData("pairedclips", "What is the weather in Berlin?")]
    [InlineData("steadystretch", "Who will be my manager?")]
    public void What_it_does_not_say_is_not_made_up(string problem, string question) => StatementAnswers.Of(Of(problem), question).ShouldBeNull();
}
