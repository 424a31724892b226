namespace Connectors.Support.Conformance;

/// <summary>A running vendor.</summary>
public interface IVendorUnderTest : IAsyncDisposable
{
    /// <summary>Where it is.</summary>
    string BaseUrl { get; }

    /// <summary>How many requests it has got.</summary>
    int Requests { get; }

    /// <summary>Lets something go wrong, in the sandbox's words.</summary>
    void AddFault(string fault);
}
