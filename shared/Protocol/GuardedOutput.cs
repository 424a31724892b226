namespace Connectors.Protocol;

/// <summary>Lets nothing through after the first failure, since what follows a torn line could be taken for a part of it.</summary>
internal sealed class GuardedOutput(IOutput output) : IOutput, IDisposable
{
    private readonly CancellationTokenSource _broken = new();
    private volatile OutputFailedException? _failure;

    /// <summary>Cancelled at the first failure, on another thread than the one that wrote.</summary>
    public CancellationToken Broken => _broken.Token;

    /// <summary>True after the first failure.</summary>
    public bool IsBroken => _failure is not null;

    /// <summary>Throws the failure of an earlier write again, if there was one.</summary>
    public void ThrowIfBroken()
    {
        if (_failure is { } failure)
        {
            throw failure;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        ThrowIfBroken();
        try
        {
            output.Write(bytes);
        }
        catch (OutputFailedException e)
        {
            _failure = e;
            // Not Cancel(): the callbacks may want the lock that the caller of this method holds.
            _ = _broken.CancelAsync();
            throw;
        }
    }

    public void Dispose() => _broken.Dispose();
}
