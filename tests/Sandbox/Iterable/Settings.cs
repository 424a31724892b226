using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>Channels and message types, neither of them paged.</summary>
internal sealed class Settings(Account account)
{
    private static readonly string[] _media = ["Email", "Push", "WebPush"];

    public IReadOnlyList<long> ChannelIds => [.. Ids(account.Options.Channels, Account.ChannelId)];

    public IReadOnlyList<long> MessageTypeIds => [.. Ids(account.Options.MessageTypes, Account.MessageTypeId)];

    public Reply Channels(Rendering rendering) =>
        rendering.Json(new Members { { "channels", rendering.Records(ChannelIds.Select(Channel)) } });

    public Reply MessageTypes(Rendering rendering) =>
        rendering.Json(new Members { { "messageTypes", rendering.Records(MessageTypeIds.Select(MessageType)) } });

    private static IEnumerable<long> Ids(int count, Func<long, long> idOf) =>
        Enumerable.Range(0, count).Select(index => idOf(index));

    private Members Channel(long id, int index) =>
        new()
        {
            { "id", id },
            { "name", $"{account.Draw("channel", index).Pick(Words.Company)} mail" },
            { "channelType", index % 2 == 0 ? "Marketing" : "Transactional" },
            { "messageMedium", _media[index % _media.Length] },
        };

    private Members MessageType(long id, int index)
    {
        var created = account.At(index, account.Options.MessageTypes).ToUnixTimeMilliseconds();
        return new Members
        {
            { "id", id },
            { "createdAt", created },
            { "updatedAt", created + 60_000 },
            { "name", $"News {index}" },
            { "channelId", Account.ChannelId(index % Math.Max(1, account.Options.Channels)) },
            { "subscriptionPolicy", index % 2 == 0 ? "OptOut" : "OptIn" },
            { "rateLimitPerMinute", index % 3 == 0 ? 600 : null },
            { "frequencyCap", index % 2 == 0 ? new Raw("""{"days":7,"messages":3}""") : null },
        };
    }
}
