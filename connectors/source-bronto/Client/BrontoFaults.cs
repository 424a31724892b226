using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Soap;

namespace Connectors.Bronto.Client;

/// <summary>Bronto's faults: how their numbers are found, and what they mean (Bronto's help, "SOAP API: error codes").</summary>
internal static partial class BrontoFaults
{
    /// <summary>The session has expired, or never was.</summary>
    public const int InvalidSession = 103;

    /// <summary>The request could not be made out; the vendor's own clients log in again.</summary>
    public const int InvalidRequest = 107;

    /// <summary>A list of activities is through.</summary>
    public const int EndOfResultSet = 116;

    /// <summary>The beginning of a window of activities is refused.</summary>
    public const int InvalidStart = 1201;

    /// <summary>How the codes are named where a fault gives a name or its usual words, and no number.</summary>
    private static readonly (string Words, int Code)[] Known =
    [
        ("INVALID_TOKEN", 102),
        ("INVALID_SESSION_TOKEN", InvalidSession),
        ("Your session is invalid", InvalidSession),
        ("INVALID_ACCESS", 104),
        ("SHARD_OFFLINE", 108),
        ("SITE_INACTIVE", 109),
        ("UNAUTHORIZED_IP", 111),
        ("READ_ERROR", 113),
        ("END_OF_RESULT_SET", EndOfResultSet),
        ("End of result set", EndOfResultSet),
    ];

    /// <summary>What each fault means.</summary>
    public static FaultTable Table { get; } =
        new FaultTable(
            BrontoSoap.Service.FaultIn,
            StatusRule.System("{vendor} refused the request with the fault {status} ({path}).")
        )
            .With(
                0,
                StatusRule.Transient(
                    "{vendor} answered with a fault that has no known number ({path}). Run again later."
                )
            )
            .With(101, StatusRule.Transient("{vendor} had a fault of its own ({status}, {path}). Run again later."))
            .With(
                102,
                StatusRule.Config(
                    "{vendor} refused the token ({status}, {path}). Check the option \"API Token\", and in Bronto under Settings, "
                        + "Data Exchange that the token is active."
                )
            )
            .With(
                InvalidSession,
                StatusRule.Transient(
                    "{vendor} ended the session again and again ({status}, {path}). Run again later.",
                    maxTries: 5
                ) with
                {
                    RepeatsAtOnce = true,
                }
            )
            .With(
                104,
                StatusRule.Config(
                    "{vendor} does not give the token access to this ({status}, {path}). Deselect the stream, or give the token the "
                        + "right to read in Bronto under Settings, Data Exchange."
                )
            )
            .With(
                InvalidRequest,
                StatusRule.Transient(
                    "{vendor} could not make out the request ({status}, {path}). Run again later.",
                    maxTries: 3
                )
            )
            .With(
                108,
                StatusRule.Transient("{vendor} is under maintenance ({status}, {path}). Run again later.") with
                {
                    LeastWait = TimeSpan.FromSeconds(30),
                }
            )
            .With(109, StatusRule.Config("{vendor} says that the account is not active ({status}, {path})."))
            .With(
                111,
                StatusRule.Config(
                    "{vendor} does not accept calls from this IP address ({status}, {path}). Allow it in Bronto's settings."
                )
            )
            .With(
                113,
                StatusRule.Transient("{vendor} could not read what was asked for ({status}, {path}). Run again later.")
            );

    /// <summary>The number of a fault: typed in its detail, else at the beginning of its text, else known by its words.</summary>
    public static int CodeOf(SoapFault fault)
    {
        if (
            fault.Details.TryGetValue("errorCode", out var typed)
            && int.TryParse(typed, CultureInfo.InvariantCulture, out var code)
            && code > 0
        )
        {
            return code;
        }

        return LeadingNumber().Match(fault.Text) is { Success: true } number
            ? int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : Known.FirstOrDefault(known => fault.Text.Contains(known.Words, StringComparison.OrdinalIgnoreCase)).Code;
    }

    [GeneratedRegex(@"^[^0-9]*?([0-9]{3,5})\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingNumber();
}
