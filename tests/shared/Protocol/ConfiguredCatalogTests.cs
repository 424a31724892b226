using System.Text.Json;
using Connectors.Protocol;

namespace Connectors.Tests.Protocol;

public class ConfiguredCatalogTests
{
    [Test]
    public void A_usual_stream_is_read_whole()
    {
        var stream = ReadStream(
            """{"stream":{"name":"a","namespace":"n","json_schema":{"x":1},"supported_sync_modes":["NEW"]},"sync_mode":"incremental","destination_sync_mode":"append_dedup","cursor_field":["date"],"primary_key":[["a"],["b","c"]],"generation_id":9007199254740993,"minimum_generation_id":0,"sync_id":3,"include_files":true}"""
        );

        Assert.That(stream.Stream.Descriptor, Is.EqualTo(new StreamDescriptor("a", "n")));
        Assert.That(stream.Mode, Is.EqualTo(SyncMode.Incremental));
        Assert.That(stream.DestinationSyncMode, Is.EqualTo("append_dedup"));
        Assert.That(stream.CursorField, Is.EqualTo(new[] { "date" }));
        Assert.That(stream.PrimaryKey, Is.EqualTo(new string[][] { ["a"], ["b", "c"] }));
        Assert.That(stream.GenerationId, Is.EqualTo(9007199254740993));
        Assert.That((stream.MinimumGenerationId, stream.SyncId), Is.EqualTo((0L, 3L)));
        Assert.That(stream.IncludeFiles, Is.True);
    }

    [Test]
    public void Nulls_count_as_absent()
    {
        var stream = ReadStream(
            """{"stream":{"name":"a","namespace":null,"json_schema":null,"default_cursor_field":null},"sync_mode":null,"destination_sync_mode":null,"cursor_field":null,"primary_key":null,"generation_id":null,"minimum_generation_id":null,"sync_id":null,"include_files":null,"more":{}}"""
        );

        Assert.That(stream, Is.EqualTo(new ConfiguredStream { Stream = new SelectedStream { Name = "a" } }));
        Assert.That(stream.Mode, Is.EqualTo(SyncMode.FullRefresh));
    }

    [Test]
    public void An_unknown_sync_mode_is_kept_as_its_text()
    {
        var stream = ReadStream("""{"stream":{"name":"a"},"sync_mode":"INVALID"}""");

        Assert.That(stream.Mode, Is.Null);
        Assert.That(stream.SyncMode, Is.EqualTo("INVALID"));
    }

    [Test]
    public void Odd_shapes_of_paths_keys_and_ids_are_understood()
    {
        var stream = ReadStream(
            """{"stream":{"name":"a"},"sync_mode":5,"cursor_field":"date","primary_key":["a",["b"],null,[]],"generation_id":"12","minimum_generation_id":3.0,"sync_id":"x"}"""
        );

        Assert.That((stream.SyncMode, stream.Mode), Is.EqualTo(("5", (SyncMode?)null)));
        Assert.That(stream.CursorField, Is.EqualTo(new[] { "date" }));
        Assert.That(stream.PrimaryKey, Is.EqualTo(new string[][] { ["a"], ["b"] }));
        Assert.That(
            (stream.GenerationId, stream.MinimumGenerationId, stream.SyncId),
            Is.EqualTo((12L, 3L, (long?)null))
        );
    }

    [TestCase("""{"streams":null}""")]
    [TestCase("{}")]
    public void No_list_of_streams_is_no_stream(string json)
    {
        Assert.That(Read(json).Streams, Is.Null);
    }

    [TestCase("""{"streams":[{"sync_mode":"incremental"}]}""")]
    [TestCase("""{"streams":[{"stream":{"name":null}}]}""")]
    public void A_stream_without_a_name_is_an_error(string json)
    {
        Assert.That(() => Read(json), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void A_catalog_is_written_as_it_was_read()
    {
        const string json =
            """{"streams":[{"stream":{"name":"a","json_schema":{}},"sync_mode":"incremental","destination_sync_mode":"append","cursor_field":["d"],"primary_key":[["a"]],"sync_id":1}]}""";

        Assert.That(JsonSerializer.Serialize(Read(json), ProtocolJson.Ascii.ConfiguredCatalog), Is.EqualTo(json));
    }

    private static ConfiguredStream ReadStream(string json) =>
        Read($$"""{"streams":[{{json}}]}""").Streams?[0] ?? throw new AssertionException("No stream.");

    private static ConfiguredCatalog Read(string json) =>
        JsonSerializer.Deserialize(json, ProtocolJson.Default.ConfiguredCatalog)
        ?? throw new AssertionException("Null.");
}
