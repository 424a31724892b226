using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>
/// The audit log: nothing to four rows a day, of which two are the same now and then; on 31 December there is one in any
/// case.
/// </summary>
internal sealed class Audit(TotangoOptions options)
{
    private const int Days = 425;

    private static readonly string[] _actions = ["USER_PROFILE_VIEW", "SEGMENT_EXPORT", "LOGIN", "TOKEN_CREATE"];

    public Reply Answer(VendorRequest request)
    {
        if (Day(request, "startDate") is not { } start || Day(request, "endDate") is not { } end || end <= start)
        {
            return Reply.Text(400, "startDate and endDate must be days, the end behind the start");
        }

        // The end is not part of it, so the last day of a year has its end in the next one.
        var isYearEnd = start is { Month: 12, Day: 31 } && end == start.AddDays(1);
        if (end.Year != start.Year && (!isYearEnd || options.Has(Oddities.NoYearEnd)))
        {
            return Reply.Text(400, "startDate and endDate must be in the same calendar year");
        }

        var rows = new JsonArray();
        for (var day = Later(start, options.LastDay.AddDays(-Days)); day < Earlier(end, options.LastDay); )
        {
            foreach (var row in Rows(day))
            {
                rows.Add((JsonNode)row);
            }

            day = day.AddDays(1);
        }

        return Reply.Json(
            200,
            Lookups.Bytes(options.Has(Oddities.AuditEnvelope) ? new JsonObject { ["list"] = rows } : rows)
        );
    }

    private IEnumerable<JsonObject> Rows(DateOnly day)
    {
        var draw = Draw.Of(options.Seed, "audit", day.DayNumber);
        var isYearEnd = day is { Month: 12, Day: 31 };
        var count =
            options.Staff == 0 ? 0
            : isYearEnd ? 2
            : draw.Below(5);
        for (var n = 0; n < count; n++)
        {
            // The last two of a day with four are the same.
            var moment = n == 3 ? 2 : n;
            var person = (day.DayNumber + moment) % Math.Max(1, options.Staff);
            yield return new JsonObject
            {
                ["timestamp"] = $"{day:yyyy-MM-dd}T{9 + (moment * 3):d2}:00:0{moment}Z",
                ["action"] = _actions[(day.DayNumber + moment) % _actions.Length],
                ["user"] = new JsonObject
                {
                    ["id"] = Staff.MailOf(person),
                    ["ip"] = $"192.0.2.{1 + person}",
                    ["minutes"] = JsonNode.Parse("1.10"),
                    ["note"] = moment == 1 ? null : "Größe",
                },
            };
        }
    }

    private static DateOnly? Day(VendorRequest request, string name) =>
        DateOnly.TryParseExact(
            request.Query(name),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
