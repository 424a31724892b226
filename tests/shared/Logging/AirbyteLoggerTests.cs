using System.Text.Json;
using Connectors.Logging;
using Connectors.Protocol;
using Microsoft.Extensions.Logging;

namespace Connectors.Tests.Logging;

public class AirbyteLoggerTests
{
    private readonly CollectingOutput _output = new();

    [SetUp]
    public void Begin()
    {
        _output.Writes.Clear();
        _output.Failure = null;
    }

    [TestCase(LogLevel.Trace, "TRACE")]
    [TestCase(LogLevel.Debug, "DEBUG")]
    [TestCase(LogLevel.Information, "INFO")]
    [TestCase(LogLevel.Warning, "WARN")]
    [TestCase(LogLevel.Error, "ERROR")]
    [TestCase(LogLevel.Critical, "FATAL")]
    public void An_entry_becomes_one_LOG_line_of_its_level(LogLevel level, string expected)
    {
        Log(LogLevel.Trace, level, "Hello.");

        Assert.That(
            _output.Text,
            Is.EqualTo($$$"""{"type":"LOG","log":{"level":"{{{expected}}}","message":"Hello."}}""" + "\n")
        );
    }

    [Test]
    public void Entries_below_the_minimum_are_not_written()
    {
        Log(LogLevel.Information, LogLevel.Debug, "Hello.");

        Assert.That(_output.Text, Is.Empty);
    }

    [Test]
    public void Message_and_exception_are_cleaned()
    {
        Log(
            LogLevel.Information,
            LogLevel.Error,
            "The key topsecret99 in the CATALOG",
            new InvalidOperationException("no topsecret99")
        );

        var log = JsonElement.Parse(_output.Text).GetProperty("log");
        Assert.That(log.GetProperty("message").GetString(), Is.EqualTo("The key **** in the catalog"));
        Assert.That(
            log.GetProperty("stack_trace").GetString(),
            Is.EqualTo("System.InvalidOperationException: no ****")
        );
    }

    [Test]
    public void Logging_into_a_closed_output_disturbs_nobody()
    {
        _output.Failure = new OutputClosedException();

        Assert.That(() => Log(LogLevel.Information, LogLevel.Error, "Hello."), Throws.Nothing);
    }

    private void Log(LogLevel minimum, LogLevel level, string message, Exception? exception = null)
    {
        using var writer = new MessageWriter(_output, new ManualClock());
        var text = new OutgoingText { Redactor = Redactor.Of(["topsecret99"]) };
        using var provider = new AirbyteLoggerProvider(writer, text, minimum);

        provider.CreateLogger("Some.Category").Log(level, default, message, exception, (state, _) => state);
    }
}
