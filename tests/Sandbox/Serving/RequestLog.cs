using System.Collections;

namespace Sandbox.Serving;

/// <summary>The requests to the vendor in the order of arrival; enumerating reads a snapshot.</summary>
public sealed class RequestLog : IEnumerable<LoggedRequest>
{
    private readonly List<LoggedRequest> _entries = [];
    private readonly Lock _lock = new();

    /// <summary>How many requests have arrived.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The requests to exactly this path.</summary>
    public IReadOnlyList<LoggedRequest> To(string path) => [.. this.Where(entry => entry.Path == path)];

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<LoggedRequest> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<LoggedRequest>)[.. _entries]).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal LoggedRequest Add(VendorRequest request, IVendor vendor, DateTimeOffset at)
    {
        var entry = new LoggedRequest(request, vendor, at);
        lock (_lock)
        {
            _entries.Add(entry);
        }

        return entry;
    }
}
