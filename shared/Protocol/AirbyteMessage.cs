using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>
/// One line of the Airbyte protocol. Serialised through this type it begins with its <c>type</c>, which some runners look
/// for as text; read through <see cref="MessageReader"/> the <c>type</c> may stand anywhere and may be unknown.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RecordMessage), "RECORD")]
[JsonDerivedType(typeof(StateMessage), "STATE")]
[JsonDerivedType(typeof(LogMessage), "LOG")]
[JsonDerivedType(typeof(SpecMessage), "SPEC")]
[JsonDerivedType(typeof(ConnectionStatusMessage), "CONNECTION_STATUS")]
[JsonDerivedType(typeof(CatalogMessage), "CATALOG")]
[JsonDerivedType(typeof(TraceMessage), "TRACE")]
[JsonDerivedType(typeof(ControlMessage), "CONTROL")]
[JsonDerivedType(typeof(DestinationCatalogMessage), "DESTINATION_CATALOG")]
internal abstract record AirbyteMessage;

/// <summary>A line whose type this version does not know: logged and skipped, never a crash.</summary>
/// <param name="Type">The type's text, or null when the line has none.</param>
internal sealed record UnknownMessage(string? Type) : AirbyteMessage;
