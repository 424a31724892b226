using System.Runtime.Versioning;
using System.Text;
using Connectors.Errors;
using Connectors.Hosting;

namespace Connectors.Tests.Hosting;

public class InputFileTests
{
    private TempFolder _folder = null!; // set before each test

    [SetUp]
    public void Begin() => _folder = new TempFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [TestCase("config.json")]
    [TestCase("config.txt")]
    [TestCase("config")]
    public void A_file_is_read_whatever_its_extension(string name)
    {
        var path = _folder.Put(name, """{"a":1}""");

        Assert.That(InputFile.ReadJson("config", path).GetProperty("a").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public void A_byte_order_mark_is_skipped()
    {
        var path = Path.Combine(_folder.Path, "config");
        File.WriteAllText(path, "{}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.That(InputFile.Read("config", path).ToArray(), Is.EqualTo("{}"u8.ToArray()));
    }

    [Test]
    public void A_read_only_file_is_read()
    {
        var path = _folder.Put("config", "{}");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        Assert.That(() => InputFile.ReadJson("config", path), Throws.Nothing);
    }

    [Test]
    public void A_missing_file_is_named()
    {
        Assert.That(
            () => InputFile.Read("state", "/no/such/file"),
            Fails("Cannot read the state /no/such/file: there is no such file.")
        );
    }

    [Test]
    public void A_folder_is_no_file()
    {
        Assert.That(
            () => InputFile.Read("config", _folder.Path),
            Fails($"Cannot read the config {_folder.Path}: it is a folder.")
        );
    }

    [Test]
    [Platform(Include = "Linux,MacOsX")]
    [UnsupportedOSPlatform("windows")]
    public void A_file_of_somebody_else_says_for_which_user_it_is_closed()
    {
        var path = _folder.Put("config", "{}");
        File.SetUnixFileMode(path, UnixFileMode.None);
        Assume.That(CanRead(path), Is.False, "Nothing is closed to root.");

        Assert.That(
            () => InputFile.Read("config", path),
            Throws
                .InstanceOf<ConnectorException>()
                .With.Message.Match("^Cannot read the config .*: permission denied for uid [0-9]+\\.")
        );
    }

    [Test]
    public void Broken_JSON_says_where_and_not_what()
    {
        var path = _folder.Put("config", "{\n  \"api_key\": topsecret\n}");

        Assert.That(
            () => InputFile.ReadJson("config", path),
            Fails($"The config {path} is not valid JSON: line 2, column 15.").And.InnerException.Null
        );
    }

    [TestCase("")]
    [TestCase(" \n")]
    public void An_empty_file_is_said_to_be_empty(string content)
    {
        var path = _folder.Put("config", content);

        Assert.That(
            () => InputFile.ReadJson("config", path),
            Fails($"The config {path} is not valid JSON: the file is empty.")
        );
    }

    private static NUnit.Framework.Constraints.EqualStringConstraint Fails(string message) =>
        Throws
            .InstanceOf<ConnectorException>()
            .With.Property("FailureType")
            .EqualTo(FailureType.ConfigError)
            .And.Message.EqualTo(message);

    private static bool CanRead(string path)
    {
        try
        {
            File.ReadAllBytes(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
