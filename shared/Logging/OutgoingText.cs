namespace Connectors.Logging;

/// <summary>What every text for people goes through on its way out: LOG, TRACE, CONNECTION_STATUS, standard error.</summary>
internal sealed class OutgoingText
{
    /// <summary>The platform cuts messages here (airbyte-protocol 2.4).</summary>
    public const int MessageLength = 50_000;

    /// <summary>The platform cuts stack traces here (airbyte-protocol 2.4).</summary>
    public const int StackTraceLength = 100_000;

    private const string Cut = " … (cut)";

    private volatile Redactor _redactor = Redactor.None;

    /// <summary>What is masked; set as soon as the config, and with it the secrets, is known.</summary>
    public Redactor Redactor
    {
        get => _redactor;
        set => _redactor = value;
    }

    /// <summary>A message without secrets, harmless to runners that search lines for words, and not too long.</summary>
    public string Message(string text) => Clean(text, MessageLength);

    /// <summary>The same for a stack trace.</summary>
    public string StackTrace(string text) => Clean(text, StackTraceLength);

    private string Clean(string text, int length)
    {
        var clean = Neutralise(_redactor.Redact(text));
        if (clean.Length <= length)
        {
            return clean;
        }

        var end = length - Cut.Length;
        return string.Concat(clean.AsSpan(0, char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end), Cut);
    }

    /// <summary>
    /// One runner takes the last line that contains one of these words for the answer, another one counts lines by these
    /// literals (airbyte-protocol 0.16, 8.4).
    /// </summary>
    private static string Neutralise(string text) =>
        text.Replace("CATALOG", "catalog", StringComparison.Ordinal)
            .Replace("CONNECTION_STATUS", "connection_status", StringComparison.Ordinal)
            .Replace("SPEC", "spec", StringComparison.Ordinal)
            .Replace("\"type\":\"RECORD\"", "\"type\": \"RECORD\"", StringComparison.Ordinal)
            .Replace("\"type\":\"STATE\"", "\"type\": \"STATE\"", StringComparison.Ordinal);
}
