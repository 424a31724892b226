using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Connectors.Records;

/// <summary>
/// Lets each record of a list through once, by its key. Whole numbers that lie close to each other, as most keys do, take a
/// few bits each, others some dozen bytes. A record without a key is told by all of it.
/// </summary>
/// <param name="member">The member with the key.</param>
public sealed class SeenKeys(string member)
{
    private const int BitsOfWord = 6;

    private readonly MemberFinder _key = new(Encoding.UTF8.GetBytes(member));
    private readonly Dictionary<long, ulong> _numbers = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>The page without the records that came before. Decided now, since a page may be looked at more than once.</summary>
    public RecordPage New(RecordPage page)
    {
        var kept = Look(page).IsNew;
        return kept.Contains(false) ? page.Keep(kept) : page;
    }

    /// <summary>Which records of a page have not come before; from now on they have.</summary>
    internal SeenPage Look(RecordPage page)
    {
        var isNew = new List<bool>((int)Math.Min(page.Count, int.MaxValue));
        var (first, last) = ("", "");
        var keyless = 0;
        foreach (var batch in page.Batches())
        {
            foreach (var range in batch.Ranges)
            {
                var record = batch.Bytes(range);
                var key = _key.Raw(batch, range);
                isNew.Add(Add(record, key));
                keyless += key is [] or [(byte)'n', ..] ? 1 : 0;
                if (isNew.Count == 1)
                {
                    first = Text(record, key);
                }
            }

            if (batch.Ranges.Length > 0)
            {
                last = Text(batch.Bytes(batch.Ranges[^1]), _key.Raw(batch, batch.Ranges[^1]));
            }
        }

        return new SeenPage(isNew, first, last, keyless);
    }

    private bool Add(ReadOnlySpan<byte> record, ReadOnlySpan<byte> key)
    {
        if (!long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            var text = Text(record, key);
            if (!long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number))
            {
                return _texts.Add(text);
            }
        }

        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, number >> BitsOfWord, out _);
        var bit = 1UL << (int)(number & ((1 << BitsOfWord) - 1));
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    private static string Text(ReadOnlySpan<byte> record, ReadOnlySpan<byte> key) =>
        RecordFields.Decode(key)?.Trim() is { Length: > 0 } text ? text : "#" + RecordPage.Hash(record);
}

/// <summary>What a page brought.</summary>
/// <param name="IsNew">For each record, in their order, whether it has not come before.</param>
/// <param name="First">The first record's key.</param>
/// <param name="Last">The last one's.</param>
/// <param name="Keyless">How many records have no key.</param>
internal sealed record SeenPage(IReadOnlyList<bool> IsNew, string First, string Last, int Keyless);
