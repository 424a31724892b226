using System.Text;
using Acceptance.Rows;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Tests;

/// <summary>Test data.</summary>
internal static class Some
{
    /// <summary>The name of the file that makes a folder a connector's.</summary>
    public const string ConfigFile = "acceptance-test-config.yml";

    /// <summary>A row.</summary>
    public static Row Row(Func<Subject, Findings, Task>? look = null, string id = "some.row") =>
        new(id, "1.1", "something holds", look ?? ((_, _) => Task.CompletedTask));

    /// <summary>A row that finds something.</summary>
    public static Row FailingRow(string id = "some.row") =>
        Row(
            (_, findings) =>
            {
                findings.Fail("a sun", "a moon");
                return Task.CompletedTask;
            },
            id
        );

    /// <summary>A connector that nobody starts, with these settings.</summary>
    public static Subject Subject(string settings = "", string? strictness = null)
    {
        using var folder = new WorkFolder();
        folder.Write(ConfigFile, settings);
        return new Subject(
            new ExecutableTarget("/no/such/program"),
            new ConnectorFolder(folder.FolderPath),
            new SubjectOptions { Strictness = strictness }
        );
    }

    /// <summary>A run that wrote these lines.</summary>
    public static RunResult Run(params string[] lines) => new(0, Output(lines), "");

    /// <summary>Lines as they are written.</summary>
    public static byte[] Output(params string[] lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    /// <summary>A record of a stream.</summary>
    public static string Record(string stream = "orders") =>
        $$$"""{"type":"RECORD","record":{"stream":"{{{stream}}}","data":{"id":1},"emitted_at":1767225600000}}""";

    /// <summary>A STATE of a stream.</summary>
    public static string State(string count, string state = "{}", string stream = "orders") =>
        $$$$"""
            {"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"{{{{stream}}}}"},"stream_state":{{{{state}}}}},"sourceStats":{"recordCount":{{{{count}}}}}}}
            """;

    /// <summary>A status of a stream.</summary>
    public static string Status(string status, string stream = "orders") =>
        $$$$"""
            {"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1767225600000,"stream_status":{"stream_descriptor":{"name":"{{{{stream}}}}"},"status":"{{{{status}}}}"}}}
            """;

    /// <summary>A LOG message.</summary>
    public static string Log(string message) =>
        $$$"""{"type":"LOG","log":{"level":"INFO","message":"{{{message}}}"}}""";
}
