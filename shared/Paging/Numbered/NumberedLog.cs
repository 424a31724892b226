using Microsoft.Extensions.Logging;

namespace Connectors.Paging;

/// <summary>What is said while a numbered list is read.</summary>
internal static partial class NumberedLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{List}: the vendor did not end the list with an empty page. Its other end had nothing new, so all of it was read."
    )]
    public static partial void EndsOddly(this ILogger logger, string list);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{List}: there are records without {Key}. They are passed on, but what deduplicates by the key may keep one of them only."
    )]
    public static partial void HasNoKey(this ILogger logger, string list, string key);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{List}: records changed their places while they were read; the list is read again for those that were passed over."
    )]
    public static partial void ReadAgain(this ILogger logger, string list);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{List}: the vendor refuses pages of {Limit} records; it is asked for {Smaller}."
    )]
    public static partial void AsksForLess(this ILogger logger, string list, int limit, int smaller);
}
