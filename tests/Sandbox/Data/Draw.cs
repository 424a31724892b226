namespace Sandbox.Data;

/// <summary>
/// A row of numbers that depends on nothing but the seed, the kind of thing and its position, so that record 4,000,000
/// can be made without its predecessors and is the same on every machine.
/// </summary>
internal struct Draw(ulong state)
{
    private ulong _state = state;

    public static Draw Of(int seed, string kind, long index)
    {
        var state = Mix((ulong)seed + 0x9E3779B97F4A7C15);
        foreach (var letter in kind)
        {
            state = Mix(state ^ letter);
        }

        return new Draw(Mix(state ^ (ulong)index));
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A number from 0 on, below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public bool OneIn(int count) => Below(count) == 0;

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
