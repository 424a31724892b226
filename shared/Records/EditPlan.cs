using System.Text;

namespace Connectors.Records;

/// <summary>What is done to the records of one layout: found by names once, and by places from then on.</summary>
internal sealed class EditPlan
{
    private readonly MemberChange?[] _changes;
    private readonly byte[]?[] _names;

    private EditPlan(RecordLayout layout, MemberChange?[] changes, byte[]?[] names)
    {
        (_changes, _names) = (changes, names);
        Renames = names.Any(name => name is not null);
        Layout = Renames ? layout.With(names) : layout;
    }

    /// <summary>Whether some member gets another name.</summary>
    public bool Renames { get; }

    /// <summary>The layout of the changed records.</summary>
    public RecordLayout Layout { get; }

    /// <summary>The plan for a layout, or null where nothing is to be done.</summary>
    public static EditPlan? Of(RecordLayout layout, IReadOnlyList<MemberChange> edits)
    {
        var changes = new MemberChange?[layout.Count];
        var names = new byte[]?[layout.Count];
        for (var i = 0; i < layout.Count; i++)
        {
            changes[i] = edits.FirstOrDefault(edit => RecordFields.IsName(layout.Name(i), edit.Name));
            names[i] = changes[i]?.NewName is { } name ? Quoted(name) : null;
        }

        if (changes.All(change => change is null))
        {
            return null;
        }

        MakeRoom(layout, names);
        return new EditPlan(layout, changes, names);
    }

    /// <summary>Writes a record of the layout; false, and nothing written, where it stays as it is.</summary>
    public bool TryRewrite(ReadOnlySpan<byte> record, EditBuffer output, ref RecordTraits traits)
    {
        var start = output.Length;
        var (copied, index) = (0, 0);
        var isChanged = Renames;
        foreach (var member in new RecordMembers(record))
        {
            if (_names[index] is { } name)
            {
                output.Put(record[copied..member.Place.Name]);
                output.Put(name);
                copied = member.Place.NameEnd;
            }

            if (
                _changes[index] is { } change
                && output.TryEdit(record, ref copied, member.Place, change.Edit, out var value)
            )
            {
                isChanged = true;
                traits |= TextTraits.Of(output.Written[value..]);
            }

            index++;
        }

        if (!isChanged)
        {
            output.Cut(start);
            return false;
        }

        output.Put(record[copied..]);
        return true;
    }

    /// <summary>Who has a name already that another member gets is called <c>name_2</c>: nothing may be sent under a name twice.</summary>
    private static void MakeRoom(RecordLayout layout, byte[]?[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (
                names[i] is null
                && names.Any(name => name is not null && RecordFields.IsName(layout.Name(i), name.AsSpan()[1..^1]))
            )
            {
                names[i] = Free(layout.NameText(i), layout, names);
            }
        }
    }

    private static byte[] Free(string name, RecordLayout layout, byte[]?[] taken)
    {
        for (var number = 2; ; number++)
        {
            var free = Encoding.UTF8.GetBytes($"{name}_{number}");
            if (!layout.Contains(free) && !IsAmong(taken, free))
            {
                return Quoted($"{name}_{number}");
            }
        }
    }

    private static bool IsAmong(byte[]?[] names, byte[] name) =>
        names.Any(taken => taken is not null && taken.AsSpan()[1..^1].SequenceEqual(name));

    private static byte[] Quoted(string name) => Encoding.UTF8.GetBytes($"\"{name}\"");
}
