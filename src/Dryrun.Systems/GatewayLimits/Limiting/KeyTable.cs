namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>One part of a limiter's keys: open addressing with linear probing, at most half full, under one lock.</summary>
internal sealed class KeyTable<TRule, TState>(TRule rule, int keysMax)
    where TRule : struct, IRateRule<TState>
    where TState : struct
{
    private const int FirstSize = 16;

    // A look at all keys costs time in proportion to them; where it freed nothing it is not repeated at once.
    private const long SweepEveryMicros = 100_000;

    private readonly Lock gate = new();

    // 0 marks a free place; the key that mixes to 0 takes another number, as one key in 2^64 may.
    private ulong[] keys = new ulong[FirstSize];
    private TState[] states = new TState[FirstSize];
    private TState shared;
    private long sweptMicros = -SweepEveryMicros;

    public int Count { get; private set; }

    public RateDecision Decide(ulong key, long nowMicros, long cost)
    {
        if (key == 0) key = 1;
        lock (gate)
        {
            var place = Find(key);
            if (keys[place] != 0) return rule.Decide(ref states[place], nowMicros, cost);
            if (!HasRoom(nowMicros)) return rule.Decide(ref shared, nowMicros, cost);
            place = Find(key);
            keys[place] = key;
            Count++;
            states[place] = default;
            return rule.Decide(ref states[place], nowMicros, cost);
        }
    }

    private int Find(ulong key)
    {
        var mask = keys.Length - 1;
        var place = (int)key & mask;
        while (keys[place] != 0 && keys[place] != key) place = (place + 1) & mask;
        return place;
    }

    private bool HasRoom(long nowMicros)
    {
        if (Count < keysMax)
        {
            if (2 * (Count + 1) > keys.Length) Rebuild(keys.Length * 2, nowMicros, isSweep: false);
            return true;
        }
        if (nowMicros - sweptMicros < SweepEveryMicros) return false;
        sweptMicros = nowMicros;
        Rebuild(keys.Length, nowMicros, isSweep: true);
        return Count < keysMax;
    }

    private void Rebuild(int size, long nowMicros, bool isSweep)
    {
        var (oldKeys, oldStates) = (keys, states);
        (keys, states, Count) = (new ulong[size], new TState[size], 0);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0 || (isSweep && rule.IsForgettable(oldStates[i], nowMicros))) continue;
            var place = Find(oldKeys[i]);
            (keys[place], states[place]) = (oldKeys[i], oldStates[i]);
            Count++;
        }
    }
}
