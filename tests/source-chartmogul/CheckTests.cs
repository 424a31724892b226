using Acceptance.Running;
using Connectors.Support;

namespace Connectors.ChartMogul.Tests;

/// <summary>What check answers where the vendor does not: within its time, and in words.</summary>
[Parallelizable(ParallelScope.All)]
public class CheckTests
{
    [Test]
    public async Task Check_gives_its_answer_within_twenty_seconds_of_failing_attempts()
    {
        using var vendor = new FakeVendor().Always("/v1/ping", Reply.Status(500));
        using var scene = Stage.Of(vendor);
        var began = scene.Clock.GetUtcNow();

        var run = await scene.RunAsync("check", "--config", scene.ConfigFile());

        var (status, message) = run.Messages.ConnectionStatus();
        Assert.That((run.ExitCode, status), Is.EqualTo((0, "FAILED")));
        Assert.That(message, Does.Contain("500").And.Contain("/v1/ping"));
        Assert.That(vendor.Requests, Has.Count.GreaterThan(2));
        Assert.That(scene.Clock.GetUtcNow() - began, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public async Task Check_gives_its_answer_after_twenty_seconds_of_silence()
    {
        using var vendor = new Silence();
        using var scene = Stage.Of(vendor);

        var checking = scene.RunAsync("check", "--config", scene.ConfigFile());
        await scene.Clock.PendingAsync(TimeSpan.FromSeconds(20));
        scene.Clock.Advance(TimeSpan.FromSeconds(20));
        var run = await checking;

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Messages.ConnectionStatus().Message, Does.Contain("api.chartmogul.com"));
    }

    [TestCase("<html>Please sign in</html>")]
    [TestCase("{\"data\":")]
    [TestCase("")]
    public async Task Check_does_not_take_another_page_for_the_vendor(string body)
    {
        using var vendor = new FakeVendor().Always("/v1/ping", Reply.Json(body));
        using var scene = Stage.Of(vendor);

        var run = await scene.RunAsync("check", "--config", scene.ConfigFile());

        Assert.That(run.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }
}
