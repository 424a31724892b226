using Sandbox.Faults;

namespace Sandbox.Iterable;

/// <summary>What is odd about the records of every list, whatever they are of.</summary>
internal static class OddRecords
{
    private static readonly HashSet<string> _required =
    [
        "id",
        "name",
        "table",
        "key",
        "catalogName",
        "itemId",
        "createdAt",
        "updatedAt",
        "profileUpdatedAt",
        "messageId",
        "eventName",
        "itblUserId",
    ];

    /// <summary>The record of a list; the fault of its reply may have changed it.</summary>
    public static Members Of(Members record, Rendering rendering, int place)
    {
        var changed = WithNulls(record, rendering);
        if (rendering.Is(Oddities.UnknownFields))
        {
            changed.Add("sandbox_unknown", "not in any document");
            changed.Add("sandbox.nested field", new Raw("""{"a":[1,{"b":null}],"c":""}"""));
        }

        OddFields.AddBigNumbers(changed, rendering);
        changed.Add(
            "sandbox_huge",
            rendering.IsFault(ContentFaults.HugeRecord) && place == 0 ? new string('h', rendering.HugeLength) : null
        );
        return changed;
    }

    /// <summary>Without its values where the fault is that all are null that may be.</summary>
    public static Members WithNulls(Members record, Rendering rendering)
    {
        if (!rendering.IsFault(ContentFaults.NullFields))
        {
            return record;
        }

        // The id of a template has the name that its reference has elsewhere.
        var isTemplate = record.All(member => member.Name != "id");
        var changed = new Members();
        foreach (var (name, value) in record)
        {
            changed.Add(name, _required.Contains(name) || (isTemplate && name == "templateId") ? value : Node.Null);
        }

        return changed;
    }
}
