namespace Connectors.Http;

/// <summary>What one kind of call does otherwise than the vendor's calls in general; null means as they do.</summary>
public sealed record CallOptions
{
    /// <summary>As the vendor's calls are in general.</summary>
    public static CallOptions Default { get; } = new();

    /// <summary>A request that is neither GET nor HEAD is repeated as well, because it only reads.</summary>
    public bool SafeToRepeat { get; init; }

    /// <summary>How often the call is sent at most, unless the rule of its status says otherwise.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How often the call is sent at most when its answer was cut or stopped coming, which a smaller answer may not be.</summary>
    public int? MaxAttemptsWhenCut { get; init; }

    /// <summary>How often the call is sent at most when its answer came, but is not what it should be: that is seldom chance.</summary>
    public int? MaxAttemptsWhenWrong { get; init; }

    /// <summary>What is called, where the path does not tell: it is named beside it in messages.</summary>
    public string? Operation { get; init; }

    /// <summary>Told why before the call is sent again, so that what it needs can be renewed.</summary>
    public Action<VendorException>? Repeating { get; init; }

    /// <summary>How long the first byte of an answer may take.</summary>
    public TimeSpan? HeaderTimeout { get; init; }

    /// <summary>How long the sender of a body may be silent.</summary>
    public TimeSpan? IdleTimeout { get; init; }
}
