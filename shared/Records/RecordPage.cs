namespace Connectors.Records;

/// <summary>One complete, checked reply of a vendor: its records as they came, and the values that steer the reading.</summary>
public sealed class RecordPage : IDisposable
{
    /// <summary>How many records the page holds.</summary>
    public long Count => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
