using System.Text.Json;
using Connectors.Protocol;

namespace Connectors.Tests.Protocol;

public class MessageJsonTests
{
    private static readonly DateTimeOffset _at = DateTimeOffset.FromUnixTimeMilliseconds(1767225600000);

    private static IEnumerable<TestCaseData> GoldenLines()
    {
        yield return Line(
            TraceMessage.OfStatus(_at, new StreamStatusTrace(new StreamDescriptor("orders"), StreamStatus.Started)),
            """{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1767225600000.0,"stream_status":{"stream_descriptor":{"name":"orders"},"status":"STARTED"}}}"""
        );
        yield return Line(
            new RecordMessage(
                new AirbyteRecord
                {
                    Stream = "orders",
                    Data = Json("""{"id":1}"""),
                    EmittedAt = 1767225600001,
                }
            ),
            """{"type":"RECORD","record":{"stream":"orders","data":{"id":1},"emitted_at":1767225600001}}"""
        );
        yield return Line(
            StateMessage.OfStream(new StreamDescriptor("orders"), Json("""{"updated_at":"2026-01-01T00:00:00Z"}"""), 1),
            """{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"orders"},"stream_state":{"updated_at":"2026-01-01T00:00:00Z"}},"sourceStats":{"recordCount":1.0}}}"""
        );
        yield return Line(
            TraceMessage.OfError(
                _at.AddMilliseconds(2),
                new TraceError
                {
                    Message = "Shop API refused the key (401). Check the API key.",
                    InternalMessage = "HTTP 401 GET /orders",
                    FailureType = TraceFailureType.ConfigError,
                    Stream = new StreamDescriptor("orders"),
                }
            ),
            """{"type":"TRACE","trace":{"type":"ERROR","emitted_at":1767225600002.0,"error":{"message":"Shop API refused the key (401). Check the API key.","internal_message":"HTTP 401 GET /orders","failure_type":"config_error","stream_descriptor":{"name":"orders"}}}}"""
        );
        yield return Line(
            ConnectionStatusMessage.Failed("…"),
            """{"type":"CONNECTION_STATUS","connectionStatus":{"status":"FAILED","message":"\u2026"}}"""
        );
        yield return Line(
            ConnectionStatusMessage.Succeeded,
            """{"type":"CONNECTION_STATUS","connectionStatus":{"status":"SUCCEEDED"}}"""
        );
        yield return Line(
            ControlMessage.OfConfig(_at.AddMilliseconds(3), Json("""{"apiKey":"k","n":1.10,"none":null}""")),
            """{"type":"CONTROL","control":{"type":"CONNECTOR_CONFIG","emitted_at":1767225600003.0,"connectorConfig":{"config":{"apiKey":"k","n":1.10,"none":null}}}}"""
        );
        yield return Line(
            new LogMessage(new AirbyteLog(AirbyteLogLevel.Warn, "a\n\"b\" 'c' <d> é 😀")),
            """{"type":"LOG","log":{"level":"WARN","message":"a\u000a\"b\" 'c' <d> \u00e9 \ud83d\ude00"}}"""
        );
        yield return Line(
            new CatalogMessage(
                new AirbyteCatalog([
                    new AirbyteStream
                    {
                        Name = "orders",
                        JsonSchema = Json("""{"properties":{}}"""),
                        SupportedSyncModes = [SyncMode.FullRefresh, SyncMode.Incremental],
                        SourceDefinedCursor = true,
                        DefaultCursorField = ["date"],
                        SourceDefinedPrimaryKey =
                        [
                            ["a"],
                            ["b"],
                        ],
                        IsResumable = true,
                    },
                ])
            ),
            """{"type":"CATALOG","catalog":{"streams":[{"name":"orders","json_schema":{"properties":{}},"supported_sync_modes":["full_refresh","incremental"],"source_defined_cursor":true,"default_cursor_field":["date"],"source_defined_primary_key":[["a"],["b"]],"is_resumable":true}]}}"""
        );
        yield return Line(
            new SpecMessage(
                new ConnectorSpecification
                {
                    ProtocolVersion = "0.2.0",
                    DocumentationUrl = "https://example.com/a?b&c",
                    ConnectionSpecification = Json("""{"type":"object"}"""),
                }
            ),
            """{"type":"SPEC","spec":{"protocol_version":"0.2.0","documentationUrl":"https://example.com/a?b&c","connectionSpecification":{"type":"object"}}}"""
        );
        yield return Line(
            TraceMessage.OfStatus(
                _at,
                new StreamStatusTrace(
                    new StreamDescriptor("orders", "shop"),
                    StreamStatus.Running,
                    [StreamStatusReason.OfRateLimit(_at)]
                )
            ),
            """{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1767225600000.0,"stream_status":{"stream_descriptor":{"name":"orders","namespace":"shop"},"status":"RUNNING","reasons":[{"type":"RATE_LIMITED","rate_limited":{"quota_reset":1767225600000}}]}}}"""
        );
        yield return Line(
            TraceMessage.OfEstimate(
                _at,
                new TraceEstimate
                {
                    Name = "orders",
                    Type = EstimateType.Stream,
                    RowEstimate = 7,
                }
            ),
            """{"type":"TRACE","trace":{"type":"ESTIMATE","emitted_at":1767225600000.0,"estimate":{"name":"orders","type":"STREAM","row_estimate":7}}}"""
        );
        yield return Line(
            new DestinationCatalogMessage(
                new DestinationCatalog([
                    new DestinationOperation
                    {
                        ObjectName = "accounts",
                        SyncMode = DestinationSyncMode.SoftDelete,
                        JsonSchema = Json("{}"),
                        MatchingKeys =
                        [
                            ["id"],
                        ],
                    },
                ])
            ),
            """{"type":"DESTINATION_CATALOG","destination_catalog":{"operations":[{"object_name":"accounts","sync_mode":"soft_delete","json_schema":{},"matching_keys":[["id"]]}]}}"""
        );
    }

