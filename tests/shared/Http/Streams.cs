using System.Text;

namespace Connectors.Tests.Http;

/// <summary>Gives some bytes and then breaks as a reset connection does.</summary>
internal sealed class BreakingStream(string text) : OneWayStream
{
    private bool _given;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_given)
        {
            return ValueTask.FromException<int>(new IOException("Connection reset by peer"));
        }

        _given = true;
        return new(Encoding.UTF8.GetBytes(text, buffer.Span));
    }
}

/// <summary>Gives some bytes and then nothing, until it is cancelled.</summary>
internal sealed class SilentStream(string text) : OneWayStream
{
    private bool _given;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_given)
        {
            _given = true;
            return Encoding.UTF8.GetBytes(text, buffer.Span);
        }

        var never = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => never.TrySetCanceled(cancellationToken)))
        {
            return await never.Task;
        }
    }
}

/// <summary>Gives bytes without end.</summary>
internal sealed class EndlessStream : OneWayStream
{
    public long Given { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer.Span.Fill((byte)'x');
        Given += buffer.Length;
        return new(buffer.Length);
    }
}

/// <summary>What a stream that is only read needs not have.</summary>
internal abstract class OneWayStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
