using Connectors.Records;

namespace Connectors.Xml;

/// <summary>
/// The members of the objects that are being read, the outermost first, and their values as JSON in one buffer. An object is
/// put together when all of it is known: which of its elements repeat, and what is to be added.
/// </summary>
internal sealed partial class XmlMembers : IDisposable
{
    /// <summary>What the values of one record may take, each of them twice while its object is put together.</summary>
    private const int Most = 2 * LineReader.MostBytes;

    private readonly List<Member> _members = [];
    private readonly NativeBuffer _bytes = new(64 * 1024);

    /// <summary>How many members there are.</summary>
    public int Count => _members.Count;

    /// <summary>How many bytes of values there are.</summary>
    public int Length { get; private set; }

    /// <summary>What writing the record out has to look after; whoever adds bytes that ask for something says so.</summary>
    public RecordTraits Traits { get; set; }

    /// <summary>The bytes of a value.</summary>
    public ReadOnlySpan<byte> Bytes(int start, int end) => _bytes.GetSpan()[start..end];

    /// <summary>Room for so many bytes behind those that are there.</summary>
    /// <exception cref="InvalidDataException">The record is too long.</exception>
    public Span<byte> Room(int bytes)
    {
        while (_bytes.Capacity - Length < bytes)
        {
            if (_bytes.Capacity == Most)
            {
                throw new InvalidDataException($"a record is longer than {LineReader.MostBytes / 1024 / 1024} MB");
            }

            _bytes.Grow(Most);
        }

        return _bytes.GetSpan()[Length..];
    }

    /// <summary>Takes over bytes that were put into <see cref="Room"/>.</summary>
    public void Advance(int bytes) => Length += bytes;

    /// <summary>Adds bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Adds a member whose value is what was written from <paramref name="start"/> on; null where that is nothing.</summary>
    public void Add(XmlField? field, string name, int start) => _members.Add(new Member(field, name, start, Length));

    /// <summary>The value of a member, of several the last; empty for none.</summary>
    public ReadOnlySpan<byte> Value(int first, string name)
    {
        for (var i = Count - 1; i >= first; i--)
        {
            var member = _members[i];
            if (member.Name == name)
            {
                return Bytes(member.Start, member.End);
            }
        }

        return [];
    }

    /// <summary>Adds a member, or gives one a value that has none.</summary>
    public void Set(int first, string name, ReadOnlySpan<byte> json)
    {
        for (var i = Count - 1; i >= first; i--)
        {
            var member = _members[i];
            if (member.Name == name)
            {
                if (member.Start < member.End)
                {
                    return;
                }

                _members.RemoveAt(i);
            }
        }

        var start = Length;
        Write(json);
        Traits |= TextTraits.Of(json);
        _members.Add(new Member(Field: null, name, start, Length) { IsAdded = true });
    }

    /// <summary>Forgets all members from <paramref name="first"/> on, and all bytes from <paramref name="start"/> on.</summary>
    public void Cut(int first, int start)
    {
        _members.RemoveRange(first, Count - first);
        Length = start;
    }

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)_bytes).Dispose();

    /// <summary>One element that was read.</summary>
    private readonly record struct Member(XmlField? Field, string Name, int Start, int End)
    {
        /// <summary>Whether it was added to those that were read; then it is the only one of its name.</summary>
        public bool IsAdded { get; init; }
    }
}
