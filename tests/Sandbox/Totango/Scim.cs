using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Totango;

/// <summary>The people who work with Totango, by SCIM: pages that begin with 1 and hold no more than 100.</summary>
internal sealed class Scim(Staff staff)
{
    private const int MaxCount = 100;

    public Reply Users(VendorRequest request)
    {
        if (
            Number(request.Query("startIndex"), 1) is not { } start
            || Number(request.Query("count"), MaxCount) is not { } count
        )
        {
            return Reply.Json(400, """{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400"}""");
        }

        var first = Math.Max(1, start) - 1;
        var rows = Enumerable.Range(0, staff.Count).Skip(first).Take(Math.Min(count, MaxCount)).Select(User).ToArray();
        return Reply.Json(
            200,
            Lookups.Bytes(
                new JsonObject
                {
                    ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
                    ["totalResults"] = staff.Count,
                    ["startIndex"] = first + 1,
                    ["itemsPerPage"] = rows.Length,
                    ["Resources"] = new JsonArray([.. rows]),
                }
            )
        );
    }

    private static JsonObject User(int person) =>
        new()
        {
            ["id"] = Staff.MailOf(person),
            ["userName"] = Staff.MailOf(person),
            ["displayName"] = Staff.NameOf(person),
            ["name"] = new JsonObject
            {
                ["givenName"] = Staff.FirstName(person),
                ["familyName"] = Staff.LastName(person),
            },
            ["active"] = Staff.Status(person) == "Active",
            ["userType"] = Staff.License(person),
            ["roles"] = new JsonArray(new JsonObject { ["value"] = Staff.Role(person) }),
            ["groups"] = new JsonArray([
                .. Staff.Teams(person).Select(team => new JsonObject { ["value"] = team, ["display"] = team }),
            ]),
        };

    private static int? Number(string? text, int otherwise) =>
        text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
