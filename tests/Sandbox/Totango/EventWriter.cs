using System.Text.Json.Nodes;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>Events as they are written.</summary>
internal sealed class EventWriter(TotangoOptions options, AccountBase accounts, EventBase events)
{
    /// <summary>The touchpoint that was edited a week after it was written.</summary>
    private const int Edited = 5;

    private static readonly string[] _statuses = ["open", "in_progress", "done"];
    private static readonly string[] _priorities = ["low", "normal", "high"];
    private static readonly string[] _healths = ["green", "yellow", "red"];
    private static readonly string[] _actions = ["create", "update", "complete"];

    public JsonObject Write(int number)
    {
        var draw = Draw.Of(options.Seed, "event", number);
        var account = events.Account(number);
        var row = new JsonObject { ["id"] = events.Id(number) };
        AddTime(row, events.Time(number));
        row["type"] = EventBase.Type(number);
        row["is_new"] = number % 4 == 0 ? "true" : false;
        row["account"] = new JsonObject
        {
            ["id"] = accounts.Id(account),
            ["display_name"] = accounts.Name(account),
            ["contract_value"] = JsonNode.Parse($"{draw.Below(90_000)}.10"),
        };
        switch (EventBase.Type(number))
        {
            case "note":
                AddNote(row, number, ref draw);
                break;
            case "task":
                AddTask(row, number);
                break;
            case "alert":
                AddAlert(row, ref draw);
                break;
            default:
                row["properties"] = new JsonObject
                {
                    ["subject"] = "News for you",
                    ["parent_id"] = draw.OneIn(2) ? null : $"camp-{draw.Below(6)}",
                    ["creation_time"] = events.Time(number),
                };
                break;
        }

        return row;
    }

    private void AddTime(JsonObject row, long time)
    {
        if (options.EventTimes != TimeForm.Absent)
        {
            row["timestamp"] = options.EventTimes switch
            {
                TimeForm.Text => $"{time}",
                TimeForm.Null => null,
                _ => time,
            };
        }
    }

    private void AddNote(JsonObject row, int number, ref Draw draw)
    {
        var author = draw.Below(Math.Max(1, options.Staff));
        row["note_content"] = new JsonObject
        {
            ["note_id"] = 5_000 + events.Count - number,
            ["text"] = number % 6 == 0 ? $"<p>{draw.Pick(Words.Foreign)}</p>\n<p>Call back.</p>" : "Kick-off held",
            ["totango_user"] = new JsonObject { ["user_name"] = Staff.MailOf(author) },
        };
        var properties = new JsonObject
        {
            ["activity_type_id"] = Lookups.ActivityTypes[draw.Below(Lookups.ActivityTypes.Count)],
            ["activity_type_id_prev"] = null,
            ["activity_type_id_is_modified"] = false,
            ["subject"] = $"Kick-off {number % 7}",
            ["meeting_type"] = SeededId.Of(options.Seed, "touchpoint type", draw.Below(Lookups.TouchpointTypes)),
            ["touchpoint_tags"] = new JsonArray(
                SeededId.Of(options.Seed, "touchpoint tag", draw.Below(Lookups.TouchpointTags))
            ),
            ["creation_time"] = events.Time(number),
            ["totango_participants"] = new JsonArray(Staff.MailOf(author)),
            ["customers_visibility"] = number % 3 == 0 ? null : "none",
        };
        if (number == Edited)
        {
            properties["last_edit_time"] = events.Time(number) + 604_800_000;
            properties["last_edit_user"] = Staff.MailOf(author);
        }

        row["properties"] = properties;
    }

    private void AddTask(JsonObject row, int number)
    {
        var (task, changes) = EventBase.TaskOf(number);
        var draw = Draw.Of(options.Seed, "task", task);
        row["task_content"] = new JsonObject
        {
            ["task_id"] = 9_000 + task,
            ["action"] = _actions[changes],
            ["taskAction"] = _actions[changes],
            ["origin"] = "manual",
            ["assignee"] = Change(Staff.MailOf(draw.Below(Math.Max(1, options.Staff))), null, false),
            ["assigner"] = Change(Staff.MailOf(draw.Below(Math.Max(1, options.Staff))), null, false),
            ["status"] = Change(_statuses[changes], changes == 0 ? null : _statuses[changes - 1], changes > 0),
            ["priority"] = Change(draw.Pick(_priorities), null, false),
            ["due_date"] = Change($"{options.LastDay.AddDays(-draw.Below(400)):yyyy-MM-dd}", null, false),
            ["description"] = Change(draw.OneIn(3) ? null : $"Call {draw.Pick(Words.Company)}", null, false),
        };
        row["properties"] = new JsonObject { ["subject"] = $"Task {task}", ["parent_id"] = null };
    }

    private static void AddAlert(JsonObject row, ref Draw draw)
    {
        var (health, before) = (draw.Pick(_healths), draw.Pick(_healths));
        row["alert_content"] = new JsonObject
        {
            ["alert_type"] = "health_change",
            ["description"] = $"Health went from {before} to {health}",
            ["sentiment"] = health == "green" ? "positive" : "negative",
            ["properties"] = new JsonObject
            {
                ["health"] = health,
                ["health_prev"] = before,
                ["duration"] = draw.Below(90),
            },
        };
        row["properties"] = new JsonObject { ["subject"] = "Health", ["assets"] = new JsonArray() };
    }

    private static JsonObject Change(string? current, string? before, bool isModified) =>
        new()
        {
            ["current"] = current,
            ["prev"] = before,
            ["is_modified"] = isModified,
        };
}
