using Connectors.Errors;
using Connectors.Hosting;
using Connectors.Logging;
using Connectors.Protocol;

namespace Connectors.Tests.Hosting;

public class ErrorTraceTests
{
    private static readonly DateTimeOffset _at = DateTimeOffset.FromUnixTimeMilliseconds(1767225600002);

    private readonly OutgoingText _text = new() { Redactor = Redactor.Of(["topsecret99"]) };

    [TestCase(FailureType.ConfigError, "config_error")]
    [TestCase(FailureType.TransientError, "transient_error")]
    [TestCase(FailureType.SystemError, "system_error")]
    public void A_failure_on_purpose_keeps_its_words_and_its_type(FailureType type, string expected)
    {
        var error = Of(new ConnectorException(type, "Shop refused the key.", "HTTP 401"), "orders");

        Assert.That(error.Message, Is.EqualTo("Shop refused the key."));
        Assert.That(error.InternalMessage, Is.EqualTo("HTTP 401"));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(error.FailureType), Is.EqualTo($"\"{expected}\""));
        Assert.That(error.Stream, Is.EqualTo(new StreamDescriptor("orders")));
    }

    [Test]
    public void A_defect_names_the_stream_and_no_class_but_tells_us_all()
    {
        var error = Of(Thrown(new InvalidOperationException("no elements")), "orders");

        Assert.That(error.Message, Does.StartWith("Stream \"orders\" failed").And.Not.Contain("Exception"));
        Assert.That(error.InternalMessage, Is.EqualTo("InvalidOperationException: no elements"));
        Assert.That(error.StackTrace, Does.Contain(nameof(Thrown)));
        Assert.That(error.FailureType, Is.EqualTo(TraceFailureType.SystemError));
    }

    [Test]
    public void A_defect_of_the_run_names_no_stream()
    {
        var error = Of(new InvalidOperationException("x"), null);

        Assert.That(error.Message, Does.StartWith("The run failed"));
        Assert.That(error.Stream, Is.Null);
    }

    [Test]
    public void A_failure_in_a_wrapper_is_still_itself()
    {
        var error = Of(new AggregateException(ConnectorException.Config("Wrong key.")), null);

        Assert.That((error.Message, error.FailureType), Is.EqualTo(("Wrong key.", TraceFailureType.ConfigError)));
    }

    [Test]
    public void The_cause_stands_in_for_a_missing_detail()
    {
        var error = Of(ConnectorException.Transient("Shop is away.", null, new IOException("reset by peer")), null);

        Assert.That(error.InternalMessage, Is.EqualTo("reset by peer"));
        Assert.That(error.StackTrace, Does.Contain("Shop is away.").And.Contain("reset by peer"));
    }

    [Test]
    public void No_text_holds_a_secret_or_a_word_that_a_runner_searches()
    {
        var error = Of(
            ConnectorException.System("m topsecret99 SPEC", "d topsecret99 CATALOG", new IOException("topsecret99")),
            null
        );

        var all = error.Message + error.InternalMessage + error.StackTrace;
        Assert.That(all, Does.Contain("****").And.Not.Contain("topsecret99"));
        Assert.That(all, Does.Not.Contain("SPEC").And.Not.Contain("CATALOG"));
    }

    private TraceError Of(Exception exception, string? stream)
    {
        var descriptor = stream is null ? null : new StreamDescriptor(stream);
        var trace = ErrorTrace.Of(exception, descriptor, _at, _text).Trace;
        Assert.That((trace.Type, trace.EmittedAt), Is.EqualTo((TraceType.Error, 1767225600002)));
        return trace.Error ?? throw new AssertionException("No error in it.");
    }

    private static InvalidOperationException Thrown(InvalidOperationException exception)
    {
        try
        {
            throw exception;
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
