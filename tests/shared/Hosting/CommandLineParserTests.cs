using Connectors.Hosting;

namespace Connectors.Tests.Hosting;

public class CommandLineParserTests
{
    [TestCase("read --config /c.json --catalog /k.txt --state /s.txt")]
    [TestCase("read --config=/c.json --catalog=/k.txt --state=/s.txt")]
    [TestCase("--state /s.txt read --catalog=/k.txt --config /c.json")]
    [TestCase("read --config /old --catalog /k.txt --state /s.txt --config /c.json")]
    public void Flags_come_in_any_order_and_both_forms(string args)
    {
        var line = Run(args);

        Assert.That(line.Verb, Is.EqualTo(Verb.Read));
        Assert.That((line.ConfigPath, line.CatalogPath, line.StatePath), Is.EqualTo(("/c.json", "/k.txt", "/s.txt")));
        Assert.That(line.Unknown, Is.Empty);
        Assert.That(line.IsDebug, Is.False);
    }

    [Test]
    public void A_value_may_hold_an_equals_sign()
    {
        Assert.That(Run("check --config=/a=b.json").ConfigPath, Is.EqualTo("/a=b.json"));
    }

    [TestCase("spec --debug")]
    [TestCase("--debug check --config c")]
    [TestCase("discover --config c --debug")]
    public void Debug_is_taken_anywhere(string args)
    {
        Assert.That(Run(args).IsDebug, Is.True);
    }

    [Test]
    public void Unknown_flags_are_collected_without_their_values()
    {
        var line = Run("check --manifest-path /m.yaml --config c --components-path=/secret -x more --debug");

        Assert.That(line.Unknown, Is.EqualTo(new[] { "--manifest-path", "--components-path", "-x" }));
        Assert.That((line.ConfigPath, line.IsDebug), Is.EqualTo(("c", true)));
    }

    [Test]
    public void A_second_word_is_not_a_second_verb()
    {
        var line = Run("spec check");

        Assert.That((line.Verb, string.Join(' ', line.Unknown)), Is.EqualTo((Verb.Spec, "check")));
    }

    [TestCase("--help", null)]
    [TestCase("-h", null)]
    [TestCase("read --help", Verb.Read)]
    [TestCase("--help check --config", Verb.Check)]
    [TestCase("nonsense -h", null)]
    public void Help_wins_over_everything_else(string args, object? verb)
    {
        Assert.That(Parse(args), Is.EqualTo(new Invocation.Help((Verb?)verb)));
    }

    [Test]
    public void The_version_can_be_asked_for()
    {
        Assert.That(Parse("--version"), Is.EqualTo(new Invocation.Version()));
    }

    [Test]
    public void No_arguments_are_their_own_case()
    {
        Assert.That(CommandLineParser.Parse([], ConnectorKind.Source), Is.EqualTo(new Invocation.NoArguments()));
    }

    [TestCase("raed", "There is no command \"raed\" here. The commands are: spec, check, discover, read.")]
    [TestCase("write --config c", "There is no command \"write\" here. The commands are: spec, check, discover, read.")]
    [TestCase("--config c", "No command was given. The commands are: spec, check, discover, read.")]
    [TestCase("check", "check needs --config FILE.")]
    [TestCase("read", "read needs --config FILE and --catalog FILE.")]
    [TestCase("read --config c --state s", "read needs --catalog FILE.")]
    [TestCase("check --config", "--config needs the path of a file.")]
    [TestCase("check --config=", "--config needs the path of a file.")]
    [TestCase("read --config --catalog k", "--config needs the path of a file.")]
    [TestCase("read --config c --catalog k --state", "--state needs the path of a file.")]
    public void Misuse_says_what_is_missing(string args, string message)
    {
        Assert.That(Parse(args), Is.EqualTo(new Invocation.Misuse(message)));
    }

    [TestCase("write --config c --catalog k", Verb.Write)]
    [TestCase("preview --config c --catalog k", Verb.Preview)]
    public void A_destination_has_verbs_of_its_own(string args, object verb)
    {
        var run = (Invocation.Run)CommandLineParser.Parse(args.Split(' '), ConnectorKind.Destination);

        Assert.That(run.Line.Verb, Is.EqualTo(verb));
        Assert.That(
            CommandLineParser.Parse(["read"], ConnectorKind.Destination),
            Is.EqualTo(
                new Invocation.Misuse(
                    "There is no command \"read\" here. The commands are: spec, check, discover, write, preview."
                )
            )
        );
    }

    private static CommandLine Run(string args) => ((Invocation.Run)Parse(args)).Line;

    private static Invocation Parse(string args) => CommandLineParser.Parse(args.Split(' '), ConnectorKind.Source);
}
