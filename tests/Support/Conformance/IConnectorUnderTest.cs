using System.Text.Json.Nodes;
using Connectors.Hosting;

namespace Connectors.Support.Conformance;

/// <summary>What the conformance tests must know of a connector. Its test project implements it with the sandbox.</summary>
public interface IConnectorUnderTest
{
    /// <summary>The connector's executable.</summary>
    string Name { get; }

    /// <summary>The connector itself, for runs inside of a test.</summary>
    Source Source { get; }

    /// <summary>
    /// One stream of each kind, together a small account that is read within a second: records of several pages, streams that
    /// come out of one read, and incremental ones.
    /// </summary>
    IReadOnlyList<string> Streams { get; }

    /// <summary>An incremental stream of <see cref="Streams"/> with several pages.</summary>
    string Incremental { get; }

    /// <summary>Whether it saves on its way what it has read so far, and not only at its end, when all is there.</summary>
    bool SavesOnItsWay => true;

    /// <summary>A saved value of <see cref="Incremental"/> that only some of its records lie behind, look-back included.</summary>
    string RecentState { get; }

    /// <summary>Every secret that <see cref="Config"/> holds.</summary>
    IReadOnlyList<string> Secrets { get; }

    /// <summary>A fault that lets <see cref="Incremental"/> stand still behind some of its pages, for ever.</summary>
    string Standstill { get; }

    /// <summary>A fault, <c>x*</c>, that lets a read of <see cref="Incremental"/> take some seconds, so that it saves on its way.</summary>
    string Slowness { get; }

    /// <summary>A fault, <c>x*</c>, that refuses one whole stream for good, and that stream.</summary>
    FaultCase LastingFault { get; }

    /// <summary>Faults on some of <see cref="Streams"/>, all at once, that a run recovers from.</summary>
    IReadOnlyList<string> PassingFaults { get; }

    /// <summary>Everything that may go wrong, and what becomes of it.</summary>
    IReadOnlyList<FaultCase> Faults { get; }

    /// <summary>Configs that <c>check</c> must refuse.</summary>
    IReadOnlyList<BadConfig> BadConfigs { get; }

    /// <summary>Starts a vendor with the same data each time.</summary>
    /// <param name="latency">How long it takes to answer.</param>
    Task<IVendorUnderTest> StartVendorAsync(TimeSpan latency = default);

    /// <summary>A config that this vendor accepts, without any pace of its own, and with all its secrets.</summary>
    JsonObject Config(IVendorUnderTest vendor);

    /// <summary>The options by which any other config, and one that is refused as well, leads to this vendor.</summary>
    JsonObject Address(IVendorUnderTest vendor) => new() { ["base_url"] = vendor.BaseUrl };
}
