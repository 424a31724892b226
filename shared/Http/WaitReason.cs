namespace Connectors.Http;

/// <summary>Why a call waits before it is sent (again).</summary>
public enum WaitReason
{
    /// <summary>A limit of the vendor: a 429, too many parallel connections, or our own pace where it takes long.</summary>
    RateLimited,

    /// <summary>A failure that passes by itself; the call is tried again.</summary>
    Retry,
}
