using System.Text.Json;

namespace Sandbox.ChartMogul;

/// <summary>The account itself and its data sources, neither of them paged.</summary>
internal sealed class Settings(Account account)
{
    public Reply AccountReply(VendorRequest request, Rendering reply) =>
        reply.Write(json =>
        {
            json.Begin();
            if (!json.Is(Oddities.OldAccount))
            {
                json.Text("id", "acc_" + account.Uuid("account", 0));
            }

            json.Text("name", "Vendor GmbH");
            json.Text("currency", "EUR");
            json.Text("time_zone", account.Options.TimeZone);
            json.Text("week_start_on", account.Options.WeekStartsOnSunday ? "sunday" : "monday");
            foreach (var name in request.Query("include")?.Split(',') ?? [])
            {
                if (name is "churn_when_zero_mrr" or "auto_churn_subscription")
                {
                    json.Raw(name, "true");
                }
                else
                {
                    json.Text(JsonEncodedText.Encode(name).ToString(), "immediate");
                }
            }

            json.End();
        });

    public Reply DataSources(VendorRequest request, Rendering reply) =>
        reply.Write(json =>
        {
            json.Begin();
            json.Array(
                "data_sources",
                Enumerable
                    .Range(0, account.Options.DataSources)
                    .Where(index => request.Query("name") is not { } name || name == NameOf(index))
                    .Select<int, Action>(index => () => WriteDataSource(json, request, index))
            );
            json.End();
        });

    private static string NameOf(int index) => $"Billing {index}";

    private void WriteDataSource(RecordWriter json, VendorRequest request, int index)
    {
        json.Begin();
        json.Text("uuid", account.DataSourceUuid(index));
        json.Text("name", NameOf(index));
        json.Text("system", "Custom");
        json.Text("created_at", Times.Milliseconds(account.At(index, account.Options.DataSources)));
        json.Text("status", index == 0 ? "idle" : "never_imported");
        if (request.Query("with_processing_status") == "true")
        {
            json.Raw("processing_status", """{"processed":120,"failed":0,"pending":0}""");
        }

        if (request.Query("with_auto_churn_subscription_setting") == "true")
        {
            json.Raw("auto_churn_subscription_setting", """{"enabled":false,"interval":null}""");
        }

        if (request.Query("with_invoice_handling_setting") == "true")
        {
            json.Raw("invoice_handling_setting", """{"manual":{"create_subscription_when_invoice_is":"open"}}""");
        }

        json.EndRecord(index);
    }
}
