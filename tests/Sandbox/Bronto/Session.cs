namespace Sandbox.Bronto;

/// <summary>A session, with the one cursor that it holds.</summary>
internal sealed class Session(string id)
{
    public string Id => id;

    public DateTimeOffset LastUsed { get; set; }

    public int Calls { get; set; }

    /// <summary>Where the last query for activities has come to; another query takes its place.</summary>
    public ActivityCursor? Cursor { get; set; }
}
