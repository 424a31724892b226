using System.Globalization;

namespace Sandbox.Bronto;

/// <summary>A refusal by the vendor, with the code that says why.</summary>
internal sealed class BrontoFault(int code, string? text = null) : Exception(text ?? TextOf(code))
{
    public const int UnknownError = 101;
    public const int InvalidToken = 102;
    public const int InvalidSession = 103;
    public const int InvalidParameter = 106;
    public const int InvalidRequest = 107;
    public const int InvalidFilter = 112;
    public const int InvalidPageSize = 115;
    public const int EndOfResultSet = 116;
    public const int InvalidStartDate = 1201;
    public const int InvalidSize = 1203;

    public int Code => code;

    /// <summary>A fault that a test has ordered, as <c>CODE</c> or <c>CODE:TEXT</c>.</summary>
    public static BrontoFault Of(string? order)
    {
        var parts = (order ?? "").Split(':', 2);
        var code = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : UnknownError;
        return new BrontoFault(code, parts is [_, var text] ? text : null);
    }

    private static string TextOf(int code) =>
        code switch
        {
            UnknownError => "There was an unknown API exception. Please try your request again shortly.",
            InvalidToken => "Authentication failed for token.",
            InvalidSession => "Your session is invalid. Please log in again.",
            104 => "You do not have valid access for this method.",
            InvalidParameter => "An invalid parameter was specified.",
            InvalidRequest => "Your SOAP request is invalid.",
            108 => "The shard is currently offline for maintenance.",
            109 => "This site is marked as inactive.",
            111 => "Your IP address does not have access.",
            InvalidFilter => "The filter type must be AND or OR.",
            113 => "There was an error reading your query results. Please try your request again.",
            InvalidPageSize => "The page size is too small.",
            EndOfResultSet => "End of result set.",
            InvalidStartDate => "The start date is invalid: only the last 30 days are available.",
            InvalidSize => "The size is invalid.",
            _ => "There was an error.",
        };
}
