using System.Net;

namespace Sandbox.Tests.Serving;

internal sealed class ControlEndpointTests : SandboxTest
{
    [Test]
    public async Task Faults_are_added_listed_and_removed()
    {
        var client = await ClientAsync();

        await client.SendAsync(HttpMethod.Post, "/sandbox/faults", "500@/v1/ping#2\nbom\n");
        var listed = await client.TextAsync("/sandbox/faults");
        await client.SendAsync(HttpMethod.Delete, "/sandbox/faults");

        Assert.That(listed, Is.EqualTo("500@/v1/ping#2x1\nbom#1x1\n"));
        Assert.That(await client.TextAsync("/sandbox/faults"), Is.Empty);
    }

    [Test]
    public async Task A_line_that_is_no_fault_is_refused_and_none_is_added()
    {
        var client = await ClientAsync();

        using var reply = await client.SendAsync(HttpMethod.Post, "/sandbox/faults", "bom\nearthquake");

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain("There is no fault 'earthquake'"));
        Assert.That(await client.TextAsync("/sandbox/faults"), Is.Empty);
    }

    [Test]
    public async Task Requests_are_counted_by_path_with_ids_left_out()
    {
        var client = await ClientAsync();
        foreach (var customer in await client.ListAsync("/v1/customers?per_page=25"))
        {
            await client.GetAsync($"/v1/customers/{customer["uuid"]}/subscriptions");
        }

        var counts = await client.JsonAsync("/sandbox/requests");

        Assert.That((int?)counts["by_path"]?["/v1/customers"], Is.EqualTo(2));
        Assert.That((int?)counts["by_path"]?["/v1/customers/{id}/subscriptions"], Is.EqualTo(50));
        Assert.That((int?)counts["by_status"]?["200"], Is.EqualTo(52));
    }
}
