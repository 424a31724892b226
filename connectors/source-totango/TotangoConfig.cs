using System.Text.RegularExpressions;
using Connectors.Schema;
using Connectors.Totango.Segments;

namespace Connectors.Totango;

/// <summary>The options of spec.json.</summary>
internal sealed partial record TotangoConfig(
    Secret ApiToken,
    string Region = "us",
    string? ServiceId = null,
    StartDate? StartDate = null,
    string AccountsReadMode = "auto",
    IReadOnlyList<string>? AccountAttributes = null,
    IReadOnlyList<string>? AccountRoles = null,
    double LookbackWindow = 24,
    IReadOnlyList<SegmentConfig>? Segments = null,
    double CallsPerMinute = 90
) : CommonConfig
{
    /// <summary>No calendar has more hours; larger numbers mean everything.</summary>
    private const double MostHours = 24 * 400_000;

    /// <summary>Where the API is.</summary>
    public Uri Address =>
        Schema.BaseUrl.For(BaseUrl, IsEu ? "https://api-eu1.totango.com" : "https://api.totango.com", "api");

    /// <summary>Whether the service is kept in the EU.</summary>
    public bool IsEu => Region == "eu";

    /// <summary>The number of the service, which some addresses hold; null where the user does not tell it.</summary>
    public string? ServiceNumber => NumberOf(ServiceId);

    /// <summary>The attributes that the user wants; null for all.</summary>
    public IReadOnlyList<string>? WantedAttributes =>
        AccountAttributes is { Count: > 0 } names && !names.Contains("*") ? names : null;

    /// <summary>How far a later run goes back.</summary>
    public TimeSpan LookBack => TimeSpan.FromHours(Math.Min(LookbackWindow, MostHours));

    /// <summary>The number of a service by either form of its id; null where it is none.</summary>
    public static string? NumberOf(string? serviceId) =>
        serviceId is not null && ServicePattern.Match(serviceId.Trim()) is { Success: true } match
            ? match.Groups[1].Value
            : null;

    /// <summary><c>SP-12345-01</c>, or the number in its middle alone.</summary>
    [GeneratedRegex(@"^(?:SP-)?(\d+)(?:-\d+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ServicePattern { get; }

    public override IEnumerable<string> Problems()
    {
        var token = ApiToken.Reveal().Trim();
        if (token.Length == 0)
        {
            yield return "\"API Token\" (api_token) is empty.";
        }
        else if (token.Any(char.IsControl))
        {
            yield return "\"API Token\" (api_token) holds a line break or another control character, which no token has. Copy it again.";
        }

        if (!string.IsNullOrWhiteSpace(ServiceId) && ServiceNumber is null)
        {
            yield return "\"Service ID\" (service_id) is neither of the form SP-12345-01 nor the number in its middle.";
        }

        foreach (var problem in SegmentConfig.Problems(Segments ?? []))
        {
            yield return problem;
        }
    }
}
