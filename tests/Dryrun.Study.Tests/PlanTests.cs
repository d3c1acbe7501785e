using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Study.Planning;
using FsCheck;
using FsCheck.Fluent;
using Ical.Net;

namespace Dryrun.Study.Tests;

public class PlanTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static TheoryData<string> Loops => ["meta-tpm", "tiktok-tpm", "tiktok-mle"];

    [Theory]
    [MemberData(nameof(Loops))]
    public void Three_weeks_hold_the_checklist_every_segment_and_one_final_day(string id)
    {
        var loop = Read(id);
        var plan = PreparationPlan.Of(loop, Today, Today.AddDays(21), 45, [], new HashSet<string>());
        var titles = plan.Days.SelectMany(d => d.Items).Select(i => i.Title).ToList();
        foreach (var item in loop.Preparation) titles.ShouldContain(item.Text);
        foreach (var kind in loop.Variants.SelectMany(v => v.Rounds).SelectMany(r => r.Segments).Select(s => s.Kind).Where(k => k != "offer").Distinct())
        {
            titles.ShouldContain($"Sit a segment: {Spoken(kind)}");
        }

        titles.Count(t => t.StartsWith("The final day in one go", StringComparison.Ordinal)).ShouldBe(1);
        plan.Days[^1].Minutes.ShouldBeLessThan(30, "the day before is light");
    }

    [Fact]
    public void Every_plan_keeps_its_days_and_its_minutes()
    {
        var loop = Read("meta-tpm");
        var cases = Gen.Zip(Gen.Choose(1, PreparationPlan.DaysMax), Gen.Choose(10, 240)).ToArbitrary();
        Prop.ForAll(cases, x =>
        {
            var (days, minutes) = x;
            var plan = PreparationPlan.Of(loop, Today, Today.AddDays(days), minutes, [], new HashSet<string>());
            plan.Days.ShouldAllBe(d => d.Date >= Today && d.Date < Today.AddDays(days));
            plan.Days.Select(d => d.Date).ShouldBe(plan.Days.Select(d => d.Date).Distinct().Order());
            var longest = minutes * 2;
            plan.Days.Where(d => d.Minutes > longest).ShouldAllBe(d => d.Items.Count == 1 || d.Date >= Today.AddDays(days - 1), "only a round longer than any day's minutes may go over, and it stands alone");
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        var plan = PreparationPlan.Of(Read("meta-tpm"), Today, Today.AddDays(3), 30, [], new HashSet<string>());
        plan.LeftOut.ShouldNotBeEmpty();
        plan.Days.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Weaknesses_are_named_in_turn_and_what_was_sat_comes_later()
    {
        var plan = PreparationPlan.Of(Read("meta-tpm"), Today, Today.AddDays(21), 45, [("owners", "Quest patches: ownership 2 of 5"), ("summary", "x")], new HashSet<string> { "design" });
        var drills = plan.Days.Select(d => d.Items[0].Title).Where(t => t.StartsWith("Today's drills", StringComparison.Ordinal)).ToList();
        drills.ShouldContain("Today's drills, \"owners\" among them");
        drills.ShouldContain("Today's drills, \"summary\" among them");
        var order = plan.Days.SelectMany(d => d.Items).Select(i => i.Title).ToList();
        order.ShouldContain("Sit a segment: design");
        order.IndexOf("Sit a segment: design").ShouldBeGreaterThan(order.IndexOf("Sit a segment: behavioural"));
    }

    [Fact]
    public void The_calendar_is_read_back_by_a_calendar()
    {
        var plan = PreparationPlan.Of(Read("tiktok-mle"), Today, Today.AddDays(14), 45, [], new HashSet<string>());
        var text = PlanCalendar.Write(plan, new TimeOnly(19, 0), new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var calendar = Calendar.Load(text)!;
        calendar.Events.Count.ShouldBe(plan.Days.Count);
        calendar.Events.Select(e => e.Uid).Distinct().Count().ShouldBe(plan.Days.Count);
        calendar.Events.ShouldAllBe(e => e.Start!.Value.Hour == 19);
        text.ShouldBe(PlanCalendar.Write(plan, new TimeOnly(19, 0), new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)));
    }

    private static string Spoken(string kind) => kind switch { "executive-90s" => "ninety seconds to an executive", "ml-design" => "ML design", _ => kind.Replace('-', ' ') };

    private static Loop Read(string id) => LoopReader.Read(YamlText.ReadFile(Path.Combine(Root(), "loops", $"{id}.yaml")), id);

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Dryrun.slnx"))) at = at.Parent;
        return at.FullName;
    }
}
