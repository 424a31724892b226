namespace Sandbox.Tests.ChartMogul;

internal sealed class SettingsTests : SandboxTest
{
    [Test]
    public async Task Data_sources_say_more_when_asked()
    {
        var client = await ClientAsync();

        var plain = await client.JsonAsync("/v1/data_sources");
        var more = await client.JsonAsync(
            "/v1/data_sources?with_processing_status=true&with_invoice_handling_setting=true"
        );

        Assert.That(plain["data_sources"]?.AsArray(), Has.Count.EqualTo(2));
        Assert.That(plain.ContainsKey("has_more"), Is.False);
        Assert.That(plain["data_sources"]?[0]?["processing_status"], Is.Null);
        Assert.That(more["data_sources"]?[0]?["processing_status"]?["processed"], Is.Not.Null);
        Assert.That(more["data_sources"]?[0]?["invoice_handling_setting"], Is.Not.Null);
    }

    [Test]
    public async Task The_account_includes_what_is_listed()
    {
        var client = await ClientAsync();

        var account = await client.JsonAsync("/v1/account?include=churn_recognition,refund_handling");

        Assert.That(account["churn_recognition"], Is.Not.Null);
        Assert.That(account["refund_handling"], Is.Not.Null);
        Assert.That($"{account["week_start_on"]}", Is.EqualTo("monday"));
    }
}
