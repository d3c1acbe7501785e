using Dryrun.Contracts.Input;
using Dryrun.Interview.Questions;

namespace Dryrun.Interview.Tests.Questions;

/// <summary>Small question files of each shape.</summary>
internal static class SampleQuestions
{
    private const string Frame = """
        title: Sample
        opening: {supportive: ["Hello."], neutral: ["We have {minutes} minutes."], stress: ["Go."]}
        closing: {supportive: ["Thanks."], neutral: ["Thanks."], stress: ["Done."]}
        """;

    public const string StoriesText = "kind: behavioural\n" + Frame + """

        questions:
          - id: pushedBack
            roles: [tpm]
            tags: [conflict]
            source: "TikTok TPM guide"
            minutes: 8
            ask: ["Tell me about a time you pushed back.", "When did you say no to engineering?"]
            judges: [ownAction, influence]
            strong: ["Names the reason.", "Says who gave way."]
            weak: ["Calls it alignment."]
            followUps:
              - {id: ownPart, unless: [ownAction], needs: [], ask: ["What did you do, yourself?"], because: "No 'I' so far."}
            secondMove: {ask: ["And if they say no?"], because: "A plan with people who may refuse."}
            anchors:
              L4: {1: "None.", 3: "Some.", 5: "All."}
              L5: {1: "None.", 3: "Names the reason of the other side.", 5: "All."}
              L6: {1: "None.", 3: "Some.", 5: "All."}
        """;

    public const string EstimatesText = "kind: estimation\n" + Frame + """

        questions:
          - id: videoStorage
            source: assumption
            minutes: 8
            judges: [tradeOffs]
            strong: ["Says the factors.", "Checks."]
            weak: ["A number from the air."]
            anchors:
              L4: {1: "None.", 3: "Some.", 5: "All."}
              L5: {1: "None.", 3: "Some.", 5: "All."}
              L6: {1: "None.", 3: "Some.", 5: "All."}
            problem:
              ask: ["How much storage do new videos take a day?", "Storage for one day of uploads?"]
              answerUnit: terabytes
              inputs:
                uploads: {name: Uploads a day, unit: millions a day, draw: {lognormal: {median: 30, sigma: 0.4}}, source: assumption, words: [uploads, how many videos]}
                sizeMb: {name: Size of one, unit: MB, draw: {uniform: [8, 25]}, source: assumption, words: [size, how big]}
              answer: "uploads * sizeMb"
              decides: "Whether one region's store can take it."
        """;

    public const string KnowledgeText = "kind: fundamentals\n" + Frame + """

        questions:
          - id: splits
            roles: [mle]
            source: "TikTok MLE guide"
            minutes: 5
            judges: [mlJudgement]
            case: "Rank a feed with 2,000 candidates in 60 ms."
            ask: ["How do you split the data?", "How would you hold data out?"]
            strong: ["Splits by time.", "Says why."]
            weak: ["Random."]
            followUps:
              - {id: why, unless: [points.leak], needs: [points.byTime], ask: ["Why?"], because: "The reason is missing."}
            points:
              - {id: byTime, holds: "Split by time.", words: [split by time, time-based split, train on the past], depth: core}
              - {id: leak, holds: "Random splits leak the future.", words: [leak, leakage, future information], depth: good}
              - {id: groups, holds: "Users stay on one side.", words: [by user, group split], depth: expert}
            anchors:
              L4: {1: "None.", 3: "Some.", 5: "All."}
              L5: {1: "None.", 3: "Some.", 5: "All."}
              L6: {1: "None.", 3: "Some.", 5: "All."}
        """;

    public static QuestionFile Stories { get; } = QuestionFile.Read(YamlText.Read(StoriesText, "behavioural.yaml"), "behavioural");

    public static QuestionFile Estimates { get; } = QuestionFile.Read(YamlText.Read(EstimatesText, "estimation.yaml"), "estimation");

    public static QuestionFile Knowledge { get; } = QuestionFile.Read(YamlText.Read(KnowledgeText, "fundamentals.yaml"), "fundamentals");
}
