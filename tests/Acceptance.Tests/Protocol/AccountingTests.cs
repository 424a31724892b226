using Acceptance.Protocol;
using Acceptance.Running;

namespace Acceptance.Tests.Protocol;

/// <summary>The order and the counts of a stream's messages.</summary>
public class AccountingTests
{
    private static readonly string[] Whole =
    [
        Some.Status("STARTED"),
        Some.Status("RUNNING"),
        Some.Record(),
        Some.Record("others"),
        Some.Record(),
        Some.State("2.0", """{"at":1}"""),
        Some.Record(),
        Some.State("1.0", """{"at":2}"""),
        Some.Status("COMPLETE"),
    ];

    [Test]
    public void A_stream_that_was_read_in_full_has_no_problem() =>
        Assert.That(Accounting.Problems(Messages.Parse(Some.Output(Whole)), "orders"), Is.Empty);

    [Test]
    public void A_stream_without_records_has_no_problem()
    {
        var messages = Parse(
            Some.Status("STARTED"),
            Some.Status("RUNNING"),
            Some.State("0.0"),
            Some.Status("COMPLETE")
        );

        Assert.That(Accounting.Problems(messages, "orders"), Is.Empty);
    }

    [TestCase("RUNNING", "COMPLETE")]
    [TestCase("STARTED", "COMPLETE")]
    [TestCase("STARTED", "RUNNING")]
    [TestCase("STARTED", "RUNNING", "INCOMPLETE")]
    [TestCase("STARTED", "COMPLETE", "COMPLETE")]
    public void Other_statuses_are_said(params string[] statuses)
    {
        var messages = Parse([.. statuses.Select(status => Some.Status(status))]);

        Assert.That(
            Accounting.Statuses(messages, "orders"),
            Is.EqualTo(new[] { $"orders: statuses {string.Join(", ", statuses)}" })
        );
    }

    [Test]
    public void A_state_that_counts_wrongly_is_said() =>
        Assert.That(States(Some.Record(), Some.State("2.0")).Single(), Does.Contain("counts 2 of 1 records"));

    [Test]
    public void A_count_begins_anew_with_each_state() =>
        Assert.That(
            States(Some.Record(), Some.State("1.0", "[1]"), Some.Record(), Some.State("2.0", "[2]")).Single(),
            Does.Contain("counts 2 of 1 records")
        );

    [Test]
    public void A_state_without_a_count_is_said() =>
        Assert.That(States(Some.Record(), Some.State("null")).Single(), Does.Contain("without sourceStats"));

    [Test]
    public void A_state_that_did_not_change_is_said_where_records_came_in_between()
    {
        Assert.That(States(Some.State("0.0"), Some.State("0.0")), Is.Empty);
        Assert.That(
            States(Some.State("0.0"), Some.Record(), Some.State("1.0")).Single(),
            Does.Contain("the same STATE twice")
        );
    }

    [Test]
    public void Records_without_a_state_are_said()
    {
        Assert.That(States(Some.Record()), Is.EqualTo(new[] { "orders: no STATE" }));
        Assert.That(
            States(Some.State("0.0"), Some.Record(), Some.Record()),
            Is.EqualTo(new[] { "orders: 2 records after the last STATE" })
        );
    }

    [Test]
    public void A_record_before_running_or_after_the_end_is_said()
    {
        Assert.That(Order(Some.Status("STARTED"), Some.Record()), Does.Contain("before RUNNING"));
        Assert.That(Order([.. Whole, Some.Record()]), Does.Contain("after the end"));
    }

    [Test]
    public void A_state_before_started_or_after_the_end_is_said()
    {
        Assert.That(Order(Some.State("0.0")), Does.Contain("before STARTED"));
        Assert.That(Order([.. Whole, Some.State("0.0")]), Does.Contain("after the end"));
    }

    [Test]
    public void A_status_after_the_last_is_said() =>
        Assert.That(Order([.. Whole, Some.Status("COMPLETE")]), Does.Contain("a status after the last"));

    [Test]
    public void Odd_messages_are_no_end()
    {
        var messages = Parse([.. Whole, "{\"type\":\"STATE\"}", "{\"type\":\"TRACE\",\"trace\":5}", "{}", "what?"]);

        Assert.That(Accounting.Problems(messages, "orders"), Is.Empty);
    }

    private static List<string> States(params string[] lines) => [.. Accounting.States(Parse(lines), "orders")];

    private static string Order(params string[] lines) => Accounting.Order(Parse(lines), "orders").Single();

    private static Messages Parse(params string[] lines) => Messages.Parse(Some.Output(lines));
}
