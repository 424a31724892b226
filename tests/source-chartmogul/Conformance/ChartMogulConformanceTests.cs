using Connectors.Support.Conformance;
using Sandbox.Faults;

namespace Connectors.ChartMogul.Tests.Conformance;

/// <summary>source-chartmogul does what every connector must.</summary>
public class ChartMogulConformanceTests : ConformanceTests<ChartMogulUnderTest>
{
    /// <summary>Played by vendors that speak SOAP alone.</summary>
    private static readonly string[] _ofOthers = ["soapfault", "failed200"];

    [Test]
    public void The_table_has_each_fault_of_the_sandbox() =>
        Assert.That(
            FaultTable.All.SelectMany(fault => fault.Fault.Split(' ')).Select(text => Fault.Parse(text).Kind.Name),
            Is.SupersetOf(FaultKinds.Names.Except(_ofOthers))
        );
}
