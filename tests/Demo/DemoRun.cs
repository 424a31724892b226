using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox;
using Spectre.Console;

namespace Demo;

/// <summary>The whole demo, from an empty folder to a table of what was read.</summary>
internal sealed class DemoRun(DemoVendor vendor, string folder)
{
    /// <summary>Runs it; the folder is emptied first.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        Say($"Building {vendor.Connector} …");
        var connector = await Connector.BuildAsync(vendor.Connector, cancellationToken);
        await using var sandbox = await SandboxServer.StartAsync(vendor.Vendor(), cancellationToken: cancellationToken);
        Say($"Sandbox of the vendor at {sandbox.BaseUrl}");

        var config = vendor.Config.DeepClone();
        config["base_url"] = sandbox.BaseUrl;
        var configFile = Save("config.json", config.ToJsonString());
        Save("spec.json", (await connector.AskAsync("SPEC", ["spec"], cancellationToken)).GetRawText());
        Say("spec: answered");
        var check = await connector.AskAsync("CONNECTION_STATUS", ["check", "--config", configFile], cancellationToken);
        Say($"check: {check.GetProperty("connectionStatus").GetProperty("status")}");
        var discovered = await connector.AskAsync("CATALOG", ["discover", "--config", configFile], cancellationToken);
        var streams = discovered.GetProperty("catalog").GetProperty("streams");
        Say($"discover: {streams.GetArrayLength()} streams");

        using var full = await ReadAsync(
            connector,
            configFile,
            "full",
            streams,
            "full_refresh",
            state: null,
            cancellationToken
        );
        var state = Save("state.json", full.StateFile());
        using var incremental = await ReadAsync(
            connector,
            configFile,
            "incremental",
            streams,
            "incremental",
            state,
            cancellationToken
        );
        Save("state.after.json", incremental.StateFile());
        Show([.. full.Streams, .. incremental.Streams]);
        Say($"{full.Records + incremental.Records:N0} records are in {folder}");
    }

    private static void Say(string line) => AnsiConsole.MarkupLineInterpolated($"{line}");

    private static void Show(IReadOnlyList<StreamResult> streams)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            // Nobody's window: a file or a log takes whole rows.
            AnsiConsole.Profile.Width = 160;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("stream", "mode");
        foreach (var number in (string[])["records", "requests", "seconds"])
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        table.AddColumn("state");
        foreach (var stream in streams)
        {
            table.AddRow(
                stream.Name,
                stream.Mode,
                $"{stream.Records:N0}",
                stream.Requests,
                $"{stream.Seconds:0.00}",
                Markup.Escape(
                    stream.State is { } state && !state.Contains("no_cursor", StringComparison.Ordinal)
                        ? state
                        : "no cursor"
                )
            );
        }

        AnsiConsole.Write(table);
    }

    private async Task<SyncRun> ReadAsync(
        Connector connector,
        string config,
        string name,
        JsonElement streams,
        string mode,
        string? state,
        CancellationToken cancellationToken
    )
    {
        var catalog = Configure(streams, mode);
        var arguments = new List<string>
        {
            "read",
            "--config",
            config,
            "--catalog",
            Save($"catalog.{name}.json", catalog.GetRawText()),
        };
        if (state is not null)
        {
            arguments.AddRange(["--state", state]);
        }

        var run = new SyncRun(Path.Combine(folder, name), catalog);
        await Progress.ShowAsync($"read ({name})", run, connector.RunAsync(arguments, cancellationToken));
        return run;
    }

    /// <summary>All streams that know the mode, selected.</summary>
    private static JsonElement Configure(JsonElement streams, string mode)
    {
        var selected = streams
            .EnumerateArray()
            .Where(stream =>
                stream.GetProperty("supported_sync_modes").EnumerateArray().Any(m => m.GetString() == mode)
            )
            .Select(stream =>
                (JsonNode)
                    new JsonObject
                    {
                        ["stream"] = JsonNode.Parse(stream.GetRawText()),
                        ["sync_mode"] = mode,
                        ["destination_sync_mode"] = "append",
                    }
            );
        return JsonElement.Parse(new JsonObject { ["streams"] = new JsonArray([.. selected]) }.ToJsonString());
    }

    private string Save(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text + "\n");
        return path;
    }
}
