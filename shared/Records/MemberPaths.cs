using System.Text;

namespace Connectors.Records;

/// <summary>
/// Finds members of records that lie in objects inside of them, all in one pass over a record. Of several members of one name the
/// last counts. Where something else stands in place of an object on the way, it is what lies at the end of each path through it.
/// </summary>
public sealed class MemberPaths
{
    private readonly Node _root = new();
    private readonly List<OtherMember> _others = [];
    private readonly bool _notesOthers;

    /// <summary>Prepares the paths.</summary>
    /// <param name="paths">For each member the names that lead to it, from the record's own on.</param>
    /// <param name="notesOthers">Whether <see cref="Others"/> is wanted.</param>
    public MemberPaths(IReadOnlyList<IReadOnlyList<string>> paths, bool notesOthers = false)
    {
        _notesOthers = notesOthers;
        Found = new Range[paths.Count];
        for (var i = 0; i < paths.Count; i++)
        {
            var node = _root;
            foreach (var name in paths[i])
            {
                node = node.Child(Encoding.UTF8.GetBytes(name));
            }

            node.Indexes.Add(i);
        }
    }

    /// <summary>For each path where the raw JSON of its member lies in the record; empty where the record lacks it.</summary>
    public Range[] Found { get; }

    /// <summary>The members that no path leads to: of the record, and of the objects on the way. Noted where that is wanted.</summary>
    public IReadOnlyList<OtherMember> Others => _others;

    /// <summary>Looks through a record.</summary>
    /// <param name="record">An object that is known to be valid.</param>
    public void Find(ReadOnlySpan<byte> record)
    {
        Array.Clear(Found);
        _others.Clear();
        Find(record, 0, _root, parent: default);
    }

    private void Find(ReadOnlySpan<byte> json, int start, Node node, Range parent)
    {
        foreach (var member in new RecordMembers(json))
        {
            var place = member.Place;
            var name = (start + place.Name + 1)..(start + place.NameEnd - 1);
            if (node.Find(member.Name) is not { } child)
            {
                if (_notesOthers)
                {
                    _others.Add(new OtherMember(parent, name, (start + place.Value)..(start + place.End)));
                }

                continue;
            }

            var from = start + member.Place.Value;
            foreach (var index in child.Indexes)
            {
                Found[index] = from..(start + member.Place.End);
            }

            if (child.HasChildren && member.Value[0] == '{')
            {
                Find(member.Value, from, child, name);
            }
            else
            {
                child.Assign(Found, from..(start + member.Place.End));
            }
        }
    }

    private sealed class Node
    {
        private readonly Dictionary<byte[], Node> _children = new(TokenComparer.Instance);

        public List<int> Indexes { get; } = [];

        public bool HasChildren => _children.Count > 0;

        public Node Child(byte[] name) =>
            _children.TryGetValue(name, out var child) ? child : _children[name] = new Node();

        public Node? Find(ReadOnlySpan<byte> name)
        {
            if (name.Contains((byte)'\\'))
            {
                name = Encoding.UTF8.GetBytes(RecordFields.Decode([(byte)'"', .. name, (byte)'"']) ?? "");
            }

            return _children.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out var child) ? child : null;
        }

        public void Assign(Range[] found, Range value)
        {
            foreach (var child in _children.Values)
            {
                child.Indexes.ForEach(index => found[index] = value);
                child.Assign(found, value);
            }
        }
    }
}

/// <summary>A member that no path leads to.</summary>
/// <param name="Parent">Where the name of the object that it lies in is, without its quotes; empty for the record itself.</param>
/// <param name="Name">Where its name is, without its quotes.</param>
/// <param name="Value">Where its value is.</param>
public readonly record struct OtherMember(Range Parent, Range Name, Range Value);
