namespace Connectors.Hosting;

/// <summary>Keeps libraries off standard output: what they print becomes log lines (airbyte-protocol 2.2).</summary>
internal sealed class ConsoleGuard : IDisposable
{
    private readonly TextWriter _original = Console.Out;

    /// <summary>Redirects <see cref="Console.Out"/> until it is disposed.</summary>
    /// <param name="onLine">Takes each printed line.</param>
    public ConsoleGuard(Action<string> onLine) => Console.SetOut(new LineBridge(onLine));

    public void Dispose()
    {
        Console.Out.Flush();
        Console.SetOut(_original);
    }
}
