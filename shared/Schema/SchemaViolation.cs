namespace Connectors.Schema;

/// <summary>One way in which a value breaks its schema. Never holds a text of the value, so it can be shown and logged.</summary>
/// <param name="Path">Where: <c>http_proxy.proxy_url</c>, <c>items[2].id</c>; <c>$</c> is the value itself.</param>
/// <param name="Title">What the user calls the field, or null where the schema gives it no title.</param>
/// <param name="Problem">What is wrong, as the rest of a sentence: <c>is missing</c>, <c>must be at least 1</c>.</param>
public sealed record SchemaViolation(string Path, string? Title, string Problem)
{
    /// <summary>The whole sentence: <c>"API Key" (api_key) is missing.</c></summary>
    public override string ToString() => Title is null ? $"{Path} {Problem}." : $"\"{Title}\" ({Path}) {Problem}.";
}
