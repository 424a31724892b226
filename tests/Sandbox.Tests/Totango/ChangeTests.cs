using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class ChangeTests : TotangoTest
{
    [Test]
    public async Task The_first_row_of_a_search_is_gone_after_it()
    {
        var client = await TotangoAsync(new TotangoOptions { VanishAfter = 2 });
        var first = Names(await client.SearchAsync(Accounts, Everything));
        var second = Names(await client.SearchAsync(Accounts, Everything));

        var third = Names(await client.SearchAsync(Accounts, Everything));
        using var gone = await client.GetAsync($"/api/v2/accounts/{first[0]}/");

        Assert.That(second, Is.EqualTo(first));
        Assert.That(third, Is.EqualTo(first.Skip(1)));
        Assert.That((int)gone.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_further_account_is_there_before_all_others()
    {
        var client = await TotangoAsync(new TotangoOptions { AppearAfter = 1 });
        var first = Names(await client.SearchAsync(Accounts, Everything));

        var second = Names(await client.SearchAsync(Accounts, Everything));

        Assert.That(second.Skip(1), Is.EqualTo(first));
    }

    [Test]
    public async Task The_first_row_of_a_search_becomes_active_after_it()
    {
        var client = await TotangoAsync(new TotangoOptions { MoveAfter = 1 });
        var before = Hits(await client.SearchAsync(Accounts, Query(Until(1_690_000_000_000))));

        var after = Names(await client.SearchAsync(Accounts, Query(Until(1_690_000_000_000))));
        var late = Names(
            await client.SearchAsync(
                Accounts,
                Query("""{"type":"date","term":"last_activity_time","gte":1711929599999}""")
            )
        );

        Assert.That(after, Is.EqualTo(before.Skip(1).Select(hit => $"{hit["name"]}")));
        Assert.That(late, Is.EqualTo(new[] { $"{before[0]["name"]}" }));
    }

    [Test]
    public async Task More_may_be_said_to_be_there_than_are()
    {
        var client = await TotangoAsync(new TotangoOptions { MissingHits = 3 });

        var accounts = await client.SearchAsync(Accounts, Everything);
        var scroll = await client.SearchAsync(ScrollAll, Everything);

        Assert.That((Total(accounts), Hits(accounts).Count), Is.EqualTo((63, 60)));
        Assert.That((int?)scroll["total_hits"], Is.EqualTo(63));
    }

    [Test]
    public async Task Very_many_may_have_been_active_in_one_millisecond()
    {
        var client = await TotangoAsync(new TotangoOptions { Accounts = 200, AccountsAtOnce = 150 });

        var times = Hits(await client.SearchAsync(Accounts, Everything)).CountBy(hit => $"{hit["last_activity_time"]}");

        Assert.That(times.Max(pair => pair.Value), Is.EqualTo(150));
    }

    private static string Until(long time) => $$"""{"type":"date","term":"last_activity_time","lte":{{time}}}""";
}
