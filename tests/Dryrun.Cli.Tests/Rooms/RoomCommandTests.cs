using System.Text.Json.Nodes;
using Dryrun.Cli.Rooms;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Tests.Rooms;

public sealed class RoomCommandTests
{
    private static readonly ToySystem Toy = new();

    private static SessionState State { get; } = new()
    {
        Start = new Started("toys", 1, "L5", SessionMode.Coached, Temperament.Neutral, [], "", 1, ""),
        Stop = new Stopped("halt", 60, "crashes rise", [new StopOption("halt", "Halt")]),
    };

    [Theory]
    [InlineData("/set rollout.soakHours 4", """{"rollout":{"soakHours":4}}""")]
    [InlineData("/set soakhours 4", """{"rollout":{"soakHours":4}}""")]
    [InlineData("/SET rollout.ringsPercent 1, 10, 100", """{"rollout":{"ringsPercent":[1,10,100]}}""")]
    [InlineData("/set rollout.ringsPercent [1, 100]", """{"rollout":{"ringsPercent":[1,100]}}""")]
    [InlineData("/set rollout.gates crash, bootFail", """{"rollout":{"gates":["crash","bootFail"]}}""")]
    [InlineData("/set delivery.banner Please update now", """{"delivery":{"banner":"Please update now"}}""")]
    [InlineData("/unset rollout.soakHours", """{"rollout":{"soakHours":null}}""")]
    [InlineData(
        "/own cdn Network delivery, on-call NOC, escalation infra director",
        """{"programme":{"owners":{"cdn":{"team":"Network delivery","onCall":"NOC","escalation":"infra director"}}}}""")]
    [InlineData("/own CDN Network delivery, NOC, infra director", """{"programme":{"owners":{"cdn":{"team":"Network delivery","onCall":"NOC","escalation":"infra director"}}}}""")]
    [InlineData("/own ota OTA service", """{"programme":{"owners":{"ota":{"team":"OTA service"}}}}""")]
    [InlineData("/delegate delivery.payload to Network delivery by day 3", """{"delegated":{"delivery.payload":{"to":"Network delivery","day":3}}}""")]
    [InlineData("/delegate payload to OTA by 3", """{"delegated":{"delivery.payload":{"to":"OTA","day":3}}}""")]
    [InlineData("/risk bricks | ota | small first ring", """{"programme":{"risks":[{"text":"bricks","owner":"ota","mitigation":"small first ring"}]}}""")]
    [InlineData("/risk bricks", """{"programme":{"risks":[{"text":"bricks"}]}}""")]
    [InlineData("/metric 95% in 7 days", """{"programme":{"successMetrics":["95% in 7 days"]}}""")]
    [InlineData("/must halt", """{"programme":{"mustHave":["halt"]}}""")]
    [InlineData("/nice deltas", """{"programme":{"niceToHave":["deltas"]}}""")]
    [InlineData("/reject big bang because it bricks everyone", """{"programme":{"rejected":[{"option":"big bang","because":"it bricks everyone"}]}}""")]
    [InlineData("/reject big bang", """{"programme":{"rejected":[{"option":"big bang"}]}}""")]
    [InlineData("/milestone first ring | ota | day 4", """{"programme":{"milestones":[{"what":"first ring","owner":"ota","day":4}]}}""")]
    public void Commands_change_the_design(string line, string patch)
    {
        var change = Act(line).ShouldBeOfType<ChangeDesign>();
        change.Patch.ToJsonString().ShouldBe(patch);
        change.StartMs.ShouldBe(1000);
    }

    [Fact]
    public void Lists_grow()
    {
        var state = State with { Design = State.Design.Merge((JsonObject)JsonNode.Parse("""{"programme":{"mustHave":["halt"]}}""")!) };
        var change = ((RoomLine.Act)RoomCommands.Read("/must rollback", 0, 0, state, Toy)).Action.ShouldBeOfType<ChangeDesign>();
        change.Patch.ToJsonString().ShouldBe("""{"programme":{"mustHave":["halt","rollback"]}}""");
    }

