using System.Text.Json;
using Connectors.Schema;
using Connectors.Totango.Segments;

namespace Connectors.Totango.Tests;

/// <summary>Which configs are let through, what is said of the others, and where an address leads.</summary>
[Parallelizable(ParallelScope.All)]
public class ConfigTests
{
    private static readonly ConnectorSpec Spec = TotangoPromises.Folder.Spec();

    [TestCase("")]
    [TestCase("\"region\":\"eu\",\"service_id\":\"SP-12345-01\",\"start_date\":\"01/31/2024\"")]
    [TestCase("\"accounts_read_mode\":\"scroll\",\"account_attributes\":[\"*\"],\"account_roles\":[\"CSM\"]")]
    [TestCase("\"lookback_window\":0,\"calls_per_minute\":0.5,\"num_workers\":16,\"something_else\":[1]")]
    [TestCase("\"segments\":[{\"name\":\"a\",\"object\":\"users\",\"query\":\"{}\",\"own\":1}]")]
    [TestCase("\"segments\":[{\"name\":\"a\",\"object\":\"collections\",\"query\":{\"fields\":[]}}]")]
    [TestCase("\"segments\":[],\"account_attributes\":[],\"service_id\":null,\"start_date\":null")]
    public void A_good_config_is_accepted(string options) => Assert.That(Problems(options), Is.Empty);

