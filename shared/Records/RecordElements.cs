namespace Connectors.Records;

/// <summary>The elements of one array, in its order and with its bytes. The array is known to be valid JSON.</summary>
public ref struct RecordElements
{
    private readonly ReadOnlySpan<byte> _json;
    private int _next;

    /// <summary>Begins at the first element.</summary>
    /// <param name="json">The array, brackets included.</param>
    public RecordElements(ReadOnlySpan<byte> json)
    {
        _json = json;
        _next = JsonText.Space(json, 1);
    }

    /// <summary>The raw JSON of the element that <see cref="MoveNext"/> reached.</summary>
    public readonly ReadOnlySpan<byte> Current => _json[Place];

    /// <summary>Where that lies within the array.</summary>
    public Range Place { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly RecordElements GetEnumerator() => this;

    /// <summary>Goes to the next element; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_json[_next] == ']')
        {
            return false;
        }

        var end = JsonText.Skip(_json, _next);
        Place = _next..end;
        _next = JsonText.Space(_json, end);
        if (_json[_next] == ',')
        {
            _next = JsonText.Space(_json, _next + 1);
        }

        return true;
    }
}
