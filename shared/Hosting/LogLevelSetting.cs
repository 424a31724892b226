using Microsoft.Extensions.Logging;

namespace Connectors.Hosting;

/// <summary>How much is logged: <c>LOG_LEVEL</c> in the environment, in any case, or <c>--debug</c>.</summary>
internal static class LogLevelSetting
{
    /// <summary>The environment's variable.</summary>
    public const string Variable = "LOG_LEVEL";

    /// <summary>The lower of the two; a text that is no level counts as info, as runners pass words of their own.</summary>
    public static LogLevel Of(string? variable, bool isDebug)
    {
        var level = variable?.Trim().ToLowerInvariant() switch
        {
            "trace" => LogLevel.Trace,
            "debug" => LogLevel.Debug,
            "warn" or "warning" => LogLevel.Warning,
            "error" => LogLevel.Error,
            "fatal" or "critical" => LogLevel.Critical,
            _ => LogLevel.Information,
        };
        return isDebug && level > LogLevel.Debug ? LogLevel.Debug : level;
    }
}
