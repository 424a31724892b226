using Connectors.Hosting;
using Microsoft.Extensions.Logging;

namespace Connectors.Tests.Hosting;

public class LogLevelSettingTests
{
    [TestCase(null, false, LogLevel.Information)]
    [TestCase("", false, LogLevel.Information)]
    [TestCase("odd", false, LogLevel.Information)]
    [TestCase("INFO", false, LogLevel.Information)]
    [TestCase(" Debug ", false, LogLevel.Debug)]
    [TestCase("trace", false, LogLevel.Trace)]
    [TestCase("WARN", false, LogLevel.Warning)]
    [TestCase("warning", false, LogLevel.Warning)]
    [TestCase("error", false, LogLevel.Error)]
    [TestCase("error", true, LogLevel.Debug)]
    [TestCase(null, true, LogLevel.Debug)]
    [TestCase("trace", true, LogLevel.Trace)]
    public void The_lower_of_variable_and_flag_counts(string? variable, bool isDebug, LogLevel expected)
    {
        Assert.That(LogLevelSetting.Of(variable, isDebug), Is.EqualTo(expected));
    }
}
