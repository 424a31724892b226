using System.Globalization;
using Sandbox.Data;

namespace Sandbox.ChartMogul;

/// <summary>Activities, ascending by a date that several of them share; both bounds of a range count as within it.</summary>
internal sealed class Activities(Account account, Customers customers)
{
    private static readonly string[] _types = ["new_biz", "reactivation", "expansion", "contraction", "churn"];

    public Reply Answer(VendorRequest request, ListReply reply)
    {
        var (start, startIsGood) = Bound(request.Query("start-date"));
        var (end, endIsGood) = Bound(request.Query("end-date"));
        var type = request.Query("type");
        var order = request.Query("order") ?? "date";
        if (!startIsGood || !endIsGood)
        {
            return Errors.BadRequest("The date is not valid.", startIsGood ? "end-date" : "start-date");
        }

        if (end is not null && start is null)
        {
            return Errors.BadRequest("An end-date needs a start-date.", "start-date");
        }

        if (order is not ("date" or "-date") || (type is not null && !_types.Contains(type)))
        {
            return Errors.BadRequest("The value is not known.", type is null ? "order" : "type");
        }

        var listing = new Listing("entries", account.Options.Activities, At, Write)
        {
            NewestFirst = order == "-date",
            From = start is null ? 0 : FirstAt(start.Value),
            To = end is null ? null : FirstAt(end.Value.AddSeconds(1)),
            Includes = type is null ? _ => true : index => TypeOf(index) == type,
        };
        return request.Query("start-after") is not { } anchor ? reply.Write(listing)
            : account.IndexOf("activity", anchor) is { } index ? reply.Write(listing, listing.After(index))
            : Errors.BadRequest("The activity is not known.", "start-after");
    }

    /// <summary>The activities of one customer, newest first, a handful as seen on a customer's page.</summary>
    public Listing ListOf(long customer) =>
        new(
            "entries",
            account.Draw("own-activities", customer).Below(4),
            index => At(index),
            (json, index) => WriteOwn(json, customer, index)
        )
        {
            NewestFirst = true,
        };

    private DateTimeOffset At(long index)
    {
        var size = Math.Max(1, account.Options.EqualDates);
        return account.At(index / size, (account.Options.Activities + size - 1) / size);
    }

    /// <summary>The first activity at or after this time, by halving, for dates ascend.</summary>
    private long FirstAt(DateTimeOffset time)
    {
        var (low, high) = (0L, account.Options.Activities);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle) < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private string TypeOf(long index) => account.Draw("activity-type", index).Pick<string>(_types);

    private void Write(RecordWriter json, long index)
    {
        var draw = account.Draw("activity", index);
        var customer = account.CustomerOf(ref draw);
        json.Text("uuid", account.Uuid("activity", index));
        json.Text("date", Times.WithOffset(At(index)));
        WriteMovement(json, TypeOf(index), ref draw);
        json.Maybe("subscription-external-id", $"s-{customer}-0");
        json.Maybe("subscription-set-external-id", draw.OneIn(3) ? null : $"set-{customer}");
        if (json.Is(Oddities.DuplicateKeys) && index % 3 == 0)
        {
            json.Maybe("subscription-set-external-id", $"set-{customer}");
        }

        json.Maybe("plan-external-id", $"plan-{draw.Below(Math.Max(1, account.Options.Plans))}");
        json.Maybe("customer-name", customers.NameOf(customer));
        json.Maybe("customer-uuid", account.CustomerUuid(customer));
        json.Maybe("customer-external-id", Customers.ExternalId(customer));
        json.Maybe("billing-connector-uuid", account.DataSourceUuid(customer));
    }

    private void WriteOwn(RecordWriter json, long customer, long index)
    {
        var draw = account.Draw("own-activity", (customer * 16) + index);
        json.Number("id", 2_600_000_000 + (customer * 16) + index);
        json.Text("date", Times.WithOffset(At(index)));
        WriteMovement(json, draw.Pick<string>(_types), ref draw);
        json.Text("currency-sign", "€");
        json.Maybe("subscription-external-id", $"s-{customer}-0");
    }

    private static void WriteMovement(RecordWriter json, string type, ref Draw draw)
    {
        var mrr = draw.Below(500) * 100L;
        var movement = type is "contraction" or "churn" ? -mrr : mrr;
        json.Text("type", type);
        json.Prose("description", $"moved by {type} on the Team plan");
        json.Number("activity-mrr-movement", movement);
        json.Number("activity-mrr", type == "churn" ? 0 : mrr);
        json.Number("activity-arr", type == "churn" ? 0 : mrr * 12);
        json.Text("currency", "EUR");
    }

    private static (DateTimeOffset? Time, bool Good) Bound(string? text) =>
        text is null ? (null, true)
        : DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? (time, true)
        : (null, false);
}
