using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <content>What happens around the controller, and what its actions do to the world.</content>
internal sealed partial class FleetRun
{
    private static readonly Dictionary<string, (string Text, DecisionOption[] Options)> Questions = new()
    {
        ["raise"] = ("The next stage may open.",
            [new("raise", "Open it."), new("wait", "Wait another day."), new("halt", "Halt the rollout.")]),
        ["breach"] = ("A gate is breached and the controller may not halt alone.",
            [new("halt", "Halt the rollout."), new("watch", "Take it for noise and go on.")]),
        ["halt"] = ("The rollout is halted.",
            [new("fixForward", "Stay halted until a fixed build is ready."), new("holdCohort", "Hold the group that shows it; let the others go on."),
                new("resume", "Go on as before.")]),
    };

    // Dates and incidents that happen whatever the controller does.
    private void Surroundings()
    {
        if (design.Operations.NoticeCountries == NoticePolicy.NotifyFirst && minute == launchMinute / 60 * 60 + (2 * DayMinutes))
        {
            installs.Flush(minute);
            rings.LetNoticeCountriesIn(minute);
            installs.Recount(minute);
        }

        if (luck.Incident != Incident.None) TellIncident();
        if (minute >= haltAt) TakeEffect();
        MoveRamp();
        CallFromSupport();
    }

    private void TellIncident()
    {
        if (minute >= incidents.Start && recorder.Once("incident"))
        {
            recorder.Tell(minute, "incident", Severity.Caution, Sentences.Incident(luck), Luck.OwnerOf(luck.Incident));
            recorder.Mark("incident");
            if (luck.Incident == Incident.FalseAlarm && ring >= 0) people.Schedule(minute, new PersonAnswer("alarm-1", "halt"));
        }

        if (minute >= incidents.End && recorder.Once("incidentEnd"))
        {
            recorder.Mark("incidentEnd");
            recorder.Tell(minute, "incidentEnded", Severity.Good, Sentences.IncidentOver(luck, incidents.Minutes), Luck.OwnerOf(luck.Incident));
        }
    }

    // Support notices what no gate looks at: a day with over twice the contacts it has room for, and far more than this update should bring.
    private void CallFromSupport()
    {
        if (supportCalled || halted || effect is null || !installs.IsDefective) return;
        var expected = installs.Installed * 0.003 * (world.Channel == Channel.AppStores ? 0.1 : 1);
        if (support.LastDay < 2 * support.FreePerDay || support.Contacts < 2 * expected + 200) return;
        supportCalled = true;
        recorder.Tell(minute, "supportAlarm", Severity.Caution, $"Support has taken {Sentences.Count(support.LastDay)} contacts in a day and calls release control", Components.Support);
        var wait = people.Minutes(Components.Support, "support-alarm", false, InFreeze(minute)) + people.MinutesToHalt(minute, "support-halt", reports.IsDown, InFreeze(minute));
        people.Schedule(minute + (long)wait, new PersonAnswer("alarm-2", "halt"));
    }

    private void MoveRamp()
    {
        if (!rings.HasRamp || rampStarted < 0) return;
        if (halted)
        {
            rampPaused += options.Grid == RunGrid.Search ? 60 : StepMinutes();
            return;
        }

        var day = (int)((minute - rampStarted - rampPaused) / DayMinutes);
        if (day <= rampDay || rampDay >= 6) return;
        rampDay = day;
        installs.Flush(minute);
        rings.Ramp(day, minute);
        installs.Recount(minute);
    }

    private void Act(FleetAction action)
    {
        switch (action)
        {
            case OpenRing open:
                Open(open);
                break;
            case Halt halt:
                Stop(halt);
                break;
            case AskPerson ask:
                Ask(ask);
                break;
            case Policy.Resume resume:
                (halted, haltAt) = (false, long.MaxValue);
                recorder.Tell(minute, "resumed", Severity.Information, $"The rollout goes on, on the word behind {resume.Approver}", Components.ReleaseControl);
                break;
            case HoldCohort hold:
                Hold(hold.Cohort);
                break;
            case Policy.OrderFix:
                OrderFix();
                break;
            case Policy.StartFixedBuild:
                StartFixedBuild();
                break;
            case AdvanceAntiRollback:
                installs.Flush(minute);
                antiRollback = true;
                installs.RollbackForbidden = true;
                recorder.Tell(minute, "antiRollback", Severity.Information, "Going back to the vulnerable version is now forbidden", Components.SecuritySigning);
                break;
            case BlockInstalls block:
                blocked = block.Blocked;
                recorder.Tell(minute, "metadata", blocked ? Severity.Caution : Severity.Good,
                    blocked ? "Signed metadata has expired: installs are blocked, boots are not" : "Fresh metadata: installs go on", Components.SecuritySigning);
                break;
            default:
                throw new InvalidOperationException($"{action.GetType().Name} is not an action of this model.");
        }
    }

    private void Open(OpenRing open)
    {
        installs.Flush(minute);
        (ring, ringOpened) = (open.Ring, minute);
        if (rings.HasRamp && rampStarted < 0) rampStarted = minute;
        rings.Open(open.Ring, open.Percent, minute);
        installs.Recount(minute);
        recorder.Tell(minute, "ringOpened", Severity.Information,
            $"Stage {open.Ring + 1} of {design.Rollout.Rings.Count} opens: {Wording.Number(open.Percent)} % of the fleet", Components.ReleaseControl,
            (long)(fleet.Devices * open.Percent / 100));
    }

