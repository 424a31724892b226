using System.IO.Pipelines;
using Connectors.Records;

namespace Connectors.Http;

/// <summary>
/// A body that is pulled in by its format, which a thread of its own does: the libraries for XML either block or make an
/// object of each value. So it is also read while the next bytes arrive.
/// </summary>
internal sealed class PulledReply<T>(IBodyFormat<T> format, Spool spool) : IReply<T>
{
    private const int Piece = 64 * 1024;

    /// <summary>How much may wait for the thread.</summary>
    private static readonly PipeOptions Options = new(
        pauseWriterThreshold: 8 * Piece,
        resumeWriterThreshold: 4 * Piece,
        minimumSegmentSize: Piece,
        useSynchronizationContext: false
    );

    public string Expected => format.Name;

    public async ValueTask<T> ReadAsync(ReplyBody body)
    {
        var pipe = new Pipe(Options);
        var reading = Task.Factory.StartNew(
            () => Read(pipe.Reader),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            await FillAsync(pipe.Writer, body);
        }
        catch (Exception e)
        {
            // Unless the thread had failed before, what the network says is the cause, and not what the thread makes of that.
            var hadFailed = reading.IsFaulted;
            await pipe.Writer.CompleteAsync(e);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (hadFailed)
            {
                await reading;
            }

            if (reading.IsCompletedSuccessfully && await reading is IDisposable result)
            {
                result.Dispose();
            }

            throw;
        }

        var value = await reading;
        if (value is RecordPage page)
        {
            page.Took = body.Elapsed;
        }

        return value;
    }

    private static async Task FillAsync(PipeWriter writer, ReplyBody body)
    {
        int count;
        while ((count = await body.ReadAsync(writer.GetMemory(Piece))) > 0)
        {
            writer.Advance(count);
            if ((await writer.FlushAsync()).IsCompleted)
            {
                break; // the format has seen enough: it failed
            }
        }

        await writer.CompleteAsync();
    }

    private T Read(PipeReader reader)
    {
        using var stream = reader.AsStream();
        return format.Read(stream, spool);
    }
}
