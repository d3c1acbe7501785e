using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// A population one by one, in fixed steps: every individual has its state (one byte) and, in every step, its own draw, addressed by its number and the step. The same law as
/// <see cref="CohortRun"/> on the same steps. Steps in which few leave are found by geometric skips. The same bits on any number of threads.
/// </summary>
public static class IndividualRun
{
    private const int BlockLength = GeometricSkips.BlockLength;

    /// <summary>At or below this chance to leave, skipping is faster than asking everyone.</summary>
    private const double SkipBelow = 1.0 / 32.0;

    /// <summary>
    /// Runs a model of at most 254 compartments from counts (at most 2^31 individuals in all, arrivals included) under a key, blocks of 65,536 individuals in parallel.
    /// </summary>
    public static AggregateResult Run(CompartmentModel model, ReadOnlySpan<long> start, Horizon horizon, StreamKey key, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var crowd = new Crowd(model, start, key);
        var (field, result) = (new FlowField(model), new AggregateResult(model, Fidelity.Individual));
        result.Take(0, crowd.State.Real);
        for (var time = 0L; time < horizon.Until;)
        {
            var step = horizon.StepFrom(time, horizon.Step);
            field.Step(crowd.State.Real, time, step);
            crowd.Step(field, (ulong)result.Steps, threads, result);
            time += step;
            result.Steps++;
            if (horizon.IsDue(time)) result.Take(time, crowd.State.Real);
        }
        return result;
    }

    /// <summary>The individuals: their states, and where they may go in a step.</summary>
    private sealed class Crowd
    {
        private const byte Gone = 255;

        private readonly StreamKey _key;
        private readonly StreamKey _skips;
        private readonly StreamKey _arrivals;
        private readonly List<(double Below, int Flow)[]> _ways = [];
        private readonly List<(double Below, int Flow)[]> _waysOfEntrants = [];
        private byte[] _states;
        private int _count;

        internal Crowd(CompartmentModel model, ReadOnlySpan<long> start, StreamKey key)
        {
            State = new CountState(model, start);
            if (model.Compartments.Count >= Gone)
                throw new ArgumentException($"A model of individuals has at most 254 compartments, not {model.Compartments.Count}.", nameof(model));
            var total = 0L;
            foreach (var count in start) total += count;
            RequireRoom(total);
            (_states, _key, _skips, _arrivals) = (new byte[total], key, key.Child("skips"), key.Child("arrivals"));
            for (var c = 0; c < start.Length; c++)
            {
                _states.AsSpan(_count, (int)start[c]).Fill((byte)c);
                _count += (int)start[c];
                _ways.Add([]);
                _waysOfEntrants.Add([]);
            }
        }

        internal CountState State { get; }

        internal void Step(FlowField field, ulong step, int threads, AggregateResult result)
        {
            var most = Ways(field);
            var blocks = most > 0.0 ? (_count + BlockLength - 1) / BlockLength : 0;
            var moves = new long[blocks + 1][];
            void Block(int b) => moves[b] = most <= SkipBelow ? Skip(field, b, step, most) : Ask(field, b, step);
            if (threads == 1)
                for (var b = 0; b < blocks; b++) Block(b);
            else
                Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, Block);
            moves[blocks] = Arrive(field, step);
            for (var f = 0; f < field.Flows.Length; f++)
            {
                var moved = 0L;
                foreach (var block in moves) moved += block[f];
                if (moved != 0) State.Move(field.Flows[f], moved, f, result);
            }
            State.Publish();
        }

        /// <summary>Sets every compartment's ways out; returns the greatest chance to leave an occupied one.</summary>
        private double Ways(FlowField field)
        {
            var most = 0.0;
            for (var c = 0; c < _ways.Count; c++)
            {
                var total = field.Total(c);
                var leave = FlowField.Chance(total);
                _ways[c] = Ways(field, c, total, leave);
                _waysOfEntrants[c] = Ways(field, c, total, FlowField.ChanceOfEntrants(total));
                if (State.Counts[c] > 0) most = Math.Max(most, leave);
            }
            return most;
        }

