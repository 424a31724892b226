using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Iterable;

/// <summary>Small lists that come whole: snippets, the fields of users, and who has been forgotten.</summary>
internal sealed class Extras(Account account)
{
    private const string Fields = """
        {"fields":{"email":"string","userId":"string","signupDate":"date","shoeSize":"long","score":"double","pro":"boolean",
        "home":"geo_location","devices":"nested","devices.token":"string","itblInternal":"object","plan.tier":"unknown"}}
        """;

    public IReadOnlyList<long> SnippetIds { get; } =
    [.. Enumerable.Range(0, account.Options.Snippets).Select(index => 601L + index)];

    /// <summary>Hashes of the addresses that have been forgotten.</summary>
    public IReadOnlyList<string> ForgottenEmails { get; } = Hashes(account, "gone{0}@kran.example");

    /// <summary>Hashes of the user ids that have been forgotten.</summary>
    public IReadOnlyList<string> ForgottenUserIds { get; } = Hashes(account, "gone-{0}");

    public static Reply UserFields() => Reply.Json(200, Fields);

    public Reply Snippets(Rendering rendering) =>
        rendering.Json(new Members { { "snippets", rendering.Records(SnippetIds.Select(Snippet)) } });

    /// <summary>The envelope is not confirmed: the documents speak of hashes in an array and do not name it.</summary>
    public Reply Forgotten(Rendering rendering) =>
        rendering.Json(new Members { { "hashedEmails", Items.Of(ForgottenEmails) } });

    /// <summary>As unconfirmed as <see cref="Forgotten"/>.</summary>
    public Reply ForgottenIds(Rendering rendering) =>
        rendering.Json(new Members { { "hashedUserIds", Items.Of(ForgottenUserIds) } });

    private Members Snippet(long id, int index)
    {
        var created = account.At(index, SnippetIds.Count);
        return new Members
        {
            { "id", id },
            { "name", $"footer-{index}" },
            { "projectId", 4_711 },
            { "content", "<p>{{firstName}}, \"see\" you\n</p>" },
            { "description", index % 2 == 0 ? "below every mail" : null },
            { "variables", Items.Of("firstName") },
            { "createdAt", Times.Iso(created) },
            { "createdBy", "mia@shop.example" },
            { "updatedAt", Times.Iso(account.NotAfterLast(created.AddHours(7))) },
            { "updatedBy", "mia@shop.example" },
        };
    }

    /// <summary>SHA-256 of the identifier in small letters.</summary>
    private static IReadOnlyList<string> Hashes(Account account, string form) =>
        [
            .. Enumerable
                .Range(0, account.Options.ForgottenUsers)
                .Select(index => SHA256.HashData(Encoding.UTF8.GetBytes(form.Replace("{0}", $"{index}"))))
                .Select(Convert.ToHexStringLower),
        ];
}
