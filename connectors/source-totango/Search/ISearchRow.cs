namespace Connectors.Totango.Search;

/// <summary>Where in one row of an answer its values lie.</summary>
internal interface ISearchRow
{
    /// <summary>The places of the fixed columns' values; empty where there is none.</summary>
    Range[] Fixed { get; }

    /// <summary>The places of the fields' values; empty where there is none.</summary>
    Range[] Values { get; }

    /// <summary>Whether what a row holds besides is given out as well.</summary>
    bool KeepsOthers { get; }

    /// <summary>Looks through a row.</summary>
    /// <exception cref="Errors.ConnectorException">It does not have the values that were asked for.</exception>
    void Read(ReadOnlySpan<byte> record);

    /// <summary>Whether a member of the row is used up by its columns.</summary>
    bool Knows(ReadOnlySpan<byte> name);
}
