using System.Collections;

namespace Sandbox.Faults;

/// <summary>The faults of a server. Every fault counts every request that matches it; the first one due is played.</summary>
public sealed class FaultList : IEnumerable<Fault>
{
    private readonly List<Fault> _faults = [];
    private readonly Lock _lock = new();

    /// <summary>Adds a fault behind the others.</summary>
    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Adds a fault given as text, see <see cref="Fault.Parse"/>.</summary>
    /// <exception cref="FormatException">The text is no fault.</exception>
    public void Add(string fault) => Add(Fault.Parse(fault));

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Fault> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<Fault>)[.. _faults]).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Fault? Next(VendorRequest request)
    {
        lock (_lock)
        {
            Fault? due = null;
            foreach (var fault in _faults)
            {
                if (fault.Counts(request))
                {
                    due ??= fault;
                }
            }

            return due;
        }
    }
}
