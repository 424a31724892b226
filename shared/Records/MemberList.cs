using System.Buffers;

namespace Connectors.Records;

/// <summary>The members of an object that is known to be valid, sorted by <see cref="CanonicalJson.CompareNames"/>.</summary>
/// <remarks>Most objects have few members: for these the caller's stack is enough.</remarks>
internal ref struct MemberList : IDisposable
{
    /// <summary>How much room a caller gives.</summary>
    public const int Few = 8;

    private readonly ReadOnlySpan<byte> _json;
    private Span<MemberPlace> _members;
    private MemberPlace[]? _rented;

    public MemberList(ReadOnlySpan<byte> json, Span<MemberPlace> room)
    {
        _json = json;
        _members = room;
        foreach (var member in new RecordMembers(json))
        {
            Insert(member.Place);
        }
    }

    public int Count { get; private set; }

    /// <summary>A name as sent, with its quotes.</summary>
    public readonly ReadOnlySpan<byte> Name(int index) => _json[_members[index].Name.._members[index].NameEnd];

    public readonly ReadOnlySpan<byte> Value(int index) => _json[_members[index].Value.._members[index].End];

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<MemberPlace>.Shared.Return(_rented);
        }
    }

    private void Insert(MemberPlace member)
    {
        if (Count == _members.Length)
        {
            var larger = ArrayPool<MemberPlace>.Shared.Rent(2 * Count);
            _members[..Count].CopyTo(larger);
            Dispose();
            _members = _rented = larger;
        }

        var place = PlaceOf(_json[(member.Name + 1)..(member.NameEnd - 1)]);
        _members[place..Count].CopyTo(_members[(place + 1)..]);
        _members[place] = member;
        Count++;
    }

    /// <summary>Behind all names that are not greater; most senders sort already, so the end is tried first.</summary>
    private readonly int PlaceOf(ReadOnlySpan<byte> name)
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
