namespace Dryrun.Assessment.Tests.Conduct;

public sealed class Trace
{
    [Fact]
    public void Print()
    {
        foreach (var v in GuideVerdict.All().Where(v => v.Needs != "design" && v.CanSit))
        {
            var o = v.Sit();
            Console.WriteLine($"=== {v.Id} {o.Feedback.Decision}: {o.Feedback.Because}");
            Console.WriteLine("ended " + string.Join(' ', o.Events.Select(e => e.Data).OfType<Dryrun.Interview.Sessions.Ended>().Select(e => e.Why)) + " said " + o.Events.Count(e => e.By == Dryrun.Interview.Sessions.Actor.Candidate) + " cut " + string.Join(',', o.Events.Select(e => e.Data).OfType<Dryrun.Interview.Sessions.Interrupted>().Select(e => e.Kind + ":" + e.Quote[..Math.Min(30, e.Quote.Length)])));
            foreach (var d in o.Conduct.Dimensions) Console.WriteLine($"  {d.Id} {d.Level} ({d.Points}) w{d.Weight}: {string.Join(" / ", d.Findings.Select(f => $"{f.Signal} {f.Strength} {f.Evidence.Quote[..Math.Min(60, f.Evidence.Quote.Length)]}"))}");
            foreach (var m in v.Misses(o, id => GuideVerdict.All().First(x => x.Id == id).Sit())) Console.WriteLine("  MISS " + m);
        }
    }
}
