namespace Dryrun.Simulation.Processes;

/// <summary>The name of an async method from that of its compiled state machine.</summary>
internal static class ProcessNames
{
    /// <summary><c>&lt;Customer&gt;d__3</c> gives Customer, a local function's <c>&lt;&lt;Main&gt;g__Customer|0_1&gt;d</c> too; anything else is itself.</summary>
    public static string Of(Type stateMachine)
    {
        var name = stateMachine.Name;
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        var start = local < 0 ? 1 : local + 4;
        var end = name.IndexOfAny(['|', '>'], start);
        return name.StartsWith('<') && end > start ? name[start..end] : name;
    }
}
