using System.Runtime.CompilerServices;
using System.Text;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

/// <summary>A sorted list whose pages the test gives; it remembers what was asked for.</summary>
internal sealed class SomeList(StartDate start, TimeSpan lookBack, TimeProvider clock)
    : SortedListStream(start, lookBack, clock)
{
    /// <summary>What is asked for with this is refused.</summary>
    public const string Expired = "expired";

    public override StreamSpec Spec { get; } = new("things") { Cursor = "date" };

    /// <summary>Each page's dates; each but the last has a token: p1, p2, …</summary>
    public IReadOnlyList<string[]> Dates { get; init; } = [];

    public List<string> Asked { get; } = [];

    protected override bool IsRefusedToken(ConnectorException exception) => exception.Detail == Expired;

    protected override async IAsyncEnumerable<RecordPage> ReadAsync(
        DateTimeOffset from,
        string? token,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.Yield();
        Asked.Add($"{from:yyyy-MM-ddTHH:mm:ssZ} {token ?? "-"}");
        if (token is Expired or "broken")
        {
            throw ConnectorException.System("No.", token);
        }

        for (var i = 0; i < Dates.Count; i++)
        {
            var records = Dates[i].Select(date => $"{{\"date\":{(date == "null" ? date : $"\"{date}\"")}}}");
            var page = Pages.Read(Encoding.UTF8.GetBytes($"[{string.Join(',', records)}]"), PageShape.Array);
            page.NextToken = i < Dates.Count - 1 ? $"p{i + 1}" : null;
            yield return page;
        }
    }
}
