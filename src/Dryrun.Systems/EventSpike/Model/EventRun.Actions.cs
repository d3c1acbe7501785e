using Dryrun.Contracts.Systems;
using Dryrun.Systems.EventSpike.Policy;

namespace Dryrun.Systems.EventSpike.Model;

/// <content>What the controller's actions do to the world.</content>
internal sealed partial class EventRun
{
    private static readonly Dictionary<string, (string Text, DecisionOption[] Options)> Questions = new()
    {
        ["quota"] = ("Three days before the event the larger quota is not there.",
            [new("wait", "Wait for it."), new("throttle", "Send viewers through the waiting room, where there is one."), new("delay", "Move the event as far as the partner lets it.")]),
        ["finance"] = ("Finance refuses the first proposal.",
            [new("smaller", "Take half of it now."), new("insist", "Show what failing costs, and escalate."), new("drop", "Do without.")]),
        ["go"] = ("Go or no-go.",
            [new("go", "Go."), new("throttle", "Go, with viewers through the waiting room, where there is one."), new("delay", "Move the event as far as the partner lets it.")]),
        ["abort"] = ("More starts fail than was agreed.",
            [new("stepDown", "Take the next step of the ladder."), new("closeDoor", "Turn new viewers away for some minutes."), new("wait", "Wait and watch.")]),
    };

    private void Act(EventAction action)
    {
        switch (action)
        {
            case AskForCapacity ask:
                AskCapacity(ask.Ratio);
                break;
            case Prewarm prewarm:
                machines.WarmImages = preparation.IsIn(preparation.ImagesDay, eventDay);
                machines.Prewarm(prewarm.Ratio, moneyMax);
                recorder.Tell(Minute, "prewarmed", machines.Standing < 0.95 * prewarm.Ratio ? Severity.Caution : Severity.Good,
                    $"{machines.Standing:0.0} times the usual stand ready; {prewarm.Ratio:0.0} were wanted", Components.Capacity);
                break;
            case RunLoadTest test:
                LoadTest(test.Ratio);
                break;
            case HoldGameDay:
                crew.Rehearsed = true;
                bill.Add("tests", 20000);
                recorder.Tell(Minute, "gameDay", Severity.Good, "The night is rehearsed", Components.Command);
                break;
            case MoveEvent move:
                Move(move.Days);
                break;
            case OrderMachines order:
                machines.Order(Math.Min(order.Ratio, moneyMax), second);
                recorder.Tell(NightMinute, "ordered", Severity.Information, $"Machines for {order.Ratio:0.0} times the usual are ordered", Components.Capacity);
                break;
            case SetDoor set:
                doorPerSecond = set.ViewersPerSecond;
                if (recorder.Once("door")) recorder.Tell(NightMinute, "door", Severity.Information, "Viewers go through the waiting room", Components.EventService);
                break;
            case TurnAway turn:
                turnedAway = turn.Closed;
                recorder.Tell(NightMinute, "turnAway", Severity.Caution, turn.Closed ? "New viewers are turned away" : "New viewers are let in again", Components.EventService);
                break;
            case SwitchStep step:
                Switch(step);
                break;
            case Policy.StopEvent:
                stopped = true;
                recorder.Tell(NightMinute, "stopped", Severity.Harm, "The event is stopped and everybody refunded", Components.Command);
                break;
            case AskSomebody ask:
                Ask(ask.Key);
                break;
            default:
                throw new InvalidOperationException($"{action.GetType().Name} is not an action of this model.");
        }
    }

    private void Switch(SwitchStep step)
    {
        steps[(int)step.Step] = step.On;
        recorder.Tell(NightMinute, step.On ? "stepDown" : "stepUp", step.On ? Severity.Caution : Severity.Good,
            step.On ? $"{Sentences.Step(step.Step)}" : $"{Sentences.Step(step.Step)}: taken back", Components.Command);
    }

    private void Ask(string key)
    {
        var kind = key[..key.IndexOf('-', StringComparison.Ordinal)];
        if (options.Decisions.TryGetValue(key, out var said))
        {
            Answer(kind, key, said, 0);
            return;
        }

        if (options.StopForPeople && Questions.TryGetValue(kind, out var question))
        {
            pending = new PendingDecision(key, seen.IsNight ? NightMinute : Minute, $"{question.Text} {Observed(kind)}", question.Options);
            return;
        }

        if (seen.IsNight) Answer(kind, key, "stepDown", 60 * crew.MinutesToStep(key, kind == "abort"));
        else
        {
            var (hours, answer) = Usual(kind);
            Answer(kind, key, answer, hours * 3600);
        }
    }

    private void Answer(string kind, string key, string said, double seconds)
    {
        var now = seen.IsNight ? second : -HoursLeft * 3600;
        if (kind == "finance") Money(said);
        if (kind is "go" or "quota")
        {
            recorder.Tell(Minute, "decided", said == "go" || said == "wait" ? Severity.Information : Severity.Caution, Sentences.Decided(kind, said), Components.Command);
        }

        crew.Schedule(now + seconds, new SpikeAnswer(key, said));
    }

    private string Observed(string kind) => kind switch
    {
        "quota" => $"{machines.Quota:0.0} times the usual can be had now, {askedRatio:0.0} were asked for.",
        "finance" => $"Without approval {moneyMax:0.0} times the usual can be paid.",
        "go" => $"{Math.Min(Math.Min(wantedRatio, machines.Quota), moneyMax):0.0} times the usual can stand ready; the middle of the forecast is {seen.ForecastRatio:0.0}. "
            + (seen.WaitingRoomReady ? "A waiting room stands." : "There is no waiting room."),
        _ => $"{seen.FailedStartPercent:0} % of starts fail, processors are at {100 * seen.Utilisation:0} %, {Sentences.Count(seen.Viewers)} viewers watch"
            + (seen.ChatDown ? ", chat is down." : "."),
    };
}
