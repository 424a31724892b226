using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Rows.Surroundings;

/// <summary>The hosts that a connector talks to, as far as its files say.</summary>
internal static class VendorHosts
{
    private const string Metadata = "metadata.yaml";

    /// <summary>Those of the addresses in the config, and those that the metadata allow.</summary>
    /// <exception cref="NotRunException">Nothing says.</exception>
    public static IReadOnlyList<string> Of(Subject subject)
    {
        var allowed = subject.Folder.Has(Metadata)
            ? subject.Folder.YamlAt(Metadata).At("data", "allowedHosts")?.Texts("hosts") ?? []
            : [];
        string[] hosts =
        [
            .. Addresses(subject.ConfigOf(subject.Working)),
            .. allowed.Select(host => host.TrimStart('*')).Where(host => host.Length > 0 && !host.Contains('$')),
        ];
        return hosts.Length > 0 ? hosts : throw new NotRunException("nothing says which hosts it talks to");
    }

    private static IEnumerable<string> Addresses(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Addresses(member.Value)),
            JsonArray items => items.SelectMany(Addresses),
            JsonValue value
                when value.TryGetValue<string>(out var text)
                    && Uri.TryCreate(text, UriKind.Absolute, out var address)
                    && address.Scheme is "http" or "https" => [address.Host],
            _ => [],
        };
}
