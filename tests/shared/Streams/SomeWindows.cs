using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

/// <summary>A stream of windows that the test answers; it remembers what was asked for.</summary>
internal sealed class SomeWindows(WindowSpan span, WindowRules rules, WindowsAhead ahead, TimeProvider clock)
    : InstantWindowStream(span, rules, ahead, clock)
{
    private readonly List<InstantWindow> _windows = [];

    public override StreamSpec Spec { get; } = new("things") { Cursor = "at" };

    /// <summary>What a window brings; a page of one record unless the test says otherwise.</summary>
    public Func<InstantWindow, CancellationToken, Task<RecordPage>> Answer { get; set; } =
        (_, _) => Task.FromResult(Page());

    /// <summary>Which failure means that there is nothing.</summary>
    public Func<ConnectorException, bool> Absence { get; init; } = _ => false;

    /// <summary>The windows asked for, in their order.</summary>
    public IReadOnlyList<InstantWindow> Windows => _windows;

    public IReadOnlyList<string> Asked => [.. _windows.Select(Text)];

    /// <summary>A whole answer.</summary>
    public static RecordPage Page(double seconds = 100)
    {
        var page = Pages.Read("[{}]", PageShape.Array);
        page.Took = TimeSpan.FromSeconds(seconds);
        return page;
    }

    /// <summary>An answer that did not arrive whole.</summary>
    public static ConnectorException Cut() => new(FailureType.TransientError, "It was cut.") { SmallerMayPass = true };

    public static string Text(InstantWindow window) =>
        $"{window.From:yyyy-MM-ddTHH:mm:ss.FFF}..{window.Until:yyyy-MM-ddTHH:mm:ss.FFF}";

    protected override bool IsAbsence(ConnectorException failure, ReadRequest request) => Absence(failure);

    protected override Task<RecordPage> ReadAsync(InstantWindow window, CancellationToken cancellationToken)
    {
        _windows.Add(window);
        return Answer(window, cancellationToken);
    }
}