        /// <summary>The flows out of a compartment, each with the chance to have gone by it or one before it.</summary>
        private static (double Below, int Flow)[] Ways(FlowField field, int compartment, double total, double leave)
        {
            var from = field.From(compartment);
            var ways = new (double, int)[total == 0.0 ? 0 : from.Length];
            var cumulated = 0.0;
            for (var i = 0; i < ways.Length; i++)
            {
                cumulated += field.Share(from[i], total);
                ways[i] = (i == ways.Length - 1 ? leave : Math.Min(leave, leave * cumulated), from[i]);
            }
            return ways;
        }

        /// <summary>Everyone in a block is asked, by the first unit of their stream.</summary>
        private long[] Ask(FlowField field, int block, ulong step)
        {
            var moves = new long[field.Flows.Length];
            var first = block * BlockLength;
            var end = Math.Min(_count, first + BlockLength);
            Span<ulong> units = stackalloc ulong[256];
            for (; first < end; first += units.Length)
            {
                var states = _states.AsSpan(first, Math.Min(units.Length, end - first));
                _key.FillFirsts((ulong)first, step, units[..states.Length]);
                for (var i = 0; i < states.Length; i++)
                    if (states[i] != Gone) Go(field, first + i, step, (long)(units[i] >> 11) * (1.0 / 9007199254740992.0), moves);
            }
            return moves;
        }

        /// <summary>Candidates are found at the greatest chance of all; each then goes with its own chance out of that.</summary>
        private long[] Skip(FlowField field, int block, ulong step, double most)
        {
            var moves = new long[field.Flows.Length];
            foreach (var place in GeometricSkips.Of(most).In(block, _count, _skips, step))
            {
                if (_states[place] == Gone || _ways[_states[place]].Length == 0) continue;
                var stream = _key.Open((ulong)place, step);
                Go(field, (int)place, step, stream.NextDouble() * most, moves);
            }
            return moves;
        }

        /// <summary>Lets an individual leave where its uniform tells it to, and once more, as an entrant, with its second draw.</summary>
        private void Go(FlowField field, int place, ulong step, double uniform, long[] moves)
        {
            if (!Leave(field, ref _states[place], _ways, uniform, moves)) return;
            GoOn(field, place, step, moves);
        }

        private void GoOn(FlowField field, int place, ulong step, long[] moves)
        {
            if (_states[place] == Gone || _waysOfEntrants[_states[place]].Length == 0) return;
            var stream = _key.Open((ulong)place, step);
            stream.Skip(1);
            Leave(field, ref _states[place], _waysOfEntrants, stream.NextDouble(), moves);
        }

        private static bool Leave(FlowField field, ref byte state, List<(double Below, int Flow)[]> ways, double uniform, long[] moves)
        {
            foreach (var (below, flow) in ways[state])
            {
                if (uniform >= below) continue;
                moves[flow]++;
                state = field.Flows[flow].To >= 0 ? (byte)field.Flows[flow].To : Gone;
                return true;
            }
            return false;
        }

        /// <summary>Arrivals of the step, each of whom may go on at once.</summary>
        private long[] Arrive(FlowField field, ulong step)
        {
            var moves = new long[field.Flows.Length];
            foreach (var f in field.Arrivals)
            {
                var stream = _arrivals.Open((ulong)f, step);
                var arrivals = stream.Poisson(field.Hazards[f]);
                RequireRoom(_count + arrivals);
                if (_count + arrivals > _states.Length) Array.Resize(ref _states, (int)Math.Min(Array.MaxLength, Math.Max(2L * _states.Length, _count + arrivals)));
                _states.AsSpan(_count, (int)arrivals).Fill((byte)field.Flows[f].To);
                moves[f] += arrivals;
                for (var i = 0; i < (int)arrivals; i++) GoOn(field, _count + i, step, moves);
                _count += (int)arrivals;
            }
            return moves;
        }

        private static void RequireRoom(long count)
        {
            if (count > Array.MaxLength)
                throw new InvalidOperationException($"A model of individuals holds at most {Array.MaxLength} of them; run larger ones as a cohort.");
        }
    }
}
