using Sandbox.Selligent;

namespace Connectors.Selligent.Tests;

/// <summary>Which lists are read for what is selected: each page once, and none for nothing.</summary>
[Parallelizable(ParallelScope.All)]
public class SelectionTests
{
    [TestCase("transactional_mailing", "mailings/transactional")]
    [TestCase("internal_datasource", "data-sources/internal")]
    [TestCase("extension_datasource", "data-sources/extension")]
    [TestCase("program", "programs")]
    [TestCase("source", "programs")]
    [TestCase("source,program", "programs")]
    [TestCase("internal_datasource,source", "data-sources/internal,programs")]
    [TestCase("campaign", "mailings/transactional,data-sources/internal,data-sources/extension,programs")]
    [TestCase("owner", "mailings/transactional,data-sources/internal,data-sources/extension,programs")]
    [TestCase("owner,campaign", "mailings/transactional,data-sources/internal,data-sources/extension,programs")]
    [TestCase("", "mailings/transactional,data-sources/internal,data-sources/extension,programs")]
    public async Task Only_what_is_needed_is_read_and_each_page_once(string streams, string lists)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions { Mailings = 24, Programs = 12 });
        studio.Config["page_size"] = 6;

        var run = await studio.ReadAsync(streams.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            studio.Server.Requests.Select(request => request.Path).Distinct(),
            Is.EquivalentTo(lists.Split(',').Select(list => $"/sm/rest/v1/{list}/"))
        );
        Assert.That(studio.Server.Requests.Select(request => request.Path + request.Query), Is.Unique);
        Assert.That(
            run.Messages.Streams,
            streams.Length == 0 ? Has.Count.EqualTo(7) : Is.EquivalentTo(streams.Split(','))
        );
    }

    [Test]
    public async Task Calls_go_out_one_after_the_other()
    {
        using var vendor = new OneByOne();
        using var stage = Stage.Of(vendor);
        stage.Config["num_workers"] = 16;

        var run = await stage.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That((vendor.Calls, vendor.MostAtOnce), Is.EqualTo((4, 1)));
    }

    /// <summary>A vendor without anything, that counts who asks at once.</summary>
    private sealed class OneByOne : HttpMessageHandler
    {
        private int _atOnce;

        public int Calls { get; private set; }

        public int MostAtOnce { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            Calls++;
            await Task.Yield();
            Interlocked.Decrement(ref _atOnce);
            return Stage.Data("").Make();
        }
    }
}
