namespace Connectors.Schema;

/// <summary>Where a check is stricter than draft-07; nothing is by default.</summary>
public sealed record SchemaOptions
{
    /// <summary>
    /// Only a number written without fraction and exponent is an integer: <c>1.0</c> is none, as in Airbyte's own tests
    /// (airbyte-protocol 4.1).
    /// </summary>
    public bool StrictIntegers { get; init; }

    /// <summary>A required field that is marked <c>airbyte_secret</c> must hold more than blanks.</summary>
    public bool RefuseBlankSecrets { get; init; }
}
