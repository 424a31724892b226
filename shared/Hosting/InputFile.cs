using System.Text.Json;
using Connectors.Errors;

namespace Connectors.Hosting;

/// <summary>Reads the files that a runner passes. Failures name the file and the place in it, never what it holds.</summary>
internal static class InputFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes of a file, without a byte order mark.</summary>
    /// <param name="what">What the file is to the user: config, catalog or state.</param>
    /// <param name="path">Its path, with any extension.</param>
    /// <exception cref="ConnectorException">It is not there or cannot be read.</exception>
    public static ReadOnlyMemory<byte> Read(string what, string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.AsMemory(bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ConnectorException.Config($"Cannot read the {what} {path}: {Reason(path, e)}.", e.GetType().Name);
        }
    }

    /// <summary>The JSON of a file.</summary>
    /// <inheritdoc cref="Read"/>
    public static JsonElement ReadJson(string what, string path)
    {
        var bytes = Read(what, path);
        try
        {
            return JsonElement.Parse(bytes.Span);
        }
        catch (JsonException e)
        {
            var place = bytes.Span.Trim(" \t\r\n"u8).IsEmpty
                ? "the file is empty"
                : $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
            // The exception's own text quotes the file, where a secret may stand.
            throw ConnectorException.Config($"The {what} {path} is not valid JSON: {place}.");
        }
    }

    private static string Reason(string path, Exception exception) =>
        exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => "there is no such file",
            _ when Directory.Exists(path) => "it is a folder",
            UnauthorizedAccessException when !OperatingSystem.IsWindows() =>
                $"permission denied for uid {LibC.EffectiveUser()}. Make the file readable for that user, and its folder accessible",
            UnauthorizedAccessException => "permission denied",
            _ => "it could not be read (" + exception.Message.TrimEnd('.') + ")",
        };
}
