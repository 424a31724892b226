using Acceptance.Targets;

namespace Acceptance.Rows.Runners;

/// <summary>
/// What the platform has a shell do in the connector's container. It needs what an image must have for it, and nothing more:
/// <c>eval</c>, <c>[</c>, <c>echo</c>, <c>kill</c>, <c>wait</c> and <c>mv</c>.
/// </summary>
internal static class PlatformScript
{
    /// <summary>The file in which the exit code is left.</summary>
    public const string ExitCodeFile = "exitCode.txt";

    /// <summary>The mode of the platform's folders.</summary>
    public const UnixFileMode OpenToAll = (UnixFileMode)0x1FF; // 0777

    /// <summary>What connectors see there, apart from what an operator adds.</summary>
    private static readonly (string Name, string? Value)[] Variables =
    [
        ("LOG_LEVEL", "INFO"),
        ("DEPLOYMENT_MODE", "OSS"),
        ("WORKER_CONNECTOR_IMAGE", "connectors/connector:0.0.0"),
        ("WORKER_JOB_ID", "1"),
        ("WORKER_JOB_ATTEMPT", "0"),
        ("AIRBYTE_VERSION", "2.0.0"),
        ("USE_STREAM_CAPABLE_STATE", "true"),
        ("USE_FILE_TRANSFER", "false"),
        ("AIRBYTE_STAGING_DIRECTORY", "/staging/files"),
        ("CONCURRENT_SOURCE_STREAM_READ", "false"),
        ("DATA_CHANNEL_MEDIUM", "STDIO"),
        ("DATA_CHANNEL_FORMAT", "JSONL"),
    ];

    /// <summary>How the platform starts a script.</summary>
    public static Start Start(Files files, string script) =>
        files.Start().With(Variables) with
        {
            Script = script,
            WorkingFolder = Targets.Start.FilesMark,
        };

    /// <summary>Runs a command to its end.</summary>
    /// <param name="arguments">The connector's arguments.</param>
    /// <param name="redirections">Where its output goes.</param>
    public static string Of(string arguments, string redirections) =>
        $$"""
            if [ -z "$AIRBYTE_ENTRYPOINT" ]; then
              echo AIRBYTE_ENTRYPOINT is not set >&2
              exit 127
            fi
            (eval "$AIRBYTE_ENTRYPOINT {{arguments}}" {{redirections}}) &
            child=$!
            wait $child
            code=$?
            echo $code > TEMP_EXIT_CODE.txt
            mv TEMP_EXIT_CODE.txt {{ExitCodeFile}}
            exit $code
            """;

    /// <summary>
    /// Runs a command, and when a line comes breaks off as the platform does: the shell around the connector is killed, and
    /// the connector itself is told nothing. Says so, and ends with its standard input, and the connector with it.
    /// </summary>
    /// <param name="arguments">The connector's arguments.</param>
    /// <param name="redirections">Where its output goes.</param>
    public static string Cancelled(string arguments, string redirections) =>
            // The inner shell waits for the connector as the platform's does, but knows its number, so that nothing stays behind.
            $$"""
            (eval "exec $AIRBYTE_ENTRYPOINT {{arguments}}" {{redirections}} & echo $! > connector; wait $!) &
            child=$!
            read line
            kill $child
            wait $child
            echo cancelled
            read line
            read connector < connector
            kill -9 $connector 2> /dev/null
            exit 0
            """;
}