    [TestCaseSource(nameof(GoldenLines))]
    public void A_message_is_written_as_the_protocol_shows_it(object message, string line)
    {
        var written = JsonSerializer.Serialize((AirbyteMessage)message, ProtocolJson.Ascii.AirbyteMessage);

        Assert.That(written, Is.EqualTo(line));
    }

    [TestCaseSource(nameof(GoldenLines))]
    public void What_is_written_is_read_back_to_the_same_line(object message, string line)
    {
        var read = MessageReader.Read(System.Text.Encoding.UTF8.GetBytes(line));

        Assert.That(read, Is.InstanceOf(message.GetType()));
        Assert.That(JsonSerializer.Serialize(read, ProtocolJson.Ascii.AirbyteMessage), Is.EqualTo(line));
    }

    [Test]
    public void Every_enum_member_has_the_text_of_the_protocol()
    {
        Assert.That(Texts<ChangeReason>(), Has.All.Match("^\"(SOURCE|DESTINATION|PLATFORM)_[A-Z_]+\"$"));
        Assert.That(Texts<ChangeKind>(), Is.EqualTo(new[] { "\"NULLED\"", "\"TRUNCATED\"" }));
        Assert.That(Texts<StateType>(), Is.EqualTo(new[] { "\"STREAM\"", "\"GLOBAL\"", "\"LEGACY\"" }));
        Assert.That(
            Texts<AirbyteLogLevel>(),
            Is.EqualTo(new[] { "\"TRACE\"", "\"DEBUG\"", "\"INFO\"", "\"WARN\"", "\"ERROR\"", "\"FATAL\"" })
        );
        Assert.That(
            Texts<StreamStatus>(),
            Is.EqualTo(new[] { "\"STARTED\"", "\"RUNNING\"", "\"COMPLETE\"", "\"INCOMPLETE\"" })
        );
        Assert.That(
            Texts<TraceFailureType>(),
            Is.EqualTo(new[] { "\"system_error\"", "\"config_error\"", "\"transient_error\"" })
        );
    }

    [Test]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        var message = new LogMessage(new AirbyteLog(AirbyteLogLevel.Info, "a\ud800b"));

        var line = JsonSerializer.Serialize<AirbyteMessage>(message, ProtocolJson.Ascii.AirbyteMessage);

        Assert.That(line, Does.Contain("\"a\\ufffdb\""));
    }

    [Test]
    public void Raw_JSON_keeps_its_digits_its_duplicates_and_its_nulls()
    {
        var state = Json("""{"a":1.10,"b":123456789012345678901234567890,"a":null,"c":[{ }]}""");

        var line = JsonSerializer.Serialize<AirbyteMessage>(
            StateMessage.OfStream(new StreamDescriptor("s"), state, 0),
            ProtocolJson.Ascii.AirbyteMessage
        );

        Assert.That(
            line,
            Does.Contain("""{"a":1.10,"b":123456789012345678901234567890,"a":null,"c":[{}]}""")
                .And.Contain("\"recordCount\":0.0")
        );
    }

    private static string[] Texts<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => JsonSerializer.Serialize(value))];

    private static TestCaseData Line(AirbyteMessage message, string line) =>
        new TestCaseData(message, line).SetArgDisplayNames(line[..Math.Min(line.Length, 90)]);

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
