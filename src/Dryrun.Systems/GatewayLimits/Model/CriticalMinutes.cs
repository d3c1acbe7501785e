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
internal sealed class CriticalMinutes(Gateway gateway, EpisodeEffect effect, CallTimes times)
{
    // On both grids: calls that fail are tried again a second later, and coarser steps would slow that down.
    private const double StepSeconds = 1;

    // A whole window of those limiters that count by the minute.
    private const int HoldSteps = 60;
    private const double OnsetMinutes = 6;
    private const double TurnMinutes = 3;
    private const double RecoveryMinutesMax = 12;
    private const double CalmSeconds = 10;
    private const int ZoomSeconds = 60;

    private readonly Situation now = new(gateway.Callers.Length);

    /// <summary>Told of each step: seconds since the beginning, and the fluid as it is.</summary>
    public Action<double, FluidMinutes>? Watch { get; init; }

    /// <summary>Where set, the first minutes are played with single requests, drawn from here.</summary>
    public StreamKey? Requests { get; init; }

    /// <summary>What holds in the first minute of an hour, when batch jobs start; null where an episode leaves that out.</summary>
    public Situation? OnTheHour { get; init; }

    /// <summary>Seconds past the hour at which the episode begins.</summary>
    public int SecondOfHour { get; init; }

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
        // With spikes on the hour no minute stands for the others.
        var onset = OnTheHour is null ? Math.Min(length, OnsetMinutes * 60) : length;
        Stretch(fluid, usual, episode, 0, onset, result);
        Middle(fluid, usual, episode, onset, length, result);
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

    // What goes on as it went, up to where it changes at once and is looked at again.
    private void Middle(FluidMinutes fluid, Situation usual, Episode episode, double from, double length, EpisodeResult result)
    {
        var turn = effect.TurnSeconds(episode);
        if (turn > from && turn < length)
        {
            Hold(fluid, turn - from, result);
            from = Math.Min(length, turn + (TurnMinutes * 60));
            Stretch(fluid, usual, episode, turn, from - turn, result);
        }

        Hold(fluid, length - from, result);
    }

    // Some seconds under the cause.
    private void Stretch(FluidMinutes fluid, Situation usual, Episode episode, double from, double length, EpisodeResult result)
    {
        var done = from == 0 && Requests is { } key ? Zoom(fluid, usual, episode, length, key, result) : 0;
        while (done < length)
        {
            var step = Math.Min(StepSeconds, length - done);
            Set(usual, episode, from + done, true);
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
        for (seconds = 0; seconds < RecoveryMinutesMax * 60; seconds += StepSeconds)
        {
            Set(usual, episode, from + seconds, false);
            fluid.Step(now, StepSeconds);
            Note(fluid, from + seconds, StepSeconds, result);
            calm = fluid.Success >= 0.99 && fluid.FirstTiersIn >= 0.99 ? calm + StepSeconds : 0;
            if (calm < CalmSeconds) continue;
            seconds -= calm - StepSeconds;
            return true;
        }

        return false;
    }

    private void Set(Situation usual, Episode episode, double seconds, bool isCaused)
    {
        now.CopyFrom(OnTheHour is { } spike && (SecondOfHour + seconds) % 3600 < 60 ? spike : usual);
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
        var before = fluid.Retries.Select(r => (r.Fresh, r.Served, r.GivenUp)).ToArray();
        var work = (double[])fluid.WorkDone.Clone();
        var down = 0;
        var steps = (int)Math.Clamp(seconds, 1, HoldSteps);
        for (var i = 0; i < steps; i++)
        {
            fluid.Step(now, StepSeconds);
            Times(fluid);
            if (fluid.CriticalSuccess < 0.5) down++;
        }

        var more = Math.Max(0, (seconds / (steps * StepSeconds)) - 1);
        for (var i = 0; i < before.Length; i++)
        {
            var r = fluid.Retries[i];
            var (fresh, served) = ((r.Fresh - before[i].Fresh) * more, (r.Served - before[i].Served) * more);
            fluid.WorkDone[i] += (fluid.WorkDone[i] - work[i]) * more;
            // What waits is the same at both ends, so that every fresh call ended one way or the other.
            r.Book(fresh, Math.Min(fresh, served), fresh - Math.Min(fresh, served));
        }

        result.DownMinutes += seconds / 60 * down / steps;
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
