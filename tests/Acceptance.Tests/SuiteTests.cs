using Acceptance.Rows;
using Acceptance.Running;

namespace Acceptance.Tests;

/// <summary>What becomes of a row.</summary>
public class SuiteTests
{
    private const string Bypassed = "acceptance_tests: { basic_read: { bypass_reason: no account } }";

    [Test]
    public void Each_row_has_a_name_of_its_own_made_of_suite_and_subject()
    {
        var ids = Suite.Rows.Select(row => row.Id).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(ids, Has.All.Match("^[a-z_]+\\.[a-z0-9_]+$"));
    }

    [Test]
    public void Each_row_names_its_rule() =>
        Assert.That(Suite.Rows.Select(row => row.Rule), Has.All.Match("^[0-9](\\.[0-9]+)?$"));

    [Test]
    public async Task A_row_that_finds_nothing_has_passed()
    {
        var result = await Suite.RunAsync(Some.Row(), Some.Subject());

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.Passed));
        Assert.That(result.Details, Is.Empty);
    }

    [Test]
    public async Task What_a_row_finds_is_told_with_its_rule()
    {
        var result = await Suite.RunAsync(Some.FailingRow(), Some.Subject());

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.Failed));
        Assert.That(result.Details, Is.EqualTo(new[] { "1.1: expected a sun; got a moon" }));
    }

    [TestCase("low", RowOutcome.Warned)]
    [TestCase("high", RowOutcome.Failed)]
    public async Task Advice_is_a_rule_only_where_all_is_strict(string strictness, RowOutcome outcome)
    {
        var row = Some.FailingRow() with { IsAdvice = true };

        var given = await Suite.RunAsync(row, Some.Subject($"test_strictness_level: {strictness}"));
        var instead = await Suite.RunAsync(row, Some.Subject("test_strictness_level: none", strictness));

        Assert.That(given.Outcome, Is.EqualTo(outcome));
        Assert.That(instead.Outcome, Is.EqualTo(outcome));
        Assert.That(given.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_suite_that_is_bypassed_is_not_looked_at()
    {
        var row = Some.FailingRow() with { Section = "basic_read" };

        var result = await Suite.RunAsync(row, Some.Subject(Bypassed));

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.Bypassed));
        Assert.That(result.Details, Is.EqualTo(new[] { "no account" }));
    }

    [Test]
    public async Task A_suite_without_tests_is_not_run()
    {
        var row = Some.FailingRow() with { Section = "incremental" };

        var result = await Suite.RunAsync(row, Some.Subject(Bypassed));

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.NotRun));
        Assert.That(result.Reason, Does.Contain("incremental"));
    }

    [Test]
    public async Task A_row_about_images_is_not_run_on_a_program()
    {
        var result = await Suite.RunAsync(Some.FailingRow() with { NeedsImage = true }, Some.Subject());

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.NotRun));
    }

    [Test]
    public async Task A_row_can_say_that_there_is_nothing_to_try()
    {
        var row = Some.Row((_, _) => throw new NotRunException("no cursor anywhere"));

        var result = await Suite.RunAsync(row, Some.Subject());

        Assert.That((result.Outcome, result.Reason), Is.EqualTo((RowOutcome.NotRun, "no cursor anywhere")));
    }

    [Test]
    public async Task A_row_can_say_that_the_settings_bypass_it()
    {
        var row = Some.Row((_, _) => throw new BypassedException("rows change by the minute"));

        var result = await Suite.RunAsync(row, Some.Subject());

        Assert.That((result.Outcome, result.Reason), Is.EqualTo((RowOutcome.Bypassed, "rows change by the minute")));
    }

    [Test]
    public async Task A_row_that_stumbles_has_failed_and_says_over_what()
    {
        var row = Some.Row((_, _) => throw new InvalidOperationException("no SPEC"));

        var result = await Suite.RunAsync(row, Some.Subject());

        Assert.That(result.Outcome, Is.EqualTo(RowOutcome.Failed));
        Assert.That(result.Details.Single(), Does.Contain("InvalidOperationException: no SPEC"));
    }

    [Test]
    public async Task Many_rows_are_told_as_they_end_and_given_in_their_order()
    {
        var first = new TaskCompletionSource();
        List<RowResult> told = [];
        Row[] rows = [Some.Row((_, _) => first.Task, "first.row"), Some.FailingRow("second.row")];

        var results = await Suite.RunAsync(
            rows,
            Some.Subject(),
            result =>
            {
                told.Add(result);
                first.TrySetResult();
            }
        );

        Assert.That(results.Select(result => result.Row), Is.EqualTo(rows));
        Assert.That(told, Is.EquivalentTo(results));
    }
}
