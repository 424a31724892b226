namespace Connectors.Schema;

/// <summary>One top-level property of a stream's schema that is found out at run time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its JSON schema, such as <c>{"type":["null","string"]}</c>.</param>
public sealed record SchemaColumn(string Name, string Json);
