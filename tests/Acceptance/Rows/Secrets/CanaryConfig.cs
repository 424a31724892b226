using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Rows.Secrets;

/// <summary>A config whose secrets are ours, so that they can be looked for.</summary>
/// <param name="alsoMissing">Whether secret options that the config does not have are set as well.</param>
/// <param name="characters">What each secret holds besides a name of its own.</param>
/// <param name="isWrong">Whether each is a list, where a text should be.</param>
internal sealed class CanaryConfig(bool alsoMissing, string characters, bool isWrong)
{
    private readonly List<SecretOption> _secrets = [];

    /// <summary>The secrets that were set.</summary>
    public IReadOnlyList<SecretOption> Secrets => _secrets;

    /// <summary>Sets the secret text options of a config, or of a part.</summary>
    public void Fill(JsonElement schema, JsonObject config, string path = "")
    {
        foreach (var option in schema.Members("properties"))
        {
            var at = $"{path}/{option.Name}";
            if (SecretOption.IsSecret(option.Value))
            {
                Set(option, config, at);
            }
            else if (Inner(option, config) is { } inner)
            {
                Fill(option.Value, inner, at);
            }
            else if (config[option.Name] is JsonArray list && option.Value.Member("items") is { } item)
            {
                FillItems(item, list, at);
            }
        }

        if (Alternative(schema, config) is { } alternative)
        {
            Fill(alternative, config, path);
        }
    }

    private void FillItems(JsonElement schema, JsonArray list, string path)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (SecretOption.IsSecret(schema))
            {
                list[i] = Canary($"{path}/{i}");
            }
            else if (list[i] is JsonObject config)
            {
                Fill(schema, config, $"{path}/{i}");
            }
        }
    }

    private void Set(JsonProperty option, JsonObject config, string path)
    {
        var isText = option.Value.TextOr("type", "string") == "string" || option.Value.Texts("type").Contains("string");
        if (isText && (alsoMissing || config.ContainsKey(option.Name)))
        {
            config[option.Name] = Canary(path);
        }
    }

    private JsonNode Canary(string path)
    {
        var secret = $"canary{_secrets.Count}{characters}";
        _secrets.Add(new SecretOption(path, secret));
        return isWrong ? new JsonArray(secret) : JsonValue.Create(secret);
    }

    private JsonObject? Inner(JsonProperty option, JsonObject config)
    {
        if (alsoMissing && !config.ContainsKey(option.Name) && HoldsSecret(option.Value))
        {
            config[option.Name] = new JsonObject();
        }

        return config[option.Name] as JsonObject;
    }

    /// <summary>The alternative that the config has taken by its constants, or the first with a secret where it has none.</summary>
    private JsonElement? Alternative(JsonElement schema, JsonObject config)
    {
        var all = SecretOption.Alternatives(schema).ToList();
        var taken = all.Where(each => Constants(each).All(c => config[c.Name]?.ToJsonString() == c.Value)).ToList();
        if (taken.Count > 0 || !alsoMissing || config.Count > 0)
        {
            return taken.Count > 0 ? taken[0] : null;
        }

        var first = all.Where(HoldsSecret).Cast<JsonElement?>().FirstOrDefault();
        foreach (var (name, value) in first is { } one ? Constants(one) : [])
        {
            config[name] = JsonNode.Parse(value);
        }

        return first;
    }

    private static IEnumerable<(string Name, string Value)> Constants(JsonElement alternative) =>
        alternative
            .Members("properties")
            .Where(option => option.Value.Member("const") is not null)
            .Select(option =>
                (option.Name, JsonNode.Parse(option.Value.GetProperty("const").GetRawText())!.ToJsonString())
            );

    private static bool HoldsSecret(JsonElement schema) =>
        schema.Members("properties").Any(option => SecretOption.IsSecret(option.Value) || HoldsSecret(option.Value))
        || SecretOption.Alternatives(schema).Any(HoldsSecret);
}
