using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>Templates; those of a medium that cannot be asked for are in the whole list alone.</summary>
internal sealed class Templates(Account account)
{
    private static readonly string[] _types = ["Base", "Blast", "Triggered", "Workflow"];
    private static readonly string[] _media = ["Email", "Push", "InApp", "SMS"];
    private static readonly PagedReply _page = new("templates", "totalTemplatesCount", 20, 1000);
    private static readonly Sorting<IterableTemplate> _sorting = new(
        new Dictionary<string, Func<IterableTemplate, IComparable?>>
        {
            ["id"] = template => template.Id,
            ["name"] = template => NameOf(template),
            ["createdAt"] = template => template.CreatedAt,
            ["updatedAt"] = template => template.UpdatedAt,
        }
    );

    public IReadOnlyList<IterableTemplate> All { get; } =
    [.. Enumerable.Range(0, account.Options.Templates).Select(index => Make(account, index))];

    public Reply List(Rendering rendering)
    {
        var request = rendering.Request;
        var (type, medium) = (request.Query("templateType"), request.Query("messageMedium"));
        if ((type is not null && !_types.Contains(type)) || (medium is not null && !_media.Contains(medium)))
        {
            return Errors.BadParams("templateType or messageMedium is not known");
        }

        var (start, end) = (Times.Bound(request.Query("startDateTime")), Times.Bound(request.Query("endDateTime")));
        if (
            (start is null && request.Query("startDateTime") is not null)
            || (end is null && request.Query("endDateTime") is not null)
        )
        {
            return Errors.BadParams("startDateTime or endDateTime is malformed");
        }

        var wanted = All.Where(template =>
            (type is null || template.Type == type)
            && (medium is null || template.Medium == medium)
            && !(template.CreatedAt < start)
            && !(template.CreatedAt >= end)
        );
        return _sorting.Sort(wanted, request.Query("sort")) is { } sorted
            ? _page.Write(rendering, sorted, Write)
            : Errors.BadParams("sort is not known");
    }

    private static IterableTemplate Make(Account account, int index)
    {
        var created = account.At(index, account.Options.Templates);
        var draw = account.Draw("template", index);
        return new IterableTemplate(
            Account.TemplateId(index),
            _types[index % _types.Length],
            index % 10 == 9 ? "WebPush" : draw.Pick<string>(_media)
        )
        {
            CreatedAt = created,
            UpdatedAt = account.NotAfterLast(created.AddMinutes(draw.Below(60_000))),
        };
    }

    private static string NameOf(IterableTemplate template) => $"{template.Type} {template.Id % 7}";

    private Members Write(IterableTemplate template)
    {
        var index = template.Id - Account.TemplateId(0);
        return new Members
        {
            { "templateId", template.Id },
            { "createdAt", template.CreatedAt.ToUnixTimeMilliseconds() },
            { "updatedAt", template.UpdatedAt.ToUnixTimeMilliseconds() },
            { "name", NameOf(template) },
            { "creatorUserId", "mia@shop.example" },
            { "messageTypeId", Account.MessageTypeId(index % Math.Max(1, account.Options.MessageTypes)) },
            { "campaignId", index % 3 == 0 ? Account.CampaignId(index) : null },
            { "clientTemplateId", index % 5 == 0 ? $"own-{index}" : null },
        };
    }
}
