using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>The events of one kind.</summary>
internal sealed class Events(Account account, People people, DataType type) : IExport
{
    private readonly Dates _dates = new(account, type.Name);

    public long Count => account.Options.Events;

    public DateTimeOffset At(long index) => _dates.At(account.At(index, Count), "createdAt", index);

    public string IdOf(long index) => $"{type.Name}-{index:d6}";

    public Members Line(long index, Rendering rendering)
    {
        var draw = account.Draw(type.Name, index);
        var user = people.Of(ref draw);
        var keyless = people.HasNoKeys(index);
        var campaign = draw.Below(Math.Max(1, account.Options.Campaigns));
        var line = new Members
        {
            { "createdAt", _dates.Text(At(index), "createdAt", index) },
            { "email", keyless ? null : people.EmailOf(user) },
            { "userId", keyless ? null : people.UserIdOf(user) },
            { "itblUserId", keyless || draw.OneIn(3) ? null : people.ItblUserIdOf(user) },
            { "campaignId", type.IsNamed ? null : Account.CampaignId(campaign) },
            { "templateId", type.IsNamed ? null : Account.TemplateId(campaign) },
            { type.IsNamed ? "eventName" : "messageId", IdOf(index) },
        };
        var fields = new EventFields(account, rendering, _dates, index, At(index));
        foreach (var name in type.Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            line.Add(name, fields.Make(name, ref draw));
        }

        OddFields.Add(line, rendering, index);
        line.Add("itblInternal", Internal(index, rendering));
        return line;
    }

    private Members Internal(long index, Rendering rendering)
    {
        var created = account.At(index, Count).AddSeconds(1);
        var updated = created.AddSeconds(rendering.Is(Oddities.Reindexed) ? rendering.Number : 0);
        return new Members
        {
            { "documentCreatedAt", Date("documentCreatedAt", created) },
            { "documentUpdatedAt", Date("documentUpdatedAt", updated) },
        };

        string Date(string field, DateTimeOffset time) => _dates.Text(_dates.At(time, field, index), field, index);
    }
}
