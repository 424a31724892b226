using Sandbox.Data;

namespace Sandbox.ChartMogul;

/// <summary>Contacts, notes, opportunities and tasks, newest first: what an account without CRM is refused.</summary>
internal sealed class Crm(Account account)
{
    public Listing? List(string path, VendorRequest request) =>
        path switch
        {
            "/v1/contacts" => Of(request, "contact", account.Options.Contacts, WriteContact),
            "/v1/customer_notes" => Of(request, "note", account.Options.Notes, WriteNote),
            "/v1/opportunities" => Of(request, "opportunity", account.Options.Opportunities, WriteOpportunity),
            "/v1/tasks" => Of(request, "task", account.Options.Tasks, WriteTask),
            _ => null,
        };

    private Listing Of(
        VendorRequest request,
        string kind,
        int count,
        Action<RecordWriter, long, Draw, DateTimeOffset> write
    )
    {
        var customer = request.Query("customer_uuid");
        return new Listing(
            "entries",
            count,
            At,
            (json, index) => write(json, index, account.Draw(kind, index), At(index))
        )
        {
            NewestFirst = true,
            Includes = index => customer is null || customer == CustomerUuid(account.Draw(kind, index)),
        };

        DateTimeOffset At(long index) => account.At(index, count);
    }

    private string CustomerUuid(Draw draw) => account.CustomerUuid(account.CustomerOf(ref draw));

    private void WriteContact(RecordWriter json, long index, Draw draw, DateTimeOffset at)
    {
        json.Text("uuid", "con_" + account.Uuid("contact", index));
        json.Maybe("customer_uuid", CustomerUuid(draw));
        json.Maybe("customer_external_id", Customers.ExternalId(account.CustomerOf(ref draw)));
        json.Maybe("data_source_uuid", account.DataSourceUuid(index));
        json.Maybe("external_id", null);
        json.MaybeNumber("position", 1 + draw.Below(3));
        json.Maybe("first_name", draw.Pick(Words.First));
        json.Maybe("last_name", draw.Pick(Words.Last));
        json.Maybe("title", draw.OneIn(2) ? "CFO" : null);
        json.Maybe("email", $"contact{index}@customer.example");
        json.Maybe("phone", null);
        json.Maybe("linked_in", null);
        json.Maybe("twitter", null);
        json.Maybe("notes", null);
        json.Custom(draw);
    }

    private void WriteNote(RecordWriter json, long index, Draw draw, DateTimeOffset at)
    {
        json.Text("uuid", "note_" + account.Uuid("note", index));
        json.Text("customer_uuid", CustomerUuid(draw));
        json.Text("type", draw.OneIn(3) ? "call" : "note");
        json.Prose("text", "asked for a quote\nand for <b>terms</b>");
        json.Number("call_duration", draw.Below(600));
        json.Text("author", "Mia Ops (mia@vendor.example)");
        json.Text("created_at", Times.Milliseconds(at));
        json.Text("updated_at", Times.Milliseconds(at.AddMinutes(5)));
    }

    private void WriteOpportunity(RecordWriter json, long index, Draw draw, DateTimeOffset at)
    {
        json.Text("uuid", account.Uuid("opportunity", index));
        json.Text("customer_uuid", CustomerUuid(draw));
        json.Text("owner", "mia@vendor.example");
        json.Text("pipeline", "New Business");
        json.Text("pipeline_stage", draw.OneIn(2) ? "Offer" : "Lead");
        json.Text("estimated_close_date", Times.Day(at.AddDays(60)));
        json.Text("currency", "EUR");
        json.Number("amount_in_cents", draw.Below(9000) * 100L);
        json.Text("type", draw.OneIn(3) ? "one-time" : "recurring");
        json.Text("forecast_category", draw.OneIn(2) ? "committed" : "pipeline");
        json.Number("win_likelihood", draw.Below(101));
        json.Custom(draw);
        json.Text("created_at", Times.Milliseconds(at));
        json.Text("updated_at", Times.Milliseconds(at.AddDays(1)));
    }

    private void WriteTask(RecordWriter json, long index, Draw draw, DateTimeOffset at)
    {
        var due = at.AddDays(30);
        var bare = json.Is(Oddities.BareDueDates) && index % 2 == 0;
        json.Text("task_uuid", account.Uuid("task", index));
        json.Text("customer_uuid", CustomerUuid(draw));
        json.Prose("task_details", "call back");
        json.Text("assignee", "ops@vendor.example");
        json.Text("due_date", Times.Day(due) + (bare ? "" : "T00:00:00.000Z"));
        json.Maybe("completed_at", draw.OneIn(2) ? Times.Milliseconds(due) : null);
        json.Text("created_at", Times.Milliseconds(at));
        json.Text("updated_at", Times.Milliseconds(at));
    }
}
