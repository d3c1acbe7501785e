using System.Text.Json.Nodes;
using Dryrun.Assessment.Reports;
using Dryrun.Assessment.Tests.Conduct;

namespace Dryrun.Assessment.Tests.Reports;

public sealed class TalkDebriefTests
{
    private static Debrief Told(string kind, string question, params string[] turns)
    {
        var (events, room) = TalkRehearsals.Say(kind, "tpm", [question], turns);
        return Debriefing.Of(events, room);
    }

    private static string Text(Debrief debrief) => string.Join('\n', DebriefText.Write(debrief, 110));

    [Fact]
    public void Every_form_tells_the_questions_and_leaves_out_what_a_design_has()
    {
        var debrief = Told(
            "behavioural", "projectOffTrack",
            "Last year a migration of mine slipped by three weeks. Backend refused the people we had planned with.",
            "I cut two of the six milestones because nobody used what they produced, and told both leads myself. We finished four days early.");
        debrief.IsTalk.ShouldBeTrue();
        debrief.Round.ShouldBe("TikTok TPM behavioural");
        foreach (var form in new[] { Text(debrief), DebriefMarkdown.Write(debrief), DebriefHtml.Write(debrief) })
        {
            var at = 0;
            foreach (var heading in new[] { Shown.Headline(debrief), Story.Headings[2], AnswerStory.Heading, Story.Headings[5], Story.Headings[6], Story.Headings[7] })
            {
                var next = form.IndexOf(heading, at, StringComparison.Ordinal);
                next.ShouldBeGreaterThanOrEqualTo(at, $"{heading} in\n{form}");
                at = next;
            }

            form.ShouldContain("I cut two of the six milestones");
            form.ShouldContain("seconds of speech");
            foreach (var absent in new[] { Story.Headings[1], Story.Headings[4], "did not run", "told 0 of" }) form.ShouldNotContain(absent);
        }

        DebriefText.Write(debrief, 80).ShouldAllBe(l => l.Length <= 80);
        debrief.Conduct.Answers.Single().Strong.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void An_estimate_is_told_with_the_worked_answer_and_its_inputs()
    {
        var question = TalkRehearsals.Questions("estimation").Questions.First(q => q.Estimate!.AnswerUnit.StartsWith("terabytes", StringComparison.Ordinal));
        var debrief = Told("estimation", question.Id, "I'd say between 1 and 3 terabytes, that's a guess of mine.");
        var text = Text(debrief);
        text.ShouldContain("Worked answer:");
        text.ShouldContain(question.Estimate!.Inputs[0].Name);
        text.ShouldContain("Not named:");
        var answer = DebriefJson.Of(debrief)["answers"]!.AsArray().Single()!;
        answer["estimate"]!["formula"]!.GetValue<string>().ShouldBe(question.Estimate.Answer.Text);
        answer["estimate"]!["low"]!.GetValue<double>().ShouldBe(1, 1e-9);
        answer["estimate"]!["inputs"]!.AsArray().Count.ShouldBe(question.Estimate.Inputs.Count);
    }

    [Fact]
    public void Ninety_seconds_are_told_in_words_and_seconds()
    {
        string[] details =
        [
            "The ingest service broke first on Saturday, because its queue was sized for half of the viewers we had.",
            "Chat held up longer, but moderators told us that messages came thirty seconds late in Jakarta.",
            "Our cloud provider needs nine working days for the extra quota, and nobody has signed the order so far.",
            "Gifts are the money of the evening, and the ledger wrote some of them twice after a retry.",
            "Marketing has sold the opening slot to a sponsor who pays a penalty if the stream goes dark.",
            "A rehearsal with recorded traffic would show in two days whether the caches survive a cold start.",
            "The on-call rota for that weekend has three people from infrastructure and none from payments.",
            "Legal wants the age gate to stay on even when everything else is switched off under pressure.",
            "Last year we lost four minutes at kickoff, and the press wrote about it for a week.",
            "If we throttle uploads by a third, creators outside the event will notice before noon.",
            "Search can be turned into a static page, which frees about a tenth of the fleet.",
            "Finance has set aside a reserve for peaks, but it was meant for the December campaign.",
            "The mobile team can ship a lighter player on Thursday, provided that review takes one day only.",
            "Two regions share one database primary, so a failover there takes both of them down together.",
            "We have never tested the waiting room with more than a million people at the door.",
        ];
        var debrief = Told("executive-90s", "fiveTimesLoad", "I recommend that we scale up for four hundred thousand dollars. " + string.Join(' ', details));
        Text(debrief).ShouldContain("words over the 225 of 90 seconds");
    }

    [Fact]
    public void The_document_is_the_same_each_time_and_every_quote_stands_in_the_transcript()
    {
        string[] turns =
        [
            "There's a durable log between the phones and the dashboard, so either side can stop. It costs us two people on call, because delivery is at least once and duplicates have to go.",
            "I'd bring the fraud tier first, in seconds, and keep reporting on batch, that saves about thirty thousand dollars a month.",
        ];
        var debrief = Told("technical-deep-dive", "realTimeIngestion", turns);
        var json = DebriefJson.Write(debrief);
        json.ShouldBe(DebriefJson.Write(Told("technical-deep-dive", "realTimeIngestion", turns)));
        var said = string.Join('\n', debrief.Transcript.Select(l => l.Text));
        var root = JsonNode.Parse(json)!;
        root["answers"]![0]!["held"]!.AsArray().Count.ShouldBeGreaterThan(1, json);
        foreach (var held in root["answers"]![0]!["held"]!.AsArray()) said.ShouldContain(held!["evidence"]!["quote"]!.GetValue<string>());
        root["answers"]![0]!["missed"]!.AsArray().Count.ShouldBeGreaterThan(0);
        root["outcome"].ShouldBeNull();
    }

    [Fact]
    public void A_session_without_an_answer_has_a_debrief()
    {
        foreach (var kind in new[] { "behavioural", "estimation", "executive-90s", "cross-functional", "hiring-manager" })
        {
            var (events, room) = TalkRehearsals.Say(kind, "tpm", []);
            var debrief = Debriefing.Of(events, room);
            Text(debrief).ShouldContain("no answer", Case.Insensitive, kind);
            DebriefHtml.Write(debrief).ShouldContain("</html>");
            DebriefJson.Write(debrief).ShouldContain("\"answers\"");
        }
    }
}
