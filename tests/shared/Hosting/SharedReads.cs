using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Hosting;

/// <summary>A read of a timeline that three streams share, with what else is derived; its pages are those that a test gives.</summary>
internal sealed class SharedReads(params DerivedStream[] derived) : SourceStream
{
    /// <summary>The pages: the stream (empty for that which is read), its records, and its state, which may be null.</summary>
    public IReadOnlyList<(string Stream, int[] Ids, string? State)> Given { get; init; } = [];

    /// <summary>What follows the last page.</summary>
    public Action End { get; init; } = () => { };

    /// <summary>What is used up by pages that nobody gave back.</summary>
    public Spool Spool { get; } = LineBodies.Spool;

    /// <summary>How it was to be read.</summary>
    public ReadRequest? Request { get; private set; }

    public override StreamSpec Spec { get; } = new("events") { Cursor = "at", Schema = "things" };

    public override IReadOnlyList<DerivedStream> Derived { get; } =
    [
        new SharedStream(new StreamSpec("notes") { Cursor = "changed", Schema = "things" }),
        new SharedStream(new StreamSpec("tasks") { Cursor = "at", Schema = "things" }),
        .. derived,
    ];

    public override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Request = request;
        foreach (var (stream, ids, state) in Given)
        {
            await Task.Yield();
            var records = ids.Select(id => string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{id}}}"""));
            var page = Pages.Read(
                Encoding.ASCII.GetBytes($"[{string.Join(',', records)}]"),
                PageShape.Array,
                null,
                Spool
            );
            page.Stream = stream.Length > 0 ? stream : null;
            if (state is not null)
            {
                page.Checkpoint = Encoding.ASCII.GetBytes(state);
            }

            yield return page;
        }

        End();
    }
}
