using System.Net;
using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class JobTests : IterableTest
{
    private readonly StandingClock _clock = new();

    [TestCase("emailSend", 200)]
    [TestCase("user", 60)]
    public async Task The_files_of_a_completed_job_hold_every_record_once(string dataType, int count)
    {
        var (vendor, client) = await StartAsync(new IterableOptions { FileRecords = 7 });

        var job = await StartJobAsync(client, dataType);
        var links = await LinksAsync(client, job);

        var ids = new List<string>();
        using var anyone = new HttpClient();
        foreach (var link in links)
        {
            var lines = Lines(await anyone.GetStringAsync(new Uri(link)));
            ids.AddRange(lines.Select(line => IdOf(dataType, JsonNode.Parse(line)?.AsObject() ?? [])));
        }

        Assert.That(ids, Is.EquivalentTo(vendor.Events(dataType).Select(happened => happened.Id)));
        Assert.That(links, Has.Count.EqualTo((count + 6) / 7));
        Assert.That(vendor.Jobs.Single().Downloads, Is.EqualTo(links.Count));
        Assert.That(vendor.Jobs.Single().State, Is.EqualTo("completed"));
    }

    [Test]
    public async Task A_job_goes_on_with_every_look_and_its_files_appear_while_it_runs()
    {
        var (_, client) = await StartAsync(new IterableOptions { JobPolls = 6, FileRecords = 20 });
        var job = await StartJobAsync(client);

        var looks = new List<(string? State, int Files)>();
        for (var n = 0; n < 7; n++)
        {
            var look = await client.JsonAsync($"/api/export/{job}/files");
            looks.Add(((string?)look["jobState"], look["files"]?.AsArray().Count ?? 0));
        }

        Assert.That(
            looks.Select(look => look.State),
            Is.EqualTo(new[] { "enqueued", "running", "enqueued", "running", "running", "completed", "completed" })
        );
        Assert.That(looks.Select(look => look.Files), Is.Ordered);
        Assert.That(looks[3].Files, Is.InRange(1, 9));
        Assert.That(looks[^1].Files, Is.EqualTo(10));
    }

    [Test]
    public async Task Four_jobs_run_and_the_fifth_waits_for_one_to_end()
    {
        var (vendor, client) = await StartAsync(new IterableOptions { JobPolls = 1 });
        var jobs = new List<long>();
        for (var n = 0; n < 5; n++)
        {
            jobs.Add(await StartJobAsync(client));
        }

        await client.JsonAsync($"/api/export/{jobs[4]}/files");
        var waiting = vendor.Jobs[4].State;
        var first = vendor.Jobs[0].State;
        await client.JsonAsync($"/api/export/{jobs[4]}/files");

        Assert.That(waiting, Is.EqualTo("enqueued"));
        Assert.That(first, Is.EqualTo("completed"), "it goes on while another waits");
        Assert.That(vendor.Jobs[4].State, Is.EqualTo("completed"));
    }

    [Test]
    public async Task The_first_jobs_may_fail()
    {
        var (vendor, client) = await StartAsync(new IterableOptions { JobFailures = 1, JobPolls = 1 });

        await LinksAsync(client, await StartJobAsync(client));
        await LinksAsync(client, await StartJobAsync(client));

        Assert.That(vendor.Jobs.Select(job => job.State), Is.EqualTo(new[] { "failed", "completed" }));
    }

    [Test]
    public async Task A_job_over_a_long_window_is_truncated_and_says_so()
    {
        var project = new IterableOptions { TruncatedJobLongerThan = TimeSpan.FromDays(60), JobPolls = 1 };
        var (_, client) = await StartAsync(project);

        var over = await client.JsonAsync($"/api/export/{await StartJobAsync(client)}/files");
        var within = await client.JsonAsync($"/api/export/{await StartJobAsync(client, days: 60)}/files");

        Assert.That((bool?)over["exportTruncated"], Is.True);
        Assert.That(over["files"]?.AsArray(), Has.Count.EqualTo(2), "of four files the first half");
        Assert.That((bool?)within["exportTruncated"], Is.False);
    }

    [Test]
    public async Task A_job_can_be_called_off_and_is_listed_by_its_state()
    {
        var (vendor, client) = await StartAsync(new IterableOptions());
        var job = await StartJobAsync(client);
        await StartJobAsync(client);

        await client.SendAsync(HttpMethod.Delete, $"/api/export/{job}");
        var cancelling = await client.JsonAsync("/api/export/jobs?jobState=Cancelling");
        var all = await client.JsonAsync("/api/export/jobs");
        var look = await client.JsonAsync($"/api/export/{job}/files");

        Assert.That(
            cancelling["jobs"]?.AsArray().Select(listed => (long?)listed?["id"]),
            Is.EqualTo(new long?[] { job })
        );
        Assert.That(all["jobs"]?.AsArray(), Has.Count.EqualTo(2));
        Assert.That((string?)look["jobState"], Is.EqualTo("cancelled"));
        Assert.That(vendor.Jobs.Select(started => started.IsCancelled), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task A_link_needs_no_key_and_takes_none()
    {
        var (_, client) = await StartAsync(new IterableOptions { JobPolls = 1 });
        var link = (await LinksAsync(client, await StartJobAsync(client)))[0];
        using var anyone = new HttpClient();

        using var plain = await anyone.GetAsync(new Uri(link));
        using var forged = await anyone.GetAsync(new Uri(link + "0"));
        using var keyed = await client.GetAsync(new Uri(link).PathAndQuery["/eu".Length..]);

        Assert.That(
            new[] { plain.StatusCode, forged.StatusCode, keyed.StatusCode },
            Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest })
        );
    }

    [Test]
    public async Task A_link_expires_and_a_new_look_gives_a_new_one()
    {
        var (_, client) = await StartAsync(new IterableOptions { JobPolls = 1 });
        var job = await StartJobAsync(client);
        var old = (await LinksAsync(client, job))[0];
        using var anyone = new HttpClient();
        _clock.Advance(TimeSpan.FromMinutes(29));
        using var inTime = await anyone.GetAsync(new Uri(old));
        _clock.Advance(TimeSpan.FromMinutes(1));

        using var late = await anyone.GetAsync(new Uri(old));
        using var renewed = await anyone.GetAsync(new Uri((await LinksAsync(client, job))[0]));

        Assert.That(inTime.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await late.Content.ReadAsStringAsync(), Does.Contain("Request has expired"));
        Assert.That(renewed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("nonsense", "BadJsonBody")]
    [TestCase("""{"dataTypeName":"emailSent","outputFormat":"application/x-json-stream"}""", "BadParams")]
    [TestCase("""{"dataTypeName":"emailSend","outputFormat":"text/html"}""", "BadParams")]
    [TestCase(
        """{"dataTypeName":"emailSend","outputFormat":"application/x-json-stream","startDateTime":"soon"}""",
        "BadParams"
    )]
    public async Task A_job_that_cannot_be_is_refused(string body, string code)
    {
        var (vendor, client) = await StartAsync(new IterableOptions());

        using var reply = await client.SendAsync(HttpMethod.Post, "/api/export/start", body);

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain(code));
        Assert.That(vendor.Jobs, Is.Empty);
    }

    private async Task<(IterableVendor Vendor, VendorClient Client)> StartAsync(IterableOptions project)
    {
        var vendor = new IterableVendor(project, _clock);
        return (vendor, WithKey(await StartAsync(vendor, new SandboxOptions { PathPrefix = "/eu" })));
    }

    private static async Task<long> StartJobAsync(VendorClient client, string dataType = "emailSend", int days = 91)
    {
        var body = new JsonObject
        {
            ["dataTypeName"] = dataType,
            ["outputFormat"] = "application/x-json-stream",
            ["startDateTime"] = "2024-01-01T00:00:00.000Z",
            ["endDateTime"] = $"{First.AddDays(days):yyyy-MM-dd} 00:00:00 +00:00",
        };
        using var reply = await client.SendAsync(HttpMethod.Post, "/api/export/start", body.ToJsonString());
        return (long?)JsonNode.Parse(await reply.Content.ReadAsStringAsync())?["jobId"] ?? 0;
    }

    /// <summary>Looks until the job is over, then page by page at all its files.</summary>
    private static async Task<IReadOnlyList<string>> LinksAsync(VendorClient client, long job)
    {
        string? state;
        do
        {
            state = (string?)(await client.JsonAsync($"/api/export/{job}/files"))["jobState"];
        } while (state is "enqueued" or "running");

        var links = new List<string>();
        for (var after = ""; ; )
        {
            var files = (await client.JsonAsync($"/api/export/{job}/files{after}"))["files"]?.AsArray() ?? [];
            links.AddRange(files.Select(file => (string?)file?["url"] ?? ""));
            Assert.That(files, Has.Count.LessThanOrEqualTo(10));
            if (files.Count == 0)
            {
                return links;
            }

            after = $"?startAfter={files[^1]?["file"]}";
        }
    }
}
