namespace Acceptance.Rows.Secrets;

/// <summary>A secret leaves in no encoding, at no level, in no kind of run (airbyte-protocol 2.4, 3.3, 6.3).</summary>
internal static class SecretRows
{
    public static IReadOnlyList<Row> All { get; } = [.. KeptSecretRows.All, .. CanaryRows.All];
}
