using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>What the critical minutes of one episode came to.</summary>
internal sealed class EpisodeResult(int callers)
{
    /// <summary>All calls from its beginning until everything was as before.</summary>
    public CallTally Calls { get; } = new(callers);

    /// <summary>Work done for each caller.</summary>
    public double[] WorkDone { get; } = new double[callers];

    /// <summary>Minutes it took, recovery included.</summary>
    public double Minutes { get; set; }

    /// <summary>Minutes from the end of the cause until the services did all that came again.</summary>
    public double RecoveryMinutes { get; set; }

    /// <summary>Minutes in which less than half of the critical attempts were served.</summary>
    public double DownMinutes { get; set; }

    /// <summary>Highest load of the services over their rated capacity.</summary>
    public double PeakLoad { get; set; }

    /// <summary>Whether people had to end what did not end by itself.</summary>
    public bool NeededPeople { get; set; }
}

/// <summary>
/// Plays an episode: its first minutes step by step, the long middle as they ended, its end step by step again until the services have recovered, or people drop what
/// is waiting because they do not.
/// </summary>
internal sealed class CriticalMinutes(Gateway gateway, EpisodeEffect effect, CallTimes times, double stepSeconds)
{
    private const double OnsetMinutes = 6;
    private const double RecoveryMinutesMax = 12;
    private const double CalmSeconds = 10;
    private const int ZoomSeconds = 60;

    private readonly Situation now = new(gateway.Callers.Length);

    /// <summary>Told of each step: seconds since the beginning, and the fluid as it is.</summary>
    public Action<double, FluidMinutes>? Watch { get; init; }

    /// <summary>Where set, the first minutes are played with single requests, drawn from here.</summary>
    public StreamKey? Requests { get; init; }

    /// <summary>Requests that were decided on one by one.</summary>
    public long Decided { get; private set; }

    /// <summary>Plays an episode.</summary>
    /// <param name="episode">What happens.</param>
    /// <param name="usual">What holds without it.</param>
    /// <param name="peopleMinutes">When, counted from the beginning, people end what does not end by itself; asked only where it is needed.</param>
    public EpisodeResult Play(Episode episode, Situation usual, Func<double> peopleMinutes)
    {
        var result = new EpisodeResult(gateway.Callers.Length);
        var fluid = new FluidMinutes(gateway, usual);
        var length = episode.Minutes * 60;
        var onset = Math.Min(length, OnsetMinutes * 60);
        Stretch(fluid, usual, episode, 0, onset, true, result);
        if (length > onset) Hold(fluid, length - onset, result);
        var recovered = Recover(fluid, usual, episode, length, result, out var seconds);
        if (!recovered)
        {
            result.NeededPeople = true;
            var until = Math.Max(length + seconds, peopleMinutes() * 60);
            Hold(fluid, until - length - seconds, result);
            seconds = until - length;
        }

        result.RecoveryMinutes = seconds / 60;
        result.Minutes = (length + seconds) / 60;
        Close(fluid, recovered, result);
        return result;
    }

    // Some seconds under the cause, or after it.
    private void Stretch(FluidMinutes fluid, Situation usual, Episode episode, double from, double length, bool isCaused, EpisodeResult result)
    {
        var done = isCaused && from == 0 && Requests is { } key ? Zoom(fluid, usual, episode, length, key, result) : 0;
        while (done < length)
        {
            var step = Math.Min(stepSeconds, length - done);
            Set(usual, episode, from + done, isCaused);
            fluid.Step(now, step);
            done += step;
            Note(fluid, from + done, step, result);
        }
    }

    // The first minutes request by request; whole seconds.
    private double Zoom(FluidMinutes fluid, Situation usual, Episode episode, double length, StreamKey key, EpisodeResult result)
    {
        var seconds = (int)Math.Min(ZoomSeconds, Math.Floor(length));
        var requests = new RequestMinutes(gateway, fluid, times, key);
        requests.Play(Holds, seconds, second => Note(fluid, second + 1, 1, result, isExact: true));
        Decided += requests.Decided;
        return seconds;

        Situation Holds(int second)
        {
            Set(usual, episode, second, true);
            return now;
        }
    }

    private bool Recover(FluidMinutes fluid, Situation usual, Episode episode, double from, EpisodeResult result, out double seconds)
    {
        var calm = 0.0;
        for (seconds = 0; seconds < RecoveryMinutesMax * 60; seconds += stepSeconds)
        {
            Set(usual, episode, from + seconds, false);
            fluid.Step(now, stepSeconds);
            Note(fluid, from + seconds, stepSeconds, result);
            calm = fluid.Success >= 0.99 && fluid.FirstTiersIn >= 0.99 ? calm + stepSeconds : 0;
            if (calm < CalmSeconds) continue;
            seconds -= calm - stepSeconds;
            return true;
        }

        return false;
    }

    private void Set(Situation usual, Episode episode, double seconds, bool isCaused)
    {
        now.CopyFrom(usual);
        if (isCaused) effect.Apply(episode, now, seconds);
        else now.IsLocal = false;
    }

    private void Note(FluidMinutes fluid, double seconds, double step, EpisodeResult result, bool isExact = false)
    {
        result.PeakLoad = Math.Max(result.PeakLoad, fluid.LoadRatio);
        if (fluid.CriticalSuccess < 0.5) result.DownMinutes += step / 60;
        if (!isExact) Times(fluid);
        Watch?.Invoke(seconds, fluid);
    }

    // The middle goes on as its last minute went.
    private void Hold(FluidMinutes fluid, double seconds, EpisodeResult result)
    {
        if (seconds <= 0) return;
        const int Steps = 30;
        var before = fluid.Retries.Select(r => (r.Fresh, r.Served, r.GivenUp)).ToArray();
        var work = (double[])fluid.WorkDone.Clone();
        var down = 0;
        for (var i = 0; i < Steps; i++)
        {
            fluid.Step(now, stepSeconds);
            Times(fluid);
            if (fluid.CriticalSuccess < 0.5) down++;
        }

        var more = Math.Max(0, (seconds / (Steps * stepSeconds)) - 1);
        for (var i = 0; i < before.Length; i++)
        {
            var r = fluid.Retries[i];
            var (fresh, served) = ((r.Fresh - before[i].Fresh) * more, (r.Served - before[i].Served) * more);
            fluid.WorkDone[i] += (fluid.WorkDone[i] - work[i]) * more;
            // What waits is the same at both ends, so that every fresh call ended one way or the other.
            r.Book(fresh, Math.Min(fresh, served), fresh - Math.Min(fresh, served));
        }

        result.DownMinutes += seconds / 60 * down / Steps;
    }

    private void Times(FluidMinutes fluid)
    {
        var served = 0.0;
        for (var i = 0; i < gateway.Callers.Length; i++) served += fluid.LastOf(i).Served;
        times.Add(now.Capacity > 0 ? fluid.LoadRatio / now.Capacity : 0, served);
    }

    private void Close(FluidMinutes fluid, bool recovered, EpisodeResult result)
    {
        for (var i = 0; i < gateway.Callers.Length; i++)
        {
            var r = fluid.Retries[i];
            // In a system that works again what waits gets through; people who end an outage drop it.
            result.WorkDone[i] = fluid.WorkDone[i];
            var late = recovered ? r.Waiting : 0;
            result.Calls.Add(i, r.Fresh, r.Served + late, r.GivenUp + r.Waiting - late);
        }
    }
}
