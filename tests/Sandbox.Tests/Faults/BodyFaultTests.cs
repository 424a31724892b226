using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Tests.Faults;

internal sealed class BodyFaultTests : SandboxTest
{
    [TestCase("html200", "text/html")]
    [TestCase("html200-as-json", "application/json")]
    [TestCase("broken200", "application/json")]
    [TestCase("trailing200", "application/json")]
    [TestCase("empty200", "application/json")]
    public async Task A_body_that_is_no_json_comes_with_status_200(string fault, string type)
    {
        var server = await StartAsync();
        server.Faults.Add(fault);

        using var reply = await Client(server).GetAsync("/v1/customers");

        var body = await reply.Content.ReadAsStringAsync();
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(() => JsonNode.Parse(body), Throws.InstanceOf<JsonException>());
    }

    [TestCase("wrong-type", "text/html")]
    [TestCase("no-type", null)]
    public async Task The_right_body_comes_under_a_wrong_type(string fault, string? type)
    {
        var server = await StartAsync();
        var client = Client(server);
        var right = await client.BytesAsync("/v1/customers");
        server.Faults.Add(fault);

        using var reply = await client.GetAsync("/v1/customers");

        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(await reply.Content.ReadAsByteArrayAsync(), Is.EqualTo(right));
    }

    [Test]
    public async Task A_byte_order_mark_stands_before_the_right_body()
    {
        var server = await StartAsync();
        var client = Client(server);
        var right = await client.BytesAsync("/v1/customers");
        server.Faults.Add("bom");

        Assert.That(
            await client.BytesAsync("/v1/customers"),
            Is.EqualTo(Encoding.UTF8.Preamble.ToArray().Concat(right))
        );
    }
}
