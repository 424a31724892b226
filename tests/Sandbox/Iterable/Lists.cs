using System.Globalization;

namespace Sandbox.Iterable;

/// <summary>Lists and who is in them.</summary>
internal sealed class Lists(Account account, People people)
{
    private static readonly string[] _types = ["Standard", "Dynamic", "Suppression", "Internal"];

    public IReadOnlyList<long> Ids { get; } =
    [.. Enumerable.Range(0, account.Options.Lists).Select(index => Account.ListId(index))];

    public IReadOnlyList<long> Failing => [.. Ids.TakeLast(account.Options.FailingLists)];

    public IReadOnlyList<long> Gone =>
        [.. Ids.SkipLast(account.Options.FailingLists).TakeLast(account.Options.GoneLists)];

    /// <summary>Who is in a list, one identifier a user; the first list holds all, the next every second, and so on.</summary>
    public IReadOnlyList<string> Members(long list, bool preferUserId) =>
        [
            .. Enumerable
                .Range(0, account.Options.Users)
                .Where(user => user % (list - Account.ListId(0) + 1) == 0)
                .Select(user =>
                    preferUserId
                        ? people.UserIdOf(user) ?? people.EmailOf(user)
                        : people.EmailOf(user) ?? people.UserIdOf(user)
                )
                .OfType<string>(),
        ];

    public Reply All(Rendering rendering) =>
        rendering.Json(new Members { { "lists", rendering.Records(Ids.Select(Write)) } });

    public Reply GetUsers(Rendering rendering)
    {
        var text = rendering.Request.Query("listId");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var list))
        {
            return Errors.BadParams("listId must be a number");
        }

        if (!Ids.Contains(list) || Gone.Contains(list))
        {
            return Errors.BadParams($"List {list} not found", "error.lists.invalidListId");
        }

        if (Failing.Contains(list))
        {
            return Errors.Of(500);
        }

        // A computed list has no order: what comes first in one call does not in the next.
        var draw = account.Draw("order of members", rendering.Number);
        var members = Members(list, rendering.Request.Query("preferUserId") == "true").ToArray();
        var keys = members.Select(_ => draw.Next()).ToArray();
        Array.Sort(keys, members);
        return new Lines(rendering, members.Length, (line, place) => line.Append(members[place])).Reply(
            "text/plain"
        ) with
        {
            Lasts = account.Options.GetUsersLasts,
        };
    }

    private Members Write(long id, int index) =>
        new()
        {
            { "id", id },
            { "name", index == 0 ? "VIP" : $"List {index}" },
            { "createdAt", account.At(index, account.Options.Lists).ToUnixTimeMilliseconds() },
            { "listType", _types[index % _types.Length] },
            { "description", index % 2 == 0 ? "those who buy" : null },
            { "isGlobalSuppressionEnabled", index % _types.Length == 2 ? new Raw("false") : null },
        };
}
