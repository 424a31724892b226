using System.Buffers;
using System.Globalization;
using System.Text;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>What was gathered of one object: its last version, and when it or a record that refers to it last changed.</summary>
/// <param name="Json">Its bytes.</param>
/// <param name="ChangedAt">When this version came to be; null where it does not say.</param>
/// <param name="Version">Tells versions of the same moment apart; null where there is none.</param>
/// <param name="ReferredAt">When the last of the records that refer to it changed.</param>
/// <param name="IsDated">Whether each of them, and the object itself, says when it changed.</param>
internal sealed record GatheredObject(
    byte[] Json,
    DateTimeOffset? ChangedAt,
    decimal? Version,
    DateTimeOffset? ReferredAt,
    bool IsDated
)
{
    /// <summary>The member's value as a version number, sent as a number or as text.</summary>
    public static decimal? VersionOf(ReadOnlySpan<byte> json, ReadOnlySpan<byte> member) =>
        decimal.TryParse(
            RecordFields.Text(json, member),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : null;

    /// <summary>When it, or what refers to it, last changed; null where that is not known.</summary>
    public DateTimeOffset? LastChange =>
        !IsDated ? null
        : ReferredAt > ChangedAt ? ReferredAt
        : ChangedAt;

    /// <summary>
    /// The two as one: the later version, of two of the same moment that with the higher number, else the first seen; its
    /// members without a value are filled from the other.
    /// </summary>
    /// <param name="later">What was seen later.</param>
    public GatheredObject With(GatheredObject later)
    {
        var (winner, loser) = later.IsNewerThan(this) ? (later, this) : (this, later);
        return winner with
        {
            Json = Filled(winner.Json, loser.Json),
            ReferredAt = ReferredAt > later.ReferredAt ? ReferredAt : later.ReferredAt,
            IsDated = IsDated && later.IsDated,
        };
    }

    private bool IsNewerThan(GatheredObject other) =>
        ChangedAt == other.ChangedAt
            ? Version is { } version && !(version <= other.Version)
            : ChangedAt is { } at && !(at < other.ChangedAt);

    private static byte[] Filled(byte[] json, byte[] from)
    {
        if (json.AsSpan().SequenceEqual(from))
        {
            return json;
        }

        var missing = new List<(byte[] Name, byte[] Value)>();
        foreach (var member in new RecordMembers(from))
        {
            var own = RecordFields.Raw(json, Encoding.UTF8.GetBytes(NameOf(member)));
            if (!IsNothing(member.Value) && IsNothing(own))
            {
                missing.Add((member.Name.ToArray(), member.Value.ToArray()));
            }
        }

        return missing.Count == 0 ? json : Filled(json, missing);
    }

    private static byte[] Filled(byte[] json, List<(byte[] Name, byte[] Value)> missing)
    {
        var output = new ArrayBufferWriter<byte>(2 * json.Length);
        foreach (var member in new RecordMembers(json))
        {
            if (!missing.Exists(IsSameName(NameOf(member))))
            {
                Write(output, member.Name, member.Value);
            }
        }

        missing.ForEach(member => Write(output, member.Name, member.Value));
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static Predicate<(byte[] Name, byte[] Value)> IsSameName(string name) =>
        member => RecordFields.IsName(member.Name, Encoding.UTF8.GetBytes(name));

    private static string NameOf(in RecordMember member) =>
        RecordFields.Decode([(byte)'"', .. member.Name, (byte)'"']) ?? "";

    private static bool IsNothing(ReadOnlySpan<byte> value) => value is [] or [(byte)'n', ..];

    private static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        output.Write(output.WrittenCount == 0 ? "{\""u8 : ",\""u8);
        output.Write(name);
        output.Write("\":"u8);
        output.Write(value);
    }
}
