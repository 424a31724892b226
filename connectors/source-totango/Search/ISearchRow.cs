using Connectors.Records;

namespace Connectors.Totango.Search;

/// <summary>Where in one row of an answer its values lie.</summary>
internal interface ISearchRow
{
    /// <summary>The places of the fixed columns' values; empty where there is none.</summary>
    Range[] Fixed { get; }

    /// <summary>The places of the fields' values; empty where there is none.</summary>
    Range[] Values { get; }

    /// <summary>What a row holds besides, and is given out as well.</summary>
    IReadOnlyList<OtherMember> Others { get; }

    /// <summary>Looks through a row.</summary>
    /// <exception cref="Errors.ConnectorException">It does not have the values that were asked for.</exception>
    void Read(ReadOnlySpan<byte> record);
}
