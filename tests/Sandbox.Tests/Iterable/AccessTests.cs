using System.Net;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class AccessTests : IterableTest
{
    [TestCase("Api-Key", "right", 200)]
    [TestCase("Api_Key", "right", 200)]
    [TestCase("api_key", "right", 200)]
    [TestCase("Api-Key", "wrong", 401)]
    [TestCase("Authorization", "Bearer right", 401)]
    [TestCase("Api-Key", null, 401)]
    public async Task The_key_is_a_header_of_its_own(string header, string? key, int status)
    {
        var server = await StartAsync(new IterableVendor(new IterableOptions { ApiKey = "right" }));
        using var client = new VendorClient(server, header, key);

        using var reply = await client.GetAsync("/api/channels");

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(server.Requests.Single().HasCredentials, Is.EqualTo(key is not null));
    }

    [Test]
    public async Task A_wrong_key_is_told_in_the_form_of_all_errors()
    {
        var client = await IterableAsync(new IterableOptions { ApiKey = "right" });

        using var reply = await client.GetAsync("/api/lists");

        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"msg":"Invalid API key","code":"BadApiKey","params":null}""")
        );
    }

    [TestCase("/api/nothing")]
    [TestCase("/channels")]
    [TestCase("/api/metadata/unheard-of")]
    [TestCase("/api/metadata/prices/unheard-of")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        var client = await IterableAsync();

        using var reply = await client.GetAsync(path);

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain("\"code\":\"NotFound\""));
    }

    [Test]
    public async Task The_same_seed_gives_the_same_bytes_and_another_one_others()
    {
        var first = await (await IterableAsync()).TextAsync(Export("emailSend"));
        var second = await (await IterableAsync()).TextAsync(Export("emailSend"));
        var other = await (await IterableAsync(new IterableOptions { Seed = 2 })).TextAsync(Export("emailSend"));

        Assert.That(second, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }
}
