using Acceptance.Rows;
using BrokenConnector.Faults;

namespace Acceptance.Tests.SelfCheck;

/// <summary>Each fault is seen by the row that is meant to see it, which says so.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class BrokenConnectorTests
{
    private static IEnumerable<TestCaseData> Caught =>
        CaughtFault.All.Select(one => new TestCaseData(one).SetArgDisplayNames(one.Fault, one.Row));

    [Test]
    public void Each_fault_is_to_be_caught() =>
        Assert.That(CaughtFault.All.Select(one => one.Fault).Distinct(), Is.EquivalentTo(FaultTable.Names));

    [TestCaseSource(nameof(Caught))]
    public async Task A_fault_is_caught(CaughtFault one)
    {
        var row = Suite.Rows.Single(row => row.Id == one.Row);

        var broken = await SampleShop.BrokenAsync(one.Fault, row);
        var filtered = await SampleShop.FilteredAsync(row);

        Assert.That(broken.Outcome, Is.EqualTo(RowOutcome.Failed), broken.Reason);
        Assert.That(string.Join('\n', broken.Details), Does.Contain(one.Says));
        Assert.That(filtered.Outcome, Is.EqualTo(RowOutcome.Passed), string.Join('\n', filtered.Details));
    }
}
