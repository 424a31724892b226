using System.Text.Json;
using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Streams;

/// <summary>What is listed whole in each run.</summary>
[Parallelizable(ParallelScope.All)]
public class ListsTests
{
    private static readonly BrontoOptions Some = new() { PageSize = 10, ConversionPageSize = 50 };

    [TestCase("list", "readLists", "filter,pageNumber,pageSize")]
    [TestCase("field", "readFields", "filter,pageNumber,pageSize")]
    [TestCase("segment", "readSegments", "filter,pageNumber,pageSize")]
    [TestCase("message", "readMessages", "filter,includeContent,pageNumber,pageSize,includeStats")]
    [TestCase("message_folder", "readMessageFolders", "filter,pageNumber")]
    [TestCase("delivery_group", "readDeliveryGroups", "filter,pageNumber,includeStats")]
    [TestCase("conversion", "readConversions", "filter,pageNumber")]
    [TestCase("workflow", "readWorkflows", "filter,pageNumber")]
    [TestCase("webform", "readWebforms", "filter,pageNumber")]
    [TestCase("sms_keyword", "readSMSKeywords", "filter,includeDeleted,pageNumber")]
    [TestCase("sms_message", "readSMSMessages", "filter,includeContent,pageNumber")]
    [TestCase("sms_delivery", "readSMSDeliveries", "filter,includeContent,includeRecipients,pageNumber")]
    public async Task A_list_is_read_page_by_page_up_to_an_empty_one(string stream, string operation, string arguments)
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync(stream);

        var calls = account.Calls(operation);
        var ids = run.Messages.Records(stream).Select(record => record.GetProperty("id").GetString()).ToList();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(ids, Is.EquivalentTo(account.Vendor.Rows(operation).Select(row => row["id"])));
        Assert.That(calls.Select(call => call.Page), Is.EqualTo(Enumerable.Range(1, calls.Count).Select(n => $"{n}")));
        Assert.That(calls.Select(call => string.Join(',', call.Arguments)), Has.All.EqualTo(arguments));
        Assert.That(calls.Select(call => call.Filter), Has.All.EqualTo("<filter />"));
        Assert.That(run.Messages.LastState(stream), Is.EqualTo($$"""{"{{Messages.Placeholder}}":true}"""));
        Assert.That(Accounting.Problems(run.Messages, stream), Is.Empty);
        Assert.That(run.Messages.Logs("WARN"), Is.Empty, "the schema knows all of it");
    }

    [Test]
    public async Task A_full_last_page_is_followed_by_an_empty_one()
    {
        await using var account = await Account.OpenAsync(Some with { Lists = 20 });

        var run = await account.ReadAsync("list");

        Assert.That(run.Messages.Records("list"), Has.Count.EqualTo(20));
        Assert.That(account.Calls("readLists"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task An_empty_account_gives_no_record_and_no_failure()
    {
        await using var account = await Account.OpenAsync();

        var run = await account.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
        Assert.That(run.Messages.Of("TRACE", "trace").Count(IsComplete), Is.EqualTo(18));
    }

    [TestCase("message", "content", "content")]
    [TestCase("field", "options", "value")]
    [TestCase("delivery", "recipients", "type")]
    [TestCase("sms_delivery", "recipients", "type")]
    public async Task What_is_repeated_is_a_list_of_objects_even_if_there_is_one(
        string stream,
        string name,
        string member
    )
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync(stream);

        var lists = run
            .Messages.Records(stream)
            .Where(record => record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            .Select(record => record.GetProperty(name))
            .ToList();
        Assert.That(lists.Select(list => list.ValueKind), Is.Not.Empty.And.All.EqualTo(JsonValueKind.Array));
        Assert.That(
            lists.SelectMany(list => list.EnumerateArray()).Select(item => item.GetProperty(member).ValueKind),
            Has.All.EqualTo(JsonValueKind.String)
        );
    }

    [Test]
    public async Task The_rules_of_a_segment_hold_their_criteria()
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync("segment");

        var criteria = run
            .Messages.Records("segment")
            .SelectMany(segment => segment.TryGetProperty("rules", out var rules) ? rules.EnumerateArray() : default)
            .Select(rule => (rule.GetProperty("canMatchAny").ValueKind, rule.GetProperty("criteria").GetArrayLength()))
            .Distinct();
        Assert.That(criteria, Is.EquivalentTo(new[] { (JsonValueKind.True, 1), (JsonValueKind.False, 2) }));
    }

    [Test]
    public async Task A_vendor_that_does_not_turn_the_page_is_a_failure_and_is_not_read_for_ever()
    {
        using var vendor = SoapVendor.Of(SoapVendor.Rows("<return><id>a</id></return>"));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("workflow");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("system_error"));
        Assert.That(vendor.Calls, Has.Count.EqualTo(2));
    }

    private static bool IsComplete(JsonElement trace) =>
        trace.GetRawText().Contains("\"COMPLETE\"", StringComparison.Ordinal);
}
