using Acceptance;
using Acceptance.Rows;
using Acceptance.Targets;
using Connectors.Support.Conformance;
using NUnit.Framework;

namespace Connectors.Support.Acceptances;

/// <summary>
/// The acceptance suite on the connector's image: the one that <c>ACCEPTANCE_IMAGE</c> names, else the one of the current
/// version, where a container engine has it. Elsewhere there is one test that says it was not run.
/// </summary>
/// <typeparam name="TConnector">What the tests must know of the connector.</typeparam>
[Category("Image")]
public abstract class ImageAcceptanceTests<TConnector> : AcceptanceTests<TConnector>
    where TConnector : IConnectorUnderTest, new()
{
    private static readonly ContainerEngine? Engine = ContainerEngine.Find();

    private static readonly string? Given = Environment.GetEnvironmentVariable("ACCEPTANCE_IMAGE");

    /// <summary>All rows, or one that is left out with the reason; an image that was asked for is never left out.</summary>
    protected static IEnumerable<TestCaseData> Rows =>
        string.IsNullOrEmpty(Given) && WhyNot() is { } reason
            ? [new TestCaseData(Suite.Rows[0]).SetArgDisplayNames("all rows").Ignore($"not run: {reason}")]
            : Suite.Rows.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Id));

    private static string Image => string.IsNullOrEmpty(Given) ? Folder.Config.ConnectorImage ?? "" : Given;

    /// <summary>One row of the suite.</summary>
    [TestCaseSource(nameof(Rows))]
    public Task OfImage(Row row) => LookAsync(row);

    /// <inheritdoc/>
    protected override ITarget Target() =>
        // The vendor is on this machine's loopback address.
        Engine is null
            ? throw new InvalidOperationException("Neither docker nor podman answers.")
            : new ImageTarget(Engine, Image, "--network=host");

    private static string? WhyNot() =>
        Engine is null ? "neither docker nor podman answers"
        : !Engine.Has(Image) ? $"{Engine.Program} has no image {Image}"
        : null;
}
