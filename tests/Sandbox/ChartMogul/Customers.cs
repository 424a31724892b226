using Sandbox.Data;

namespace Sandbox.ChartMogul;

/// <summary>Customers, ascending by customer-since; leads, which have none, stand behind the others.</summary>
internal sealed class Customers(Account account)
{
    private static readonly string[] _statuses = ["Active", "Past Due", "Cancelled"];
    private static readonly string[] _leadStatuses = ["New Lead", "Working Lead", "Qualified Lead", "Unqualified Lead"];

    public Listing List(VendorRequest request) =>
        new("entries", account.Options.Customers, At, Write)
        {
            Includes = index =>
                Matches(request.Query("status")?.Replace('_', ' '), StatusOf(index))
                && Matches(request.Query("external_id"), ExternalId(index))
                && Matches(request.Query("system"), "Import API")
                && Matches(request.Query("data_source_uuid"), account.DataSourceUuid(index)),
        };

    /// <summary>The position of a customer that can still be asked about, or <c>null</c>.</summary>
    public long? Find(string uuid)
    {
        var index = uuid.StartsWith("cus_", StringComparison.Ordinal) ? account.IndexOf("customer", uuid[4..]) : null;
        return index < account.Options.Customers && !IsDeleted(index.Value) ? index : null;
    }

    public static string ExternalId(long index) => $"c-{index}";

    public string NameOf(long index)
    {
        var draw = account.Draw("company", index);
        return (account.Options.Oddities & Oddities.NonAscii) != 0 && draw.OneIn(2)
            ? draw.Pick(Words.Foreign)
            : $"{draw.Pick(Words.Company)} {draw.Pick(Words.Form)}";
    }

    private bool IsDeleted(long index) =>
        (account.Options.Oddities & Oddities.DeletedCustomers) != 0 && index % 10 == 3;

    private DateTimeOffset At(long index) => account.At(index, account.Options.Customers);

    private bool IsLead(long index) =>
        (account.Options.Oddities & Oddities.Leads) != 0 && index >= account.Options.Customers * 3L / 4;

    private string StatusOf(long index) =>
        account.Draw("status", index).Pick<string>(IsLead(index) ? _leadStatuses : _statuses);

    private static bool Matches(string? wanted, string value) => wanted is null || wanted == value;

    private void Write(RecordWriter json, long index)
    {
        var draw = account.Draw("customer", index);
        var lead = IsLead(index);
        var person = $"{draw.Pick(Words.First)} {draw.Pick(Words.Last)}";
        var mrr = lead ? 0 : draw.Below(900) * 100L;
        var offset = json.Is(Oddities.Offsets) && index % 2 == 0 ? TimeSpan.FromHours(-4) : TimeSpan.Zero;

        json.Number("id", 900_000_000 + index);
        json.Text("uuid", account.CustomerUuid(index));
        json.Maybe("external_id", ExternalId(index));
        json.Texts("external_ids", ExternalId(index));
        json.Maybe("data_source_uuid", account.DataSourceUuid(index));
        json.Texts("data_source_uuids", account.DataSourceUuid(index), account.DataSourceUuid(index));
        json.Prose("name", person);
        json.Maybe("company", NameOf(index));
        json.Maybe("email", draw.OneIn(5) ? "" : $"user{index}@customer.example");
        json.Maybe("status", StatusOf(index));
        json.Maybe("customer-since", lead ? null : Times.WithOffset(At(index).ToOffset(offset)));
        json.Maybe("lead_created_at", lead ? Times.Milliseconds(At(index)) : null);
        json.Maybe("free_trial_started_at", draw.OneIn(3) ? Times.Milliseconds(At(index).AddDays(-14)) : null);
        json.Number("mrr", mrr);
        json.Number("arr", mrr * 12);
        json.Text("currency", "EUR");
        json.Text("currency-sign", "€");
        json.Maybe("billing-system-url", null);
        json.Maybe("billing-system-type", "Import API");
        json.Text("chartmogul-url", $"https://app.chartmogul.com/#/customers/{900_000_000 + index}");
        WritePlace(json, draw);
        json.Begin("attributes");
        json.Texts("tags", draw.OneIn(2) ? ["pilot"] : []);
        json.Raw("stripe", "{}");
        json.Raw("clearbit", "{}");
        json.Custom(draw);
        json.End();
        json.Maybe("owner", draw.OneIn(3) ? "mia@vendor.example" : null);
        json.Maybe("website_url", null);
    }

    private static void WritePlace(RecordWriter json, Draw draw)
    {
        var (code, name, city, zip) = draw.Pick(Words.Places);
        json.Maybe("city", city);
        json.Maybe("state", null);
        json.Maybe("country", code);
        json.Maybe("zip", zip);
        json.Begin("address");
        json.Maybe("address_zip", zip);
        json.Maybe("city", city);
        json.Maybe("state", null);
        json.Maybe("country", name);
        json.End();
    }
}
