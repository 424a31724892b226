using System.Text.Json.Nodes;

namespace Acceptance.Rows.Failures;

/// <summary>Configs that hold more than the schema says.</summary>
internal static class OddConfigRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "failures.additional_options",
            "4.3",
            "options that the schema does not have are borne",
            (subject, findings) =>
                CheckAsync(subject, findings, new JsonObject { ["no_such_option"] = new JsonObject { ["a"] = 1 } })
        ),
        new(
            "failures.underscored_options",
            "2.5",
            "options that begin with _ are ignored, as tests of others leave them there",
            (subject, findings) =>
                CheckAsync(
                    subject,
                    findings,
                    new JsonObject
                    {
                        ["_limit"] = 10,
                        ["_page_size"] = "10",
                        ["_anything"] = new JsonArray(),
                    }
                )
        ),
    ];

    private static async Task CheckAsync(Subject subject, Findings findings, JsonObject besides)
    {
        var config = subject.ConfigOf(subject.Working);
        foreach (var (name, value) in besides)
        {
            config[name] = value?.DeepClone();
        }

        using var files = subject.Open().With("config.json", config.ToJsonString());
        var run = await subject.RunAsync(files.Start("check", "--config", "{files}/config.json"));
        var names = string.Join(", ", besides.Select(option => option.Key));
        Samples.SameAnswer(await subject.CheckRunAsync(), run, findings, $"with {names}");
    }
}