    [TestCase("\"region\":\"apac\"", "Region")]
    [TestCase("\"accounts_read_mode\":\"fast\"", "Accounts Read Mode")]
    [TestCase("\"lookback_window\":-1", "Look-Back Window")]
    [TestCase("\"calls_per_minute\":0", "Calls per Minute")]
    [TestCase("\"calls_per_minute\":\"90\"", "Calls per Minute")]
    [TestCase("\"account_attributes\":\"Tier\"", "Account Attributes")]
    [TestCase("\"account_roles\":[1]", "Account Roles")]
    [TestCase("\"start_date\":\"2024-01-31T10:00:00\"", "Start Date")]
    [TestCase("\"segments\":[{\"name\":\"a\",\"object\":\"accounts\"}]", "Query")]
    [TestCase("\"segments\":[{\"name\":\"a\",\"object\":\"events\",\"query\":\"{}\"}]", "Object")]
    [TestCase("\"base_url\":\"http://api.totango.com\"", "Base URL")]
    public void A_wrong_option_is_named_by_its_title(string option, string title)
    {
        var problems = Problems(option);

        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0], Does.StartWith($"\"{title}\" ("));
    }

    [TestCase("us", null, "https://api.totango.com/api")]
    [TestCase("eu", null, "https://api-eu1.totango.com/api")]
    [TestCase("eu", " ", "https://api-eu1.totango.com/api")]
    [TestCase("eu", "https://archive.example.com", "https://archive.example.com/api")]
    [TestCase("us", "archive.example.com/", "https://archive.example.com/api")]
    [TestCase("us", "https://archive.example.com/api", "https://archive.example.com/api")]
    [TestCase("us", "https://archive.example.com/api/", "https://archive.example.com/api")]
    [TestCase("us", "https://archive.example.com/behind/a/proxy", "https://archive.example.com/behind/a/proxy/api")]
    [TestCase("us", "https://archive.example.com/behind/api/", "https://archive.example.com/behind/api")]
    [TestCase("us", "http://127.0.0.1:8080/t01/org", "http://127.0.0.1:8080/t01/org/api")]
    public void The_api_is_at_the_regions_host_or_where_the_address_leads(
        string region,
        string? baseUrl,
        string address
    )
    {
        var config = new TotangoConfig(new Secret("t"), Region: region) { BaseUrl = baseUrl };

        Assert.That(config.Address.AbsoluteUri, Is.EqualTo(address));
    }

    [TestCase("SP-12345-01", "12345")]
    [TestCase(" sp-12345-01 ", "12345")]
    [TestCase("12345", "12345")]
    [TestCase("12345-01", "12345")]
    [TestCase("SP-12345", "12345")]
    [TestCase("SP-", null)]
    [TestCase("SP-12345-01-1", null)]
    [TestCase("twelve", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void The_number_of_a_service_is_taken_from_either_form_of_its_id(string? id, string? number) =>
        Assert.That(TotangoConfig.NumberOf(id), Is.EqualTo(number));

    [TestCase("", "is empty")]
    [TestCase(" \t", "is empty")]
    [TestCase("of\ntwo lines", "line break")]
    [TestCase("of\u0001odd signs", "control character")]
    public void A_token_that_cannot_be_sent_is_told_without_it(string token, string said)
    {
        var problem = new TotangoConfig(new Secret(token)).Problems().Single();

        Assert.That(
            problem,
            Does.StartWith("\"API Token\"").And.Contain(said).And.Not.Contain("two").And.Not.Contain("odd")
        );
    }

    [TestCase("{bcrypt}$2a$10$abc")]
    [TestCase("{v2}0f0c0d5e-0000-4000-8000-000000000000")]
    [TestCase("0123456789012345678901234567890123456789kim@vendor.test")]
    public void Tokens_may_hold_what_they_do(string token) =>
        Assert.That(new TotangoConfig(new Secret(token)).Problems(), Is.Empty);

    [TestCase("SP-12345-01", 0)]
    [TestCase("", 0)]
    [TestCase("twelve", 1)]
    public void A_service_id_of_another_form_is_told(string id, int problems) =>
        Assert.That(
            new TotangoConfig(new Secret("t"), ServiceId: id)
                .Problems()
                .Count(problem => problem.Contains("\"Service ID\"")),
            Is.EqualTo(problems)
        );

    [TestCase(null, 24)]
    [TestCase(0.5, 0.5)]
    [TestCase(0d, 0)]
    [TestCase(1e300, 24d * 400_000)]
    public void The_look_back_is_in_hours_and_never_too_long_for_a_calendar(double? hours, double read)
    {
        var config = new TotangoConfig(new Secret("t"));
        config = hours is { } own ? config with { LookbackWindow = own } : config;

        Assert.That(config.LookBack, Is.EqualTo(TimeSpan.FromHours(read)));
    }

    [TestCase("accounts", "{\"fields\":[]}", "as another stream is")]
    [TestCase("audit_log", "{\"fields\":[]}", "as another stream is")]
    [TestCase(" ", "{\"fields\":[]}", "without a name")]
    [TestCase("own", "{\"fields\":[]", "no JSON object")]
    [TestCase("own", "[]", "no JSON object")]
    [TestCase("own", "7", "no JSON object")]
    [TestCase("own", "", "no JSON object")]
    [TestCase("own", "{}", "no list of fields")]
    [TestCase("own", "{\"fields\":{}}", "no list of fields")]
    [TestCase("own", "{\"fields\":[\"health\"]}", "no list of fields")]
    [TestCase("own", "{\"fields\":[],\"terms\":{}}", "is no list")]
    public void A_segment_that_cannot_be_read_is_told(string name, string query, string said)
    {
        var text = JsonElement.Parse(JsonSerializer.Serialize(query));

        var problems = SegmentConfig.Problems([new SegmentConfig(name, "accounts", text)]).ToList();

        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0], Does.StartWith("\"Segments\" (segments)").And.Contain(said));
    }

    [Test]
    public void All_problems_are_told_at_once()
    {
        var none = JsonElement.Parse("null");
        var config = new TotangoConfig(
            new Secret(""),
            ServiceId: "twelve",
            Segments: [new SegmentConfig("a", "accounts", none), new SegmentConfig("a", "users", none)]
        );

        Assert.That(config.Problems(), Has.Exactly(5).Items.And.Some.Contains("\"a\" more than once"));
    }

    /// <summary>Of a good config with these options besides.</summary>
    private static IReadOnlyList<string> Problems(string options)
    {
        var config = new Dictionary<string, JsonElement> { ["api_token"] = JsonElement.Parse("\"t\"") };
        foreach (var option in JsonElement.Parse($"{{{options}}}").EnumerateObject())
        {
            config[option.Name] = option.Value;
        }

        return Spec.Problems(JsonSerializer.SerializeToElement(config));
    }
}
