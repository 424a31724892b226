using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>The export of users: nested data is flattened to dotted names, and the date is the profile's last update.</summary>
internal sealed class Users(Account account, People people) : IExport
{
    private readonly Dates _dates = new(account, "user");

    public long Count => account.Options.Users;

    public DateTimeOffset At(long index) => _dates.At(account.At(index, Count), "profileUpdatedAt", index);

    public string IdOf(long index) => people.ItblUserIdOf(index);

    public Members Line(long index, Rendering rendering)
    {
        var draw = account.Draw("user", index);
        var (_, country, city, _) = draw.Pick(Words.Places);
        var updated = account.At(index, Count).AddSeconds(rendering.Is(Oddities.Reindexed) ? rendering.Number : 1);
        var line = new Members
        {
            { "email", people.EmailOf(index) },
            { "userId", people.UserIdOf(index) },
            { "itblUserId", IdOf(index) },
            { "profileUpdatedAt", _dates.Text(At(index), "profileUpdatedAt", index) },
            { "signupDate", Date("signupDate", account.At(index, Count).AddDays(-100)) },
            { "signupSource", "ListAPI" },
            { "emailListIds", Items.Of(Account.ListId(0)) },
            { "unsubscribedChannelIds", new Items([]) },
            { "unsubscribedMessageTypeIds", Items.Of(Account.MessageTypeId(draw.Below(3))) },
            { "city", rendering.Is(Oddities.NonAscii) ? draw.Pick(Words.Foreign) : city },
            { "country", country },
            { "region", draw.OneIn(2) ? Node.Null : null },
            { "locale", "de-AT" },
            { "timeZone", "Europe/Vienna" },
            { "phoneNumber", draw.OneIn(2) ? $"+1555010{draw.Below(1000):d4}" : null },
            { "devices.token", draw.OneIn(2) ? Items.Of($"t-{index}", "t-old") : null },
            { "devices.platform", draw.OneIn(2) ? Items.Of("iOS") : null },
            { "itblInternal.emailDomain", people.EmailOf(index)?.Split('@')[1] },
            { "itblInternal.isUnknownUser", people.HasNoKeys(index) },
            { "itblInternal.documentCreatedAt", Date("documentCreatedAt", account.At(index, Count).AddDays(-100)) },
            { "itblInternal.documentUpdatedAt", Date("documentUpdatedAt", updated) },
            { "itblDS.brandAffinityLabel", draw.OneIn(3) ? "loyal" : null },
            { "firstName", draw.Pick(Words.First) },
            { "shoeSize", draw.Below(48) },
        };
        OddFields.Add(line, rendering, index);
        return line;

        string Date(string field, DateTimeOffset time) => _dates.Text(_dates.At(time, field, index), field, index);
    }
}
