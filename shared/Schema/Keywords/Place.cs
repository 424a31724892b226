using System.Text;

namespace Connectors.Schema.Keywords;

/// <summary>Where in the checked value we are; kept as a chain, since a path is only spelled out for a violation.</summary>
internal sealed class Place
{
    private readonly Place? _parent;

    private Place(Place? parent, string? property, int index, string? title)
    {
        _parent = parent;
        Property = property;
        Index = index;
        Title = title;
    }

    public static Place Root { get; } = new(parent: null, property: null, index: -1, title: null);

    /// <summary>The property that led here; null for an array's element and for the root.</summary>
    public string? Property { get; }

    public int Index { get; }

    /// <summary>What the user calls this field: an array's elements are called like their array.</summary>
    public string? Title { get; }

    public Place At(string property, string? title) => new(this, property, index: -1, title);

    public Place At(int index, string? title) => new(this, property: null, index, title ?? Title);

    /// <summary>From the root to here, the root itself left out.</summary>
    public IReadOnlyList<Place> Steps()
    {
        var steps = new List<Place>();
        for (var place = this; place._parent is not null; place = place._parent)
        {
            steps.Add(place);
        }

        steps.Reverse();
        return steps;
    }

    public override string ToString()
    {
        var path = new StringBuilder();
        foreach (var step in Steps())
        {
            _ = step.Property switch
            {
                null => path.Append('[').Append(step.Index).Append(']'),
                var name when !IsPlain(name) => path.Append("['").Append(name).Append("']"),
                var name => path.Append(path.Length > 0 ? "." : "").Append(name),
            };
        }

        return path.Length > 0 ? path.ToString() : "$";
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
