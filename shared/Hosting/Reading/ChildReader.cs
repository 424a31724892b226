using System.Net;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Protocol;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Hosting.Reading;

/// <summary>Reads a stream that is asked for parent by parent, some parents at a time.</summary>
internal sealed class ChildReader : IDisposable
{
    private readonly ChildStream _stream;
    private readonly ReadContext _context;
    private readonly int _workers;
    private readonly PageHold _pages;
    private ConnectorException? _failure;

    public ChildReader(ChildStream stream, StreamRun run, ReadContext context, int workers)
    {
        _stream = stream;
        _context = context;
        _workers = workers;
        _pages = new PageHold(Write, context.IsAlone, context.Clock);
        Run = run;
    }

    /// <summary>Where the children go.</summary>
    public StreamRun Run { get; }

    /// <summary>Why a parent could not be read, where the others were; the first such failure counts.</summary>
    public ConnectorException? Failure => _failure;

    /// <summary>The keys of the parents on a page.</summary>
    public IReadOnlyList<string> Parents(RecordPage page) => page.Texts(_stream.ParentKey);

    /// <summary>Reads the children of some parents.</summary>
    /// <exception cref="ConnectorException">One could not be read, and the stream ends with it.</exception>
    public Task ReadAsync(IReadOnlyList<string> parents, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            parents,
            new ParallelOptions { MaxDegreeOfParallelism = _workers, CancellationToken = cancellationToken },
            _stream.GoesOnAfterFailure ? ReadAsFarAsPossibleAsync : ReadAsync
        );

    /// <summary>Writes what is held back.</summary>
    public void Flush()
    {
        if (Run.IsOpen)
        {
            _pages.Flush();
        }
    }

    /// <summary>Writes what is held back for long.</summary>
    public void FlushOld()
    {
        if (Run.IsOpen)
        {
            _pages.FlushOld();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pages.Dispose();

    /// <summary>A parent that fails leaves the others to be read; the first failure is told when all are through.</summary>
    private async ValueTask ReadAsFarAsPossibleAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(key, cancellationToken);
        }
        catch (ConnectorException e) when (!_context.IsOver(e))
        {
            _context.Logger.ChildFailed(Run.Selected.Name, _stream.Column, key, e.Message);
            Interlocked.CompareExchange(ref _failure, e, null);
        }
    }

    private async ValueTask ReadAsync(string key, CancellationToken cancellationToken)
    {
        var parent = Encoding.UTF8.GetBytes(_stream.Column);
        var value = JsonSerializer.SerializeToUtf8Bytes(key, ProtocolJson.Ascii.String);
        try
        {
            await foreach (var page in _stream.Read(key, cancellationToken))
            {
                _pages.Add(page.Select(batch => batch.With(parent, value)));
            }
        }
        catch (VendorException gone) when (gone.Status == HttpStatusCode.NotFound)
        {
            // Deleted or merged between being listed and being asked for; there is nothing left to read.
            _context.Logger.ChildGone(Run.Selected.Name, _stream.Column, key);
        }
    }

    private void Write(IReadOnlyList<RecordPage> pages)
    {
        foreach (var page in pages)
        {
            Run.Write(page);
        }
    }
}
