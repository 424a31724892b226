using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Records;

/// <summary>
/// Lets each record of a list through once, by its key. Whole numbers that lie close to each other, as most keys do, take a
/// few bits each, others a hash of 128 bits. A record without a key is told by all of it.
/// </summary>
/// <param name="members">The members with the key, mostly one.</param>
public sealed class SeenKeys(params IReadOnlyList<string> members)
{
    private const int BitsOfWord = 6;

    private readonly MemberFinder[] _keys =
    [
        .. members.Select(member => new MemberFinder(Encoding.UTF8.GetBytes(member))),
    ];
    private readonly Dictionary<long, ulong> _numbers = [];
    private readonly HashSet<UInt128> _texts = [];

    /// <summary>How many different records were seen.</summary>
    public long Count { get; private set; }

    /// <summary>The page without the records that came before. Decided now, since a page may be looked at more than once.</summary>
    public RecordPage New(RecordPage page)
    {
        var kept = Look(page).IsNew;
        return kept.Contains(false) ? page.Keep(kept) : page;
    }

    /// <summary>Takes note of the records of a page, to count them.</summary>
    public void Note(RecordPage page) => Look(page);

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
                isNew.Add(Add(batch, range, ref keyless));
                if (isNew.Count == 1)
                {
                    first = Name(batch, range);
                }
            }

            if (batch.Ranges.Length > 0)
            {
                last = Name(batch, batch.Ranges[^1]);
            }
        }

        return new SeenPage(isNew, first, last, keyless);
    }

    private bool Add(RecordBatch batch, in RecordRange range, ref int keyless)
    {
        // A number is written in one way only, and need not become a text first.
        if (
            _keys is [var only]
            && long.TryParse(
                only.Raw(batch, range),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return Add(number);
        }

        var key = Key(batch, range);
        keyless += key is null ? 1 : 0;
        return Add(key ?? Hash(batch, range));
    }

    private bool Add(string key) =>
        long.TryParse(key, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        // "007" is another key than "7".
        && key.AsSpan().Trim().SequenceEqual(number.ToString(CultureInfo.InvariantCulture))
            ? Add(number)
            : Noted(_texts.Add(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)))));

    private bool Add(long number)
    {
        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, number >> BitsOfWord, out _);
        var bit = 1UL << (int)(number & ((1 << BitsOfWord) - 1));
        var isNew = (word & bit) == 0;
        word |= bit;
        return Noted(isNew);
    }

    private bool Noted(bool isNew)
    {
        Count += isNew ? 1 : 0;
        return isNew;
    }

    private string Name(RecordBatch batch, in RecordRange range) => Key(batch, range) ?? Hash(batch, range);

    private static string Hash(RecordBatch batch, in RecordRange range) => "#" + RecordPage.Hash(batch.Bytes(range));

    /// <summary>The text of a record's key; null where it has none.</summary>
    private string? Key(RecordBatch batch, in RecordRange range)
    {
        if (_keys is [var only])
        {
            return Text(only.Raw(batch, range));
        }

        var parts = new string[_keys.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Text(_keys[i].Raw(batch, range)) is not { } part)
            {
                return null;
            }

            // With its length, so that no part runs into the next, whatever it holds.
            parts[i] = string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        }

        return string.Concat(parts);
    }

    private static string? Text(ReadOnlySpan<byte> key) =>
        RecordFields.Decode(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

/// <summary>What a page brought.</summary>
/// <param name="IsNew">For each record, in their order, whether it has not come before.</param>
/// <param name="First">The first record's key.</param>
/// <param name="Last">The last one's.</param>
/// <param name="Keyless">How many records have no key.</param>
internal sealed record SeenPage(IReadOnlyList<bool> IsNew, string First, string Last, int Keyless);
