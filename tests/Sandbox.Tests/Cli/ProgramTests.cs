using System.Diagnostics;
using System.Globalization;
using Sandbox.Faults;

namespace Sandbox.Tests.Cli;

internal sealed class ProgramTests
{
    [Test]
    public async Task Help_names_every_option_and_fault()
    {
        var (code, output, _) = await RunAsync("chartmogul", "--help");

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("--api-key KEY").And.Contain("--fault SPEC").And.Contain("/sandbox/requests"));
        foreach (var name in FaultKinds.Names)
        {
            Assert.That(output, Does.Contain($"\n  {name} "));
        }
    }

    [Test]
    public async Task Every_vendor_is_named_and_tells_its_own_options()
    {
        var (_, all, _) = await RunAsync("--help");
        var (code, iterable, _) = await RunAsync("iterable", "--help");

        foreach (var vendor in new[] { "chartmogul", "iterable", "bronto", "selligent", "totango" })
        {
            Assert.That(all, Does.Contain($"\n  {vendor} "));
        }

        Assert.That(code, Is.Zero);
        Assert.That(
            iterable,
            Does.Contain("--exports-per-minute N").And.Contain("BrokenLine").And.Not.Contain("cursor=p")
        );
    }

    [Test]
    public async Task On_the_command_line_the_real_limits_hold_unless_switched_off([Values] bool off)
    {
        using var program = Start(["iterable", .. off ? ["--rate", "0"] : Array.Empty<string>()]);
        var line = await program.StandardOutput.ReadLineAsync() ?? "";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Api-Key", "any");
        var address = line.Replace("listening on ", "", StringComparison.Ordinal);
        var statuses = new List<int>();
        for (var n = 0; n < 6; n++)
        {
            using var reply = await http.GetAsync(new Uri(address + "/api/lists/getUsers?listId=55501"));
            statuses.Add((int)reply.StatusCode);
        }

        program.Kill();
        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 200, 200, off ? 200 : 429 }));
    }

    [Test]
    public async Task Options_reach_the_account()
    {
        string[] arguments = ["--api-key=right", "--lists", "3", "--oddities=FaultsAs200,Doctype", "--rate=1"];
        using var program = Start(["bronto", .. arguments]);
        var line = await program.StandardOutput.ReadLineAsync() ?? "";
        using var http = new HttpClient();
        var address = new Uri(line.Replace("listening on ", "", StringComparison.Ordinal) + "/v4");
        using var login = new StringContent(Bronto.BrontoClient.Envelope("login", "<apiToken>wrong</apiToken>", null));

        using var first = await http.PostAsync(address, login);
        using var second = await http.GetAsync(address);

        program.Kill();
        Assert.That((int)first.StatusCode, Is.EqualTo(200));
        Assert.That(await first.Content.ReadAsStringAsync(), Does.StartWith("<!DOCTYPE").And.Contain(">102: "));
        Assert.That((int)second.StatusCode, Is.EqualTo(429));
    }

    [Test]
    public async Task Selligents_options_reach_the_account()
    {
        string[] size = ["--programs=3", "--organization", "Other", "--without=internal,extension", "--page-cap=2"];
        string[] form = ["--time-form=blank", "--envelope=totals", "--oddities=TextIds,OwnIds", "--max-limit=9"];
        using var program = Start(["selligent", .. size, .. form]);
        var line = await program.StandardOutput.ReadLineAsync() ?? "";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", "any");
        http.DefaultRequestHeaders.Add("X-Organization", "Other");
        var address = line.Replace("listening on ", "", StringComparison.Ordinal) + "/sm/rest/v1/";

        var programs = await http.GetStringAsync(new Uri(address + "programs/?limit=9"));
        using var longer = await http.GetAsync(new Uri(address + "programs/?limit=10"));
        using var gone = await http.GetAsync(new Uri(address + "data-sources/internal/"));

        program.Kill();
        Assert.That(
            programs,
            Does.Match(
                """^\{"total":3,"page":1,"data":\[\{"asset_id":"\d+",.*"modified_time":"....-..-.. .*"pages":2,"""
            )
        );
        Assert.That(programs.Split("\"id\":\"own-"), Has.Length.EqualTo(3));
        Assert.That((int)longer.StatusCode, Is.EqualTo(400));
        Assert.That((int)gone.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Totangos_options_reach_the_service()
    {
        string[] size = ["--accounts=5", "--attributes=3", "--timeless=100", "--api-token={bcrypt}$x"];
        string[] form = ["--hit-times=Text", "--oddities=TextTotals,BareAttributes", "--refused=scim,audit"];
        using var program = Start(["totango", .. size, .. form]);
        var line = await program.StandardOutput.ReadLineAsync() ?? "";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("app-token", "{bcrypt}$x");
        var address = line.Replace("listening on ", "", StringComparison.Ordinal) + "/api/";
        using var query = new FormUrlEncodedContent([KeyValuePair.Create("query", """{"terms":[],"fields":[]}""")]);

        using var accounts = await http.PostAsync(new Uri(address + "v1/search/accounts"), query);
        var attributes = await http.GetStringAsync(new Uri(address + "v1/attributes.json"));
        using var refused = await http.GetAsync(new Uri(address + "v2/scim/services/12345/Users"));

        program.Kill();
        Assert.That(
            await accounts.Content.ReadAsStringAsync(),
            Does.Contain("\"total_hits\":\"5\"").And.Contain("\"last_activity_time\":null")
        );
        Assert.That(attributes, Does.StartWith("[{\"key_name\":").And.Not.Contain("Contract Start Date"));
        Assert.That((int)refused.StatusCode, Is.EqualTo(403));
    }

    [TestCase("There is no vendor 'acme'", "acme")]
    [TestCase("'--colour' is not an option", "chartmogul", "--colour", "red")]
    [TestCase("--port needs a value", "chartmogul", "--port")]
    [TestCase("--port: 'http' is not a number", "chartmogul", "--port", "http")]
    [TestCase("--fault: There is no fault 'quake'", "chartmogul", "--fault", "quake")]
    [TestCase("--oddities: 'Some' is not among", "chartmogul", "--oddities=Some")]
    [TestCase("--bench: 'customers=5' is not LIST=N", "chartmogul", "--bench", "customers=5")]
    [TestCase("--bench: 'email_send' is not LIST=N", "iterable", "--bench", "email_send")]
    [TestCase("--bench-gzip: an export is never compressed", "iterable", "--bench=email_send=5", "--bench-gzip")]
    [TestCase("--bench-gzip: a page of any limit", "selligent", "--bench=mailings=5", "--bench-gzip")]
    [TestCase("--without: 'program' is not among transactional,", "selligent", "--without=internal,program")]
    [TestCase("--time-form: 'roman' is not among Plain, Z", "selligent", "--time-form=roman")]
    [TestCase("--refused: 'all' is not among attributes,", "totango", "--refused=scroll,all")]
    [TestCase("--bench-first-day: 'monday' is not a day", "bronto", "--bench=contacts=5", "--bench-first-day=monday")]
    [TestCase("--prefix: 'a/' must begin with a slash", "chartmogul", "--prefix", "a/")]
    [TestCase("--print-bench-urls needs --bench", "chartmogul", "--print-bench-urls")]
    public async Task A_wrong_command_line_is_said_and_nothing_is_served(string message, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.Contain(message).And.Contain("--help"));
    }

    [Test]
    public async Task The_addresses_of_all_benchmark_pages_are_printed()
    {
        var (_, output, _) = await RunAsync("chartmogul", "--bench", "activities=401", "--print-bench-urls");

        Assert.That(
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(Enumerable.Range(0, 3).Select(page => $"/v1/activities?cursor=p00000000{page}"))
        );
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task The_program_says_where_it_listens_and_ends_on_a_signal(string signal)
    {
        using var program = Start("chartmogul", "--customers", "7", "--fault", "stall@/v1/plans");
        var line = await program.StandardOutput.ReadLineAsync() ?? "";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = VendorClient.Basic("any", "");
        var address = line.Replace("listening on ", "", StringComparison.Ordinal);
        var customers = await http.GetStringAsync(new Uri(address + "/v1/customers"));
        var stalled = http.GetAsync(new Uri(address + "/v1/plans"));

        using var kill = Process.Start("kill", [$"-{signal}", program.Id.ToString(CultureInfo.InvariantCulture)]);
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That(line, Does.Match(@"^listening on http://127\.0\.0\.1:\d+$"));
        Assert.That(customers, Does.Contain("\"c-6\"").And.Not.Contain("\"c-7\""));
        Assert.That(program.ExitCode, Is.Zero);
        Assert.That(await program.StandardOutput.ReadToEndAsync(), Is.Empty);
        Assert.That(await program.StandardError.ReadToEndAsync(), Is.Empty);
        Assert.That(async () => await stalled, Throws.InstanceOf<HttpRequestException>());
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var error = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, output, await error);
    }

    private static Process Start(params string[] arguments)
    {
        var library = Path.Combine(TestContext.CurrentContext.TestDirectory, "Sandbox.dll");
        var start = new ProcessStartInfo("dotnet", [library, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start");
    }
}
