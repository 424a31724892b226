namespace Sandbox.ChartMogul;

/// <summary>Subscription events, newest first; missing numbers come as empty strings where the account is odd.</summary>
internal sealed class SubscriptionEvents(Account account)
{
    private static readonly string[] _types =
    [
        "subscription_start",
        "subscription_start_scheduled",
        "subscription_cancelled",
        "subscription_updated",
        "subscription_event_retracted",
    ];

    public Listing List(VendorRequest request) =>
        new("subscription_events", account.Options.SubscriptionEvents, At, Write)
        {
            NewestFirst = true,
            Includes = index => request.Query("event_type") is not { } type || type == TypeOf(index),
        };

    private DateTimeOffset At(long index) => account.At(index, account.Options.SubscriptionEvents);

    private string TypeOf(long index) => account.Draw("event-type", index).Pick<string>(_types);

    private void Write(RecordWriter json, long index)
    {
        var draw = account.Draw("event", index);
        var customer = account.CustomerOf(ref draw);
        var known = !draw.OneIn(3);
        json.Number("id", 700_000_000 + index);
        json.Text("data_source_uuid", account.DataSourceUuid(customer));
        json.Text("customer_external_id", Customers.ExternalId(customer));
        json.Maybe("subscription_set_external_id", null);
        json.Maybe("subscription_external_id", $"s-{customer}-0");
        json.Maybe("plan_external_id", $"plan-{draw.Below(Math.Max(1, account.Options.Plans))}");
        json.Text("event_date", Times.Seconds(At(index)));
        json.Text("effective_date", Times.Seconds(At(index)));
        json.Text("event_type", TypeOf(index));
        json.Maybe("external_id", $"ev-{index}");
        json.Raw("errors", "{}");
        json.Text("created_at", Times.Seconds(At(index).AddSeconds(2)));
        json.Text("updated_at", Times.Seconds(At(index).AddSeconds(2)));
        WriteNumber(json, "quantity", known ? 1 + draw.Below(9) : null);
        json.Text("currency", "EUR");
        WriteNumber(json, "amount_in_cents", known ? draw.Below(500) * 100L : null);
        WriteNumber(json, "tax_amount_in_cents", known ? 0 : null);
        WriteNumber(json, "event_order", null);
        json.Maybe("retracted_event_id", null);
    }

    private static void WriteNumber(RecordWriter json, string name, long? value)
    {
        if (value is null && json.Is(Oddities.EmptyNumbers))
        {
            json.Text(name, "");
        }
        else
        {
            json.MaybeNumber(name, value);
        }
    }
}
