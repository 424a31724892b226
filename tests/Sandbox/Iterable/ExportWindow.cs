namespace Sandbox.Iterable;

/// <summary>What a client wants exported: from the start on, before the end.</summary>
internal sealed record ExportWindow(string DataType, DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;
}
