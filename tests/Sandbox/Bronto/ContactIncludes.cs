namespace Sandbox.Bronto;

/// <summary>Which groups of a contact's columns a call asks for.</summary>
internal sealed record ContactIncludes
{
    public bool Lists { get; private init; }

    public bool Segments { get; private init; }

    public bool Keywords { get; private init; }

    public bool GeoIp { get; private init; }

    public bool Technology { get; private init; }

    public bool Rfm { get; private init; }

    public bool Engagement { get; private init; }

    public IReadOnlyList<string> Fields { get; private init; } = [];

    public static ContactIncludes All(Account account) =>
        new()
        {
            Lists = true,
            Segments = true,
            Keywords = true,
            GeoIp = true,
            Technology = true,
            Rfm = true,
            Engagement = true,
            Fields = [.. Enumerable.Range(0, account.Options.Fields).Select(index => account.FieldId(index))],
        };

    public static ContactIncludes Of(SoapRequest request) =>
        new()
        {
            Lists = request.Flag("includeLists"),
            Segments = request.Flag("includeSegments"),
            Keywords = request.Flag("includeSMSKeywords"),
            GeoIp = request.Flag("includeGeoIPData"),
            Technology = request.Flag("includeTechnologyData"),
            Rfm = request.Flag("includeRFMData"),
            Engagement = request.Flag("includeEngagementData"),
            Fields = request.Texts("fields"),
        };
}
