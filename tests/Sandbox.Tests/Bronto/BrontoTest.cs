using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

/// <summary>What the tests of Bronto share.</summary>
internal abstract class BrontoTest : SandboxTest
{
    protected StandingClock Clock { get; private set; } = new();

    protected DateTimeOffset Now => Clock.GetUtcNow();

    [SetUp]
    public void ResetClock() => Clock = new StandingClock();

    protected BrontoVendor Vendor(BrontoOptions? account = null) => new(account ?? new BrontoOptions(), Clock);

    protected Task<SandboxServer> ServeAsync(BrontoVendor vendor) =>
        StartAsync(vendor, new SandboxOptions { Time = Clock });

    /// <summary>A client that has logged in.</summary>
    protected async Task<BrontoClient> ClientOfAsync(SandboxServer server)
    {
        var client = Ending(new BrontoClient(server));
        await client.LogInAsync();
        return client;
    }

    protected async Task<BrontoClient> BrontoAsync(BrontoOptions? account = null) =>
        await ClientOfAsync(await ServeAsync(Vendor(account)));

    protected static string Contacts(int page = 1, string filter = "", string includes = "") =>
        $"<filter><type>AND</type>{filter}</filter><pageNumber>{page}</pageNumber>{includes}";

    protected static string Modified(string @operator, DateTimeOffset time, bool operatorFirst = false)
    {
        var (value, name) = ($"<value>{BrontoClient.Time(time)}</value>", $"<operator>{@operator}</operator>");
        return $"<modified>{(operatorFirst ? name + value : value + name)}</modified>";
    }

    protected static string Activities(DateTimeOffset start, DateTimeOffset end, string direction, int size = 5_000) =>
        $"<filter><start>{BrontoClient.Time(start)}</start><end>{BrontoClient.Time(end)}</end>"
        + $"<size>{size}</size><readDirection>{direction}</readDirection></filter>";
}
