using System.Globalization;
using Connectors.Records;

namespace Connectors.Xml;

/// <summary>Has the last word on an object: it may add members.</summary>
/// <returns>False where the object is to be left out.</returns>
public delegate bool XmlFinish(XmlObject value);

/// <summary>The object of which all elements have been read, before it is closed. Valid within the call that is given it.</summary>
public readonly ref struct XmlObject
{
    private readonly XmlMembers _members;
    private readonly int _first;

    internal XmlObject(XmlMembers members, int first) => (_members, _first) = (members, first);

    /// <summary>The raw JSON of an element's value; empty where it is absent, nil or empty.</summary>
    public ReadOnlySpan<byte> Raw(string name) => _members.Value(_first, name);

    /// <summary>The text of an element; null where it is absent, nil or empty.</summary>
    public string? Text(string name) => RecordFields.Decode(Raw(name));

    /// <summary>The instant that an element names; null where it names none. Without an offset it is UTC.</summary>
    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    /// <summary>Adds a member, or gives one a value that has none.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="json">Its value: one line of JSON.</param>
    public void Set(string name, ReadOnlySpan<byte> json) => _members.Set(_first, name, json);
}
