using Acceptance.Running;

namespace Acceptance.Rows.Attributes;

/// <summary>What Airbyte asks of certified connectors, and is good for any (airbyte-protocol 6.1).</summary>
internal static class AttributeRows
{
    private const string Suite = "connector_attributes";

    public static IReadOnlyList<Row> All { get; } =
    [
        Of("streams_define_primary_key", "1.9", "every stream has a key", KeysAsync),
        Of("allowed_hosts", "5.7", "the metadata name the hosts that are called", HostsAsync),
        Of("suggested_streams", "5.7", "the metadata suggest streams, and these are there", SuggestionsAsync),
    ];

    private static Row Of(string name, string rule, string title, Func<Subject, Findings, Task> look) =>
        new(
            $"{Suite}.{name}",
            rule,
            title,
            (subject, findings) =>
                subject.Config[Suite].BypassReason is { } reason
                    ? throw new BypassedException(reason)
                    : look(subject, findings)
        )
        {
            IsAdvice = true,
        };

    private static async Task KeysAsync(Subject subject, Findings findings)
    {
        var catalog = await subject.CatalogAsync();
        var exempt = subject.Config[Suite].Tests.SelectMany(entry => entry.StreamsWithoutPrimaryKey);
        var without = ConfiguredCatalogs
            .Names(catalog)
            .Except(exempt.Select(stream => stream.Name))
            .Where(stream => ConfiguredCatalogs.KeyOf(catalog, stream).Count == 0)
            .ToList();
        findings.Check(
            without.Count == 0,
            "a key for every stream that is not among streams_without_primary_key",
            () => $"none for {Wording.Named(without)}"
        );
    }

    private static Task HostsAsync(Subject subject, Findings findings)
    {
        Bypass(subject.Config[Suite].Tests.Select(entry => entry.AllowedHosts?.BypassReason));
        var hosts = subject.Metadata().At("allowedHosts")?.Texts("hosts") ?? [];
        findings.Check(hosts.Count > 0, "allowedHosts.hosts with at least one host", () => "none");
        findings.None(
            "names of hosts, without a scheme and a path",
            hosts.Where(host => host.Length == 0 || host.AsSpan().ContainsAny("/ ")).Take(Wording.Few)
        );
        return Task.CompletedTask;
    }

    private static async Task SuggestionsAsync(Subject subject, Findings findings)
    {
        Bypass(subject.Config[Suite].Tests.Select(entry => entry.SuggestedStreams?.BypassReason));
        var suggested = subject.Metadata().At("suggestedStreams")?.Texts("streams") ?? [];
        findings.Check(suggested.Count > 0, "suggestedStreams.streams with at least one stream", () => "none");
        var unknown = suggested.Except(ConfiguredCatalogs.Names(await subject.CatalogAsync())).ToList();
        findings.Check(
            unknown.Count == 0,
            "streams that are discovered",
            () => $"{Wording.Named(unknown)}, which are not"
        );
    }

    private static void Bypass(IEnumerable<string?> reasons)
    {
        if (reasons.OfType<string>().FirstOrDefault() is { } reason)
        {
            throw new BypassedException(reason);
        }
    }
}
