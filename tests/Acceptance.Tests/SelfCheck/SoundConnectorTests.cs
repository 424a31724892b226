using Acceptance.Rows;

namespace Acceptance.Tests.SelfCheck;

/// <summary>A connector in which nothing is wrong: whatever a row finds there is the row's own mistake.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SoundConnectorTests
{
    [TestCaseSource(typeof(SampleShop), nameof(SampleShop.Rows))]
    public async Task A_row_finds_nothing(Row row)
    {
        var result = await SampleShop.InOrderAsync(row);

        if (result.Outcome == RowOutcome.NotRun)
        {
            // What cannot be tried here, or has nothing to be tried with, has not passed.
            Assert.Ignore(result.Reason);
        }

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.Passed), string.Join('\n', result.Details));
    }
}
