using Acceptance;
using Acceptance.Rows;
using Acceptance.Targets;
using Connectors.Support.Conformance;
using NUnit.Framework;

namespace Connectors.Support.Acceptances;

/// <summary>
/// The acceptance suite on the connector's executable: the one beside the tests, or the one that <c>ACCEPTANCE_EXE</c> names,
/// in which <c>{connector}</c> stands for the connector's name.
/// </summary>
/// <typeparam name="TConnector">What the tests must know of the connector.</typeparam>
[Category("Acceptance")]
public abstract class ExecutableAcceptanceTests<TConnector> : AcceptanceTests<TConnector>
    where TConnector : IConnectorUnderTest, new()
{
    /// <summary>All rows but those about an image.</summary>
    protected static IEnumerable<TestCaseData> Rows =>
        Suite.Rows.Where(row => !row.NeedsImage).Select(row => new TestCaseData(row).SetArgDisplayNames(row.Id));

    /// <summary>One row of the suite.</summary>
    [TestCaseSource(nameof(Rows))]
    public Task Executable(Row row) => LookAsync(row);

    /// <inheritdoc/>
    protected override ITarget Target() =>
        new ExecutableTarget(
            Environment.GetEnvironmentVariable("ACCEPTANCE_EXE") is { Length: > 0 } given
                ? RepositoryRoot.PathOf(given.Replace("{connector}", Connector.Name))
                : Path.Combine(AppContext.BaseDirectory, Connector.Name)
        );
}
