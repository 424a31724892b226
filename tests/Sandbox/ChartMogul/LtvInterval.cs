namespace Sandbox.ChartMogul;

/// <summary>How /metrics/ltv takes the interval parameter; what the real API does is documented nowhere.</summary>
public enum LtvInterval
{
    /// <summary>With or without; without is month.</summary>
    Optional,

    /// <summary>400 when one is given.</summary>
    Refused,

    /// <summary>400 when none is given.</summary>
    Required,
}
