namespace Sandbox.ChartMogul;

/// <summary>The subscriptions of one customer; their cursor is a page number in disguise.</summary>
internal sealed class Subscriptions(Account account)
{
    public Listing ListOf(long customer) =>
        new(
            "entries",
            account.Draw("subscriptions", customer).Below(account.Options.SubscriptionsPerCustomer + 1),
            _ => account.At(customer, account.Options.Customers),
            (json, index) => Write(json, customer, index)
        )
        {
            ByPageNumber = true,
        };

    private void Write(RecordWriter json, long customer, long index)
    {
        var number = (customer * (account.Options.SubscriptionsPerCustomer + 1)) + index;
        var draw = account.Draw("subscription", number);
        var mrr = draw.Below(300) * 100L;
        var start = account.At(customer, account.Options.Customers).AddDays(index);
        json.Number("id", 3_000_000_000 + number);
        json.Text("uuid", account.Uuid("subscription", number));
        json.Text("external_id", $"s-{customer}-{index}");
        json.Maybe("subscription_set_external_id", $"set-{customer}");
        json.Text("plan", $"Plan {draw.Below(Math.Max(1, account.Options.Plans))}");
        json.Number("quantity", 1 + draw.Below(9));
        json.Number("mrr", mrr);
        json.Number("arr", mrr * 12);
        json.Text("status", draw.OneIn(4) ? "inactive" : "active");
        json.Text("billing-cycle", draw.OneIn(3) ? "year" : "month");
        json.Number("billing-cycle-count", 1);
        json.Text("start-date", Times.WithOffset(start));
        json.Text("end-date", Times.WithOffset(start.AddMonths(1)));
        json.Text("currency", "EUR");
        json.Text("currency-sign", "€");
    }
}
