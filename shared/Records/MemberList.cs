using System.Buffers;

namespace Connectors.Records;

/// <summary>The members of an object that is known to be valid, sorted by <see cref="CanonicalJson.CompareNames"/>.</summary>
internal ref struct MemberList : IDisposable
{
    private readonly ReadOnlySpan<byte> _json;
    private (int Name, int NameEnd, int Value, int End)[] _members = ArrayPool<(int, int, int, int)>.Shared.Rent(16);

    public MemberList(ReadOnlySpan<byte> json)
    {
        _json = json;
        var at = JsonText.Space(json, 1);
        while (json[at] != '}')
        {
            var nameEnd = at + JsonText.StringLength(json[at..]);
            var value = JsonText.Space(json, JsonText.Space(json, nameEnd) + 1);
            var end = JsonText.Skip(json, value);
            Insert((at, nameEnd, value, end));
            at = JsonText.Space(json, end);
            at = json[at] == ',' ? JsonText.Space(json, at + 1) : at;
        }
    }

    public int Count { get; private set; }

    /// <summary>A name as sent, with its quotes.</summary>
    public readonly ReadOnlySpan<byte> Name(int index) => _json[_members[index].Name.._members[index].NameEnd];

    public readonly ReadOnlySpan<byte> Value(int index) => _json[_members[index].Value.._members[index].End];

    public readonly void Dispose() => ArrayPool<(int, int, int, int)>.Shared.Return(_members);

    private void Insert((int Name, int NameEnd, int Value, int End) member)
    {
        if (Count == _members.Length)
        {
            var larger = ArrayPool<(int, int, int, int)>.Shared.Rent(2 * Count);
            _members.AsSpan(0, Count).CopyTo(larger);
            ArrayPool<(int, int, int, int)>.Shared.Return(_members);
            _members = larger;
        }

        var place = Place(_json[(member.Name + 1)..(member.NameEnd - 1)]);
        _members.AsSpan(place, Count - place).CopyTo(_members.AsSpan(place + 1));
        _members[place] = member;
        Count++;
    }

    /// <summary>Behind all names that are not greater; most senders sort already, so the end is tried first.</summary>
    private readonly int Place(ReadOnlySpan<byte> name)
    {
        if (Count == 0 || CanonicalJson.CompareNames(Name(Count - 1)[1..^1], name) <= 0)
        {
            return Count;
        }

        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (CanonicalJson.CompareNames(Name(middle)[1..^1], name) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