    [Fact]
    public void Other_commands_are_actions()
    {
        Act("  I'd ask how many there are  ").ShouldBe(new Say(1000, "I'd ask how many there are", 200));
        Act("/yes").ShouldBe(new AnswerOffer(1000, true));
        Act("/no").ShouldBe(new AnswerOffer(1000, false));
        Act("/run").ShouldBe(new AskForRun(1000));
        Act("/end").ShouldBe(new Finish(1000));
        Act("/decide halt").ShouldBe(new AnswerStop(1000, "halt", "halt"));
        var wrong = Act("/wrong 2 risk,question [fleetSize]").ShouldBeOfType<CorrectReading>();
        (wrong.Clause, string.Join(' ', wrong.Acts), string.Join(' ', wrong.Facts)).ShouldBe((1, "risk question", "fleetSize"));
    }

    [Theory]
    [InlineData("/help", "help")]
    [InlineData("/?", "help")]
    [InlineData("/time", "time")]
    [InlineData("/facts", "facts")]
    [InlineData("/design", "design")]
    [InlineData("/knobs", "knobs")]
    public void Some_only_look(string line, string what) => Read(line).ShouldBeOfType<RoomLine.Look>().What.ShouldBe(what);

    [Fact]
    public void Some_leave_or_edit()
    {
        Read("/quit").ShouldBeOfType<RoomLine.Leave>();
        Read("/exit").ShouldBeOfType<RoomLine.Leave>();
        Read("/design edit").ShouldBeOfType<RoomLine.Edit>();
        Read("/design  EDIT").ShouldBeOfType<RoomLine.Edit>();
        Read("/knobs rollout").ShouldBe(new RoomLine.Look("knobs", "rollout"));
    }

    [Theory]
    [InlineData("/hlep", "/hlep is not a command; did you mean /help?")]
    [InlineData("/facs", "/facs is not a command; did you mean /facts?")]
    [InlineData("/metrc x", "/metrc is not a command; did you mean /metric?")]
    [InlineData("/zzzzzz", "/zzzzzz is not a command; /help lists them")]
    [InlineData("/", "/ alone is not a command; /help lists them")]
    [InlineData("/set", "write /set KNOB VALUE")]
    [InlineData("/set rollout.soakHours", "rollout.soakHours needs a value; allowed 1 to 72")]
    [InlineData("/set rollout.soakHour 3", "rollout.soakHour is not a knob; did you mean rollout.soakHours?")]
    [InlineData("/unset", "write /unset KNOB")]
    [InlineData("/own", "write /own COMPONENT TEAM, on-call WHO, escalation WHOM")]
    [InlineData("/own cdn", "write /own COMPONENT TEAM, on-call WHO, escalation WHOM")]
    [InlineData("/own cnd Network", "cnd is not a component; ota, cdn or client")]
    [InlineData("/delegate payload", "write /delegate KNOB to OWNER by DAY, such as /delegate delivery.payload to Network delivery by day 3")]
    [InlineData("/risk", "write /risk TEXT | OWNER | MITIGATION")]
    [InlineData("/metric", "write /metric TEXT")]
    [InlineData("/must", "write /must TEXT")]
    [InlineData("/nice", "write /nice TEXT")]
    [InlineData("/reject", "write /reject OPTION because REASON")]
    [InlineData("/milestone", "write /milestone WHAT | OWNER | DAY")]
    [InlineData("/decide", "write /decide OPTION")]
    [InlineData("/wrong", "write /wrong N act,act [fact,fact]")]
    [InlineData("/wrong x risk", "write /wrong N act,act [fact,fact], N being the number of the clause")]
    public void Errors_say_how_it_is_written(string line, string says) => Should.Throw<InputException>(() => Read(line)).Message.ShouldBe(says);

    [Fact]
    public void Every_command_of_the_help_is_read()
    {
        foreach (var (usage, _) in RoomCommands.Help)
        {
            foreach (var command in usage.Split("  ").Where(c => c.StartsWith('/')))
            {
                try
                {
                    Read(command);
                }
                catch (InputException e)
                {
                    e.Message.ShouldNotContain("is not a command");
                }
            }
        }
    }

    private static RoomLine Read(string line) => RoomCommands.Read(line, 1000, 200, State, Toy);

    private static CandidateAction Act(string line) => Read(line).ShouldBeOfType<RoomLine.Act>().Action;
}
