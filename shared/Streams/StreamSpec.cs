using Connectors.Schema;

namespace Connectors.Streams;

/// <summary>What a stream is to the outside (airbyte-protocol 1.9). A public contract: names, keys and cursors never change.</summary>
/// <param name="Name">The stream's name: a snake_case plural noun.</param>
public sealed record StreamSpec(string Name)
{
    /// <summary>The top-level fields that together identify a record; empty for none.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    /// <summary>The field that an incremental read goes by; null where the vendor has none, and only full refresh is offered.</summary>
    public string? Cursor { get; init; }

    /// <summary>The name of the schema file; the stream's own name unless twins share one.</summary>
    public string Schema { get; init; } = Name;

    /// <summary>
    /// Finds the columns that depend on the user's account and stand in no file; they come behind those of the file. Called once
    /// by <c>discover</c>, and by <c>read</c> where the stream is selected; it may ask the vendor. Null for most.
    /// </summary>
    public Func<CancellationToken, Task<IReadOnlyList<SchemaColumn>>>? Columns { get; init; }

    /// <summary>What is done to single fields of a record; whatever is not named passes byte for byte.</summary>
    public IReadOnlyList<FieldRule> Rules { get; init; } = [];
}
