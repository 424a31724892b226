namespace Acceptance.Rows.Runners;

/// <summary>
/// Each runner starts the connector as that runner does, and what comes is judged as that runner reads it (airbyte-protocol
/// 5.1, 8, 9).
/// </summary>
internal static class RunnerRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        .. DockerRunRows.All,
        .. PlatformJobRows.All,
        .. PlatformReadRows.All,
        .. PyAirbyteRows.All,
        .. FarosRows.All,
        .. ServerlessRows.All,
        .. MeltanoRows.All,
        .. MeltanoReadRows.All,
    ];
}
