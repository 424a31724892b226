using System.Runtime.InteropServices;
using Acceptance.Running;
using Connectors.Protocol;

namespace Connectors.Support.Running;

/// <summary>Standard output of a run inside of a test.</summary>
internal sealed class MemoryOutput : IOutput
{
    private readonly Lock _lock = new();
    private readonly List<byte> _bytes = [];
    private readonly List<(Func<Messages, bool> Condition, TaskCompletionSource Met)> _watchers = [];

    public byte[] ToArray()
    {
        lock (_lock)
        {
            return [.. _bytes];
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _bytes.AddRange(bytes);
            if (_watchers.Count > 0)
            {
                var messages = Messages.Parse(CollectionsMarshal.AsSpan(_bytes));
                foreach (var (condition, met) in _watchers)
                {
                    if (condition(messages))
                    {
                        met.TrySetResult();
                    }
                }
            }
        }
    }

    /// <summary>Completes when the messages so far meet a condition.</summary>
    public Task WhenAsync(Func<Messages, bool> condition)
    {
        lock (_lock)
        {
            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((condition, met));
            if (condition(Messages.Parse(CollectionsMarshal.AsSpan(_bytes))))
            {
                met.TrySetResult();
            }

            return met.Task;
        }
    }
}
