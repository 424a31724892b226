using Microsoft.Extensions.Logging;

namespace Connectors.Totango;

/// <summary>What this connector tells a reader of the log.</summary>
internal static partial class TotangoLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The service {ServiceId} is kept in the region {Actual}, and the option \"Region\" says {Configured}."
    )]
    public static partial void OtherRegion(this ILogger logger, string serviceId, string actual, string configured);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The region of the service could not be looked up: {Reason}")]
    public static partial void RegionUnknown(this ILogger logger, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Totango does not show the list of account attributes, so that accounts have those columns only that need none, and the attributes that the option \"Account Attributes\" names, as text. {Reason}"
    )]
    public static partial void AttributesRefused(this ILogger logger, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Totango's list of account attributes does not have: {Names}. They are asked for all the same, as text; check how they are spelled."
    )]
    public static partial void AttributesUnknown(this ILogger logger, string names);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Stream}: an incremental sync goes by the time of the last activity, which tells of the use of your product. New values of attributes alone do not come, nor what was never active; a full refresh has them."
    )]
    public static partial void GoesByActivity(this ILogger logger, string stream);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: {Count} are more than a search reaches, so they are searched for by parts, by the time of their last activity."
    )]
    public static partial void ReadInSlices(this ILogger logger, string stream, long count);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: {Count} are more than a search reaches, so they are searched for account by account."
    )]
    public static partial void ReadByAccounts(this ILogger logger, string stream, long count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Stream}: Totango refuses to search by the time of the last activity, so that all accounts are read by scrolling. {Reason}"
    )]
    public static partial void SlicesRefused(this ILogger logger, string stream, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: {Reached} of {Count} were found by parts. The others are read by scrolling through all accounts."
    )]
    public static partial void ScrollsForOthers(this ILogger logger, string stream, long reached, long count);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: {Read} of {Count} came, or their number changed meanwhile. They are read once more."
    )]
    public static partial void ReadsAgain(this ILogger logger, string stream, long read, long count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "account_assignments: none of the first {Count} accounts has a team role. If you have some, name them in the option \"Account Roles\"."
    )]
    public static partial void NoRoles(this ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "account_assignments: the roles are {Roles}.")]
    public static partial void RolesFound(this ILogger logger, string roles);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "totango_users: the search for them was refused, so they are read by SCIM. {Reason}"
    )]
    public static partial void ReadsByScim(this ILogger logger, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "audit_log: {Day:yyyy-MM-dd} is missing, since Totango refuses a request that ends in another year than it begins. {Reason}"
    )]
    public static partial void DayRefused(this ILogger logger, DateOnly day, string reason);
}
