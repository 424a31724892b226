using System.Collections.Concurrent;

namespace Connectors.Records;

/// <summary>
/// Writes buffers to a file on a thread of its own, while the next are filled: copying gigabytes into a file takes a fifth of
/// an export's time, and that of a disk which cannot follow on top. A few buffers may wait; then whoever fills them does.
/// </summary>
internal sealed class WriteBehind : IDisposable
{
    /// <summary>How many buffers may wait.</summary>
    private const int Most = 4;

    private readonly SpoolFile _file;
    private readonly Action<byte[]> _giveBack;
    private readonly BlockingCollection<(byte[] Buffer, int Length)> _waiting = new(Most);
    private readonly Thread _thread;
    private volatile Exception? _failure;

    public WriteBehind(SpoolFile file, Action<byte[]> giveBack)
    {
        _file = file;
        _giveBack = giveBack;
        _thread = new Thread(Run) { IsBackground = true, Name = nameof(WriteBehind) };
        _thread.Start();
    }

    /// <summary>Takes over a buffer. What is wrong with an earlier one may be told now.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Take(byte[] buffer, int length)
    {
        if (_failure is not null)
        {
            _giveBack(buffer);
            ThrowIfFailed();
        }

        _waiting.Add((buffer, length));
    }

    /// <summary>Ends when all is in the file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Complete()
    {
        End();
        ThrowIfFailed();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        _waiting.Dispose();
    }

    private void End()
    {
        _waiting.CompleteAdding();
        _thread.Join();
    }

    private void Run()
    {
        foreach (var (buffer, length) in _waiting.GetConsumingEnumerable())
        {
            try
            {
                if (_failure is null)
                {
                    _file.Append(buffer.AsSpan(0, length));
                }
            }
            catch (Exception e)
            {
                _failure = e;
            }

            _giveBack(buffer);
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }
}
