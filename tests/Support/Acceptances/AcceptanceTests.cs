using Acceptance;
using Acceptance.Rows;
using Acceptance.Targets;
using Connectors.Support.Conformance;
using NUnit.Framework;

namespace Connectors.Support.Acceptances;

/// <summary>
/// The acceptance suite on a connector and a vendor of the sandbox: each of its rows is a test. A connector's test project
/// derives one of the two fixtures below.
/// </summary>
/// <typeparam name="TConnector">What the tests must know of the connector.</typeparam>
[Parallelizable(ParallelScope.All)]
public abstract class AcceptanceTests<TConnector>
    where TConnector : IConnectorUnderTest, new()
{
    private IVendorUnderTest? _vendor;
    private Subject? _subject;

    /// <summary>The connector.</summary>
    protected static TConnector Connector { get; } = new();

    /// <summary>The files beside the connector.</summary>
    protected static ConnectorFolder Folder { get; } = new(RepositoryRoot.PathOf("connectors", Connector.Name));

    /// <summary>Starts the vendor that all rows run against.</summary>
    [OneTimeSetUp]
    public async Task Open()
    {
        _vendor = await Connector.StartVendorAsync();
        _vendor.AddFault(Connector.Slowness);
        var options = new SubjectOptions
        {
            Configs = new Dictionary<string, System.Text.Json.Nodes.JsonObject>
            {
                ["secrets/config.json"] = Connector.Config(_vendor),
            },
            Set = Connector.Address(_vendor),
        };
        _subject = new Subject(Target(), Folder, options);
    }

    /// <summary>Ends it.</summary>
    [OneTimeTearDown]
    public async Task Close()
    {
        if (_vendor is not null)
        {
            await _vendor.DisposeAsync();
        }
    }

    /// <summary>What is run.</summary>
    protected abstract ITarget Target();

    /// <summary>Fails as the row does, and is left out with its reason where it is.</summary>
    protected async Task LookAsync(Row row)
    {
        var result = await Suite.RunAsync(row, _subject!); // the fixture is open
        var details = string.Join('\n', result.Details);
        if (result.Outcome is RowOutcome.NotRun or RowOutcome.Bypassed)
        {
            // It has not passed, and who reads the result is to see why.
            Assert.Ignore($"{result.Outcome}: {details}");
        }

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.Passed), details);
    }
}
