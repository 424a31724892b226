using System.Text;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>The objects that the records of one stream hold, each once, by their key.</summary>
/// <param name="from">Where they lie.</param>
/// <param name="rule">How they are told apart and which version counts.</param>
internal sealed class GatheredObjects(GatheredFrom from, GatherRule rule)
{
    private readonly byte[][] _members = [.. from.Members.Select(Encoding.UTF8.GetBytes)];
    private readonly byte[] _parentCursor = Encoding.UTF8.GetBytes(
        from.Stream.Spec.Cursor! /* a filtered list has one */
    );

    private readonly Dictionary<string, GatheredObject> _found = new(StringComparer.Ordinal);

    /// <summary>The stream that they come from.</summary>
    public SourceStream Parent => from.Stream;

    /// <summary>What was found so far, by key.</summary>
    public IReadOnlyDictionary<string, GatheredObject> Found => _found;

    /// <summary>Looks into the records of a page.</summary>
    public void Take(RecordPage page)
    {
        foreach (var batch in page.Batches())
        {
            foreach (var range in batch.Ranges)
            {
                Take(batch.Bytes(range));
            }
        }
    }

    private void Take(ReadOnlySpan<byte> record)
    {
        DateTimeOffset? referredAt = null;
        var isRead = false;
        foreach (var member in new RecordMembers(record))
        {
            if (member.Value is not [(byte)'{', ..] || !IsOne(member))
            {
                continue;
            }

            // Most records are cut but once: what they say of themselves is only looked for where it is needed.
            referredAt = isRead ? referredAt : rule.Form.Of(record, _parentCursor);
            isRead = true;
            if (rule.KeyOf(member.Value) is { } key)
            {
                Add(key, member.Value, referredAt);
            }
        }
    }

    private void Add(string key, ReadOnlySpan<byte> json, DateTimeOffset? referredAt)
    {
        if (!_found.TryGetValue(key, out var held))
        {
            held = _found[key] = rule.Object(json);
        }
        else if (!json.SequenceEqual(held.Json))
        {
            held = _found[key] = held.With(rule.Object(json));
        }

        held.Refer(referredAt);
    }

    private bool IsOne(in RecordMember member)
    {
        foreach (var name in _members)
        {
            if (member.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
