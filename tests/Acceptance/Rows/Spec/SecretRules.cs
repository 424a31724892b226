using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>Which options must be stored as secrets, and which cannot be.</summary>
internal static class SecretRules
{
    private static readonly HashSet<string> Names =
    [
        "client_token",
        "access_token",
        "api_token",
        // Not among CAT's names, and the most common one.
        "api_key",
        "token",
        "secret",
        "client_secret",
        "password",
        "key",
        "service_account_info",
        "service_account",
        "tenant_id",
        "certificate",
        "jwt",
        "credentials",
        "app_id",
        "appid",
        "refresh_token",
    ];

    private static readonly string[] Storable = ["string", "integer", "number"];

    /// <summary>Where they are not kept.</summary>
    public static IEnumerable<Finding> Problems(JsonElement schema)
    {
        foreach (var part in SchemaPart.All(schema).Where(part => part.Property is not null))
        {
            var isMarked = part.Schema.Member("airbyte_secret") is { ValueKind: JsonValueKind.True };
            var isStorable = SchemaTypes.Of(part.Schema).Any(Storable.Contains);
            if (Names.Contains(part.Property ?? "") && isStorable && !isMarked && part.Schema.Member("const") is null)
            {
                yield return part.Finding("airbyte_secret: true on what is a secret by its name", "none");
            }

            if (isMarked && !isStorable)
            {
                yield return part.Finding(
                    $"airbyte_secret only on {SchemaTypes.Words(Storable)}",
                    SchemaTypes.Words(SchemaTypes.Of(part.Schema))
                );
            }
        }
    }
}
