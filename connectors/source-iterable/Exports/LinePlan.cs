using System.Text;
using Connectors.Records;

namespace Connectors.Iterable.Exports;

/// <summary>What depends on a line's names only: worked out once for all lines that have the same.</summary>
internal sealed class LinePlan
{
    private readonly string[] _names;
    private readonly FieldKind[] _kinds;
    private readonly int[] _order;
    private readonly byte[]?[] _sortedNames;
    private readonly bool[] _isDocument;

    public LinePlan(RecordLayout layout, DeclaredFields fields)
    {
        Layout = layout;
        _names = [.. Enumerable.Range(0, layout.Count).Select(layout.NameText)];
        _kinds = [.. _names.Select(fields.Of)];
        _isDocument = [.. _names.Select(name => name == "itblInternal")];
        _order = [.. Enumerable.Range(0, layout.Count)];
        // Equal names keep their order.
        Array.Sort(
            _order,
            (a, b) => CanonicalJson.CompareNames(layout.Name(a), layout.Name(b)) is var c and not 0 ? c : a - b
        );
        _sortedNames = [.. Enumerable.Range(0, layout.Count).Select(i => PlainToken(layout.Name(i)))];
    }

    /// <summary>The names.</summary>
    public RecordLayout Layout { get; }

    /// <summary>What becomes of a member.</summary>
    public FieldKind Kind(int member) => _kinds[member];

    /// <summary>The member of that name, the last of several; -1 for none.</summary>
    public int Find(string name) => Array.LastIndexOf(_names, name);

    /// <summary>
    /// Writes the line in the one form that all its spellings share (<see cref="CanonicalJson"/>), without the time when
    /// Iterable indexed it, so that an event that is indexed anew keeps its key.
    /// </summary>
    public void WriteCanonical(in JsonLine line, CanonicalHash hash)
    {
        hash.Write("{"u8);
        for (var i = 0; i < _order.Length; i++)
        {
            var member = _order[i];
            if (i > 0)
            {
                hash.Write(","u8);
            }

            if (_sortedNames[member] is { } token)
            {
                hash.Write(token);
            }
            else
            {
                CanonicalJson.WriteString([(byte)'"', .. Layout.Name(member), (byte)'"'], hash);
                hash.Write(":"u8);
            }

            CanonicalJson.Write(line.Value(member), _isDocument[member] ? "documentUpdatedAt"u8 : [], hash);
        }

        hash.Write("}"u8);
    }

    /// <summary>Name and colon as they stand in the canonical form; null where the name must be looked into.</summary>
    private static byte[]? PlainToken(ReadOnlySpan<byte> name) =>
        Ascii.IsValid(name) && !name.Contains((byte)'\\') ? [(byte)'"', .. name, (byte)'"', (byte)':'] : null;
}