    private void Stop(Halt halt)
    {
        var wait = halt.Metric is null || !design.Rollout.AutoHalt ? 0 : people.Director($"halt-{halt.Number}", InFreeze(minute));
        haltAt = minute + (long)wait;
        measures.Halt(installs.IsDefective && effect is not null && (halt.Metric is null ? luck.Incident != Incident.FalseAlarm : halt.Metric == effect.Metric));
        recorder.Tell(minute, "halt", Severity.Caution, Sentences.Halt(halt, design.Rollout.AutoHalt, wait), Components.ReleaseControl, halt.Failures);
        if (minute >= haltAt) TakeEffect();
    }

    private void TakeEffect()
    {
        haltAt = long.MaxValue;
        if (halted) return;
        installs.Flush(minute);
        halted = true;
        if (firstHaltMinute < 0 && effect is not null && installs.IsDefective && installs.Harmed > 0) firstHaltMinute = minute;
        if (effect is null || !installs.IsDefective) return;
        if (!antiRollback) (recoveryFrom, recoveryPerDay) = (Math.Min(recoveryFrom, minute + (2 * 60)), 1.2);
        else if (luck.FlagGuarded && !effect.StopsBoot) (recoveryFrom, recoveryPerDay) = (Math.Min(recoveryFrom, minute + (design.Operations.KillSwitchTtlHours * 60)), 4);
    }

    private void Hold(int cohort)
    {
        installs.Flush(minute);
        if (cohort >= Cohort.FirstVersion)
        {
            installs.YearBehindHeld = cohort == Cohort.FirstVersion + 3;
        }
        else if (cohort >= Cohort.FirstRegion)
        {
            rings.Hold(cell => fleet.Areas[cell / Fleet.CellsPerArea].Region == cohort - Cohort.FirstRegion);
        }
        else
        {
            rings.Hold(cell => Fleet.FamilyOf(cell) == cohort - Cohort.FirstFamily);
        }

        installs.Recount(minute);
        reports.LeaveOut(cohort);
        recorder.Tell(minute, "held", Severity.Caution, $"{Sentences.Cohort(cohort)} are held; the others go on", Components.ReleaseControl);
    }

    private void OrderFix()
    {
        var stream = luck.Key.Child("fix").Open();
        var owner = people.Of(Luck.OwnerOf(luck.Defect));
        var build = stream.LogNormal(world.Release.FixDays, 0.3) * DayMinutes * (1 + ((owner.Factor - 1) * 0.3));
        var own = world.Channel == Channel.OwnOta;
        // Each signature takes its time and waits for somebody who may give it.
        var signing = own ? design.Signing.Threshold * (world.Release.SigningMinutes + 45) : world.Release.StoreReviewHours * 60;
        fixReadyAt = minute + (long)(build + signing);
        bill.Add("work", 30000);
        recorder.Tell(minute, "fixOrdered", Severity.Information, $"A fixed build is ordered; it will take {(build + signing) / DayMinutes:0.0} days", Components.Client);
    }

    private void StartFixedBuild()
    {
        installs.Flush(minute);
        installs.IsDefective = false;
        installs.YearBehindHeld = false;
        (halted, haltAt, ring) = (false, long.MaxValue, -1);
        rings.StartOver(minute);
        reports.Restart();
        if (rings.HasRamp) (rampStarted, rampDay, rampPaused) = (-1, -1, 0);
        installs.Recount(minute);
        measures.RolledForward(minute, firstHaltMinute);
        // The fixed build reaches those who are still hurt as fast as people use their devices.
        (recoveryFrom, recoveryPerDay) = (Math.Min(recoveryFrom, minute), Math.Max(recoveryPerDay, 0.4));
        recorder.Tell(minute, "fixedBuild", Severity.Good, "The fixed build is signed and starts at the first stage", Components.OtaService);
    }

    private void Ask(AskPerson ask)
    {
        var kind = ask.Key[..ask.Key.IndexOf('-')];
        if (options.Decisions.TryGetValue(ask.Key, out var said))
        {
            people.Schedule(minute + 1, new PersonAnswer(ask.Key, said));
            return;
        }

        if (options.StopForPeople)
        {
            var (text, choices) = Questions[kind];
            pending = new PendingDecision(ask.Key, minute, Sentences.Observed(text, ask, reports.Seen), choices);
            return;
        }

        var (wait, answer) = kind switch
        {
            "raise" => (people.Minutes(Components.ReleaseControl, ask.Key, false, InFreeze(minute)) + 60, reports.ShowsToAPerson() ? "halt" : "raise"),
            "breach" => (people.MinutesToHalt(minute, ask.Key, reports.IsDown, InFreeze(minute)), IsReal(ask) ? "halt" : "watch"),
            _ => Diagnose(ask),
        };
        people.Schedule(minute + (long)wait, new PersonAnswer(ask.Key, answer));
    }

    private (double Minutes, string Answer) Diagnose(AskPerson ask)
    {
        var real = ask.Metric is null ? effect is not null && installs.IsDefective && installs.Harmed > 0 && luck.Incident != Incident.FalseAlarm : IsReal(ask);
        var wait = people.Minutes(Components.ReleaseControl, ask.Key, reports.IsDown, InFreeze(minute));
        return real
            ? (wait + people.Minutes(Luck.OwnerOf(luck.Defect), ask.Key + "-cause", reports.IsDown, InFreeze(minute)), "confirmed")
            : (wait + (world.People.ResumeAgreementHours * 60), "falseAlarm");
    }

    private bool IsReal(AskPerson ask) => effect is not null && installs.IsDefective && ask.Metric == effect.Metric;
}
