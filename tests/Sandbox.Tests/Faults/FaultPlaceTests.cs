namespace Sandbox.Tests.Faults;

internal sealed class FaultPlaceTests : SandboxTest
{
    [TestCase("500", new[] { 500, 200, 200, 200 })]
    [TestCase("500#2", new[] { 200, 500, 200, 200 })]
    [TestCase("500#2x2", new[] { 200, 500, 500, 200 })]
    [TestCase("500#3x*", new[] { 200, 200, 500, 500 })]
    [TestCase("500@/v1/plansx*", new[] { 200, 200, 200, 200 })]
    public async Task A_fault_hits_the_requests_that_it_names(string fault, int[] expected)
    {
        var server = await StartAsync();
        server.Faults.Add(fault);
        var client = Client(server);
        foreach (var _ in expected)
        {
            await client.GetAsync("/v1/ping");
        }

        Assert.That(server.Requests.Select(request => request.Status), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_question_mark_at_the_end_pins_the_whole_path()
    {
        var server = await StartAsync();
        server.Faults.Add("500@/v1/plan_groups?x*");
        var client = Client(server);
        var group = (await client.ListAsync("/v1/plans", "plans"))[0]["uuid"];

        await client.GetAsync($"/v1/plan_groups/{group}/plans");
        await client.GetAsync("/v1/plan_groups");
        await client.GetAsync("/v1/plan_groups?per_page=1");

        Assert.That(server.Requests.Skip(1).Select(request => request.Status), Is.EqualTo(new[] { 404, 500, 500 }));
    }

    [Test]
    public async Task Each_fault_counts_for_itself_and_the_first_one_due_is_played()
    {
        var server = await StartAsync();
        server.Faults.Add("500#2");
        server.Faults.Add("502#1x2");
        server.Faults.Add("504#3");
        var client = Client(server);
        for (var n = 0; n < 4; n++)
        {
            await client.GetAsync("/v1/ping");
        }

        Assert.That(server.Requests.Select(request => request.Status), Is.EqualTo(new[] { 502, 500, 504, 200 }));
    }
}
