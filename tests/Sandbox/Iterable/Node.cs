using System.Collections;
using System.Globalization;

namespace Sandbox.Iterable;

/// <summary>JSON before it is spelled: what stays the same however it is ordered and escaped.</summary>
internal abstract class Node
{
    public static Node Null { get; } = new Raw("null");
}

/// <summary>A text; half a surrogate pair is allowed.</summary>
internal sealed class Text(string value) : Node
{
    public string Value => value;
}

/// <summary>A number, a literal, or JSON that is to be sent exactly so.</summary>
internal sealed class Raw(string json) : Node
{
    public string Json => json;
}

/// <summary>An array.</summary>
internal sealed class Items(IEnumerable<Node> items) : Node
{
    public IReadOnlyList<Node> All { get; } = [.. items];

    public static Items Of(params IEnumerable<long> numbers) =>
        new(numbers.Select(number => new Raw(number.ToString(CultureInfo.InvariantCulture))));

    public static Items Of(params IEnumerable<string> texts) => new(texts.Select(text => new Text(text)));
}

/// <summary>An object; a member that is added as <c>null</c> is left out.</summary>
internal sealed class Members : Node, IEnumerable<(string Name, Node Value)>
{
    private readonly List<(string, Node)> _members = [];

    public void Add(string name, Node? value)
    {
        if (value is not null)
        {
            _members.Add((name, value));
        }
    }

    public void Add(string name, string? value) => Add(name, value is null ? null : new Text(value));

    public void Add(string name, long? value) =>
        Add(name, value is { } number ? new Raw(number.ToString(CultureInfo.InvariantCulture)) : null);

    public void Add(string name, bool value) => Add(name, new Raw(value ? "true" : "false"));

    public IEnumerator<(string Name, Node Value)> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
