using Sandbox.Data;

namespace Sandbox.ChartMogul;

/// <summary>Invoices with their line items and transactions, newest first.</summary>
internal sealed class Invoices(Account account)
{
    /// <returns><c>null</c> where validation_type is none that ChartMogul knows.</returns>
    public Listing? List(VendorRequest request)
    {
        var validation = request.Query("validation_type") ?? "valid";
        var withDisabled = request.Query("with_disabled") == "true";
        var customer = request.Query("customer_uuid");
        return validation is not ("valid" or "invalid" or "all")
            ? null
            : new Listing("invoices", account.Options.Invoices, At, Write)
            {
                NewestFirst = true,
                Includes = index =>
                    (validation == "all" || IsInvalid(index) == (validation == "invalid"))
                    && (withDisabled || !IsDisabled(index))
                    && (customer is null || customer == account.CustomerUuid(CustomerOf(index))),
            };
    }

    private static bool IsInvalid(long index) => index % 10 == 4;

    private static bool IsDisabled(long index) => index % 17 == 16;

    private DateTimeOffset At(long index) => account.At(index, account.Options.Invoices);

    private long CustomerOf(long index)
    {
        var draw = account.Draw("invoice-customer", index);
        return account.CustomerOf(ref draw);
    }

    private void Write(RecordWriter json, long index)
    {
        var draw = account.Draw("invoice", index);
        var customer = CustomerOf(index);
        var lines = 1 + draw.Below(3);
        var payments = draw.Below(3);
        json.Text("uuid", "inv_" + account.Uuid("invoice", index));
        json.Text("customer_uuid", account.CustomerUuid(customer));
        json.Maybe("customer_external_id", Customers.ExternalId(customer));
        json.Maybe("external_id", $"2024-{index}");
        json.Maybe("data_source_uuid", account.DataSourceUuid(customer));
        json.Text("date", Times.Milliseconds(At(index)));
        json.Maybe("due_date", draw.OneIn(2) ? Times.Milliseconds(At(index).AddDays(30)) : null);
        json.Text("currency", "EUR");
        json.Maybe("status", "paid");
        json.Maybe("collection_method", draw.OneIn(2) ? "automatic" : "manual");
        json.Raw("errors", IsInvalid(index) ? """{"date":["is before the first invoice"]}""" : "{}");
        json.Flag("disabled", IsDisabled(index));
        json.Maybe("disabled_at", IsDisabled(index) ? Times.Milliseconds(At(index).AddDays(1)) : null);
        json.Maybe("disabled_by", IsDisabled(index) ? "mia@vendor.example" : null);
        json.Flag("user_created", true);
        json.Array("line_items", Enumerable.Range(0, lines).Select<int, Action>(n => () => WriteLine(json, index, n)));
        json.Array(
            "transactions",
            Enumerable.Range(0, payments).Select<int, Action>(n => () => WriteTransaction(json, index, n))
        );
    }

    private void WriteLine(RecordWriter json, long invoice, int number)
    {
        var draw = account.Draw("line", (invoice * 8) + number);
        var subscription = number == 0;
        json.Begin();
        json.Text("uuid", "li_" + account.Uuid("line", (invoice * 8) + number));
        json.Maybe("external_id", null);
        json.Text("type", subscription ? "subscription" : "one_time");
        json.Number("amount_in_cents", draw.Below(500) * 100L);
        json.Number("quantity", 1 + draw.Below(5));
        json.Number("discount_amount_in_cents", 0);
        json.Maybe("discount_code", draw.OneIn(4) ? "SPRING" : null);
        json.Number("tax_amount_in_cents", draw.Below(100));
        json.Number("transaction_fees_in_cents", 0);
        json.Maybe("description", subscription ? null : "Set-up");
        json.Maybe("plan_uuid", subscription ? account.PlanUuid(draw.Below(Math.Max(1, account.Options.Plans))) : null);
        json.Flag("prorated", false);
        json.Maybe("service_period_start", subscription ? Times.Milliseconds(At(invoice)) : null);
        json.Maybe("service_period_end", subscription ? Times.Milliseconds(At(invoice).AddMonths(1)) : null);
        json.End();
    }

    private void WriteTransaction(RecordWriter json, long invoice, int number)
    {
        var draw = account.Draw("transaction", (invoice * 8) + number);
        json.Begin();
        json.Text("uuid", "tr_" + account.Uuid("transaction", (invoice * 8) + number));
        json.Maybe("external_id", null);
        json.Text("type", number == 0 ? "payment" : "refund");
        json.Text("date", Times.Milliseconds(At(invoice).AddHours(9)));
        json.Text("result", draw.OneIn(5) ? "failed" : "successful");
        json.MaybeNumber("amount_in_cents", draw.OneIn(2) ? draw.Below(500) * 100L : null);
        json.End();
    }
}
