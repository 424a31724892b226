using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Rows;
using Acceptance.Targets;

namespace Acceptance.Cli;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = """
        Checks an Airbyte connector as Airbyte would check it, and runs it as every runner would run it.

        Usage: acceptance FOLDER (--exe=COMMAND | --image=IMAGE) [OPTION]...
               acceptance --list

        FOLDER holds acceptance-test-config.yml, in the format of Airbyte's connector acceptance tests, and what it names. Beside it
        metadata.yaml, its icon and README.md are looked at, and in integration_tests/, where they are there:
        expected_records.jsonl, ignored_fields.yml, and the last release's SPEC and CATALOG in released/spec.json and
        released/catalog.json.

          --exe=COMMAND          the connector is this program; arguments of its own are separated by blanks
          --image=IMAGE          the connector is this image
          --engine=PROGRAM       what runs it: docker or podman, or another with docker's command line (the first that answers)
          --run-option=OPTION    for the engine's run, such as --network=host; repeatable
          --config=FILE          stands in for secrets/config.json
          --set=KEY=VALUE        sets an option in every config, as JSON or else as text; repeatable
          --docs=FILE            the docs page (README.md in FOLDER)
          --level=low|high       in place of the file's test_strictness_level: with high nothing is left out without a reason, and
                                 advice counts as a rule
          --only=PATTERN         the rows of this name, where * stands for anything; repeatable
          --report=FILE          writes the results as JUnit's XML, too
          --list                 prints all rows: name, rule in docs/airbyte-protocol.md, what holds
          --help                 prints this

        Exit code 0: no row failed; 1: some did; 2: nothing could be run.
        """;

    private readonly List<(string Name, string Value)> _options = [];

    private static readonly string[] Known =
    [
        "exe",
        "image",
        "engine",
        "run-option",
        "config",
        "set",
        "docs",
        "level",
        "only",
        "report",
        "list",
        "help",
    ];

    private CommandLine(string? folder) => Folder = folder;

    /// <summary>The connector's folder.</summary>
    public string? Folder { get; }

    /// <summary>Whether the help is asked for.</summary>
    public bool AsksForHelp => Text("help") is not null;

    /// <summary>Whether the list is asked for.</summary>
    public bool AsksForList => Text("list") is not null;

    /// <summary>Where to write a report.</summary>
    public string? Report => Text("report");

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It cannot be followed.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var folders = arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (folders.Count > 1)
        {
            throw new UsageException($"One folder, not {string.Join(" and ", folders)}.");
        }

        var line = new CommandLine(folders.FirstOrDefault());
        foreach (var argument in arguments.Where(argument => argument.StartsWith("--", StringComparison.Ordinal)))
        {
            var (name, value) = argument[2..].Split('=', 2) is [var left, var right]
                ? (left, right)
                : (argument[2..], "");
            if (!Known.Contains(name) || (value.Length == 0 && name is not ("list" or "help")))
            {
                throw new UsageException($"{argument} is no option with a value.");
            }

            line._options.Add((name, value));
        }

        return line;
    }

    /// <summary>The connector.</summary>
    /// <exception cref="UsageException">It cannot be run.</exception>
    public Subject Subject()
    {
        if (Folder is null)
        {
            throw new UsageException("The connector's folder is missing.");
        }

        if (Text("level") is not (null or "low" or "high"))
        {
            throw new UsageException($"--level is low or high, not {Text("level")}.");
        }

        try
        {
            return new Subject(Target(), new ConnectorFolder(Folder), Options());
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>The rows that are asked for.</summary>
    /// <exception cref="UsageException">There is none of such a name.</exception>
    public IReadOnlyList<Row> Rows()
    {
        var patterns = All("only").ToList();
        var rows = Suite
            .Rows.Where(row => patterns.Count == 0 || patterns.Any(pattern => Fits(row.Id, pattern)))
            .ToList();
        return rows.Count > 0 ? rows : throw new UsageException($"No row is called {string.Join(" or ", patterns)}.");
    }

    private static bool Fits(string name, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private ITarget Target() =>
        (Text("exe"), Text("image")) switch
        {
            ({ } exe, null) => new ExecutableTarget([
                .. exe.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Found),
            ]),
            (null, { } image) => Image(image),
            _ => throw new UsageException("Either --exe or --image says what is run."),
        };

    /// <summary>The connector is started in other folders, so a relative path must not stay one.</summary>
    private static string Found(string word) => File.Exists(word) ? Path.GetFullPath(word) : word;

    private ImageTarget Image(string image)
    {
        var engine = Text("engine") is { } program
            ? new ContainerEngine(program)
            : ContainerEngine.Find() ?? throw new UsageException("Neither docker nor podman answers here.");
        return engine.Has(image) || engine.Ask("pull", image) is not null
            ? new ImageTarget(engine, image, [.. All("run-option")])
            : throw new UsageException($"{engine.Program} has no image {image} and cannot fetch it.");
    }

    private SubjectOptions Options()
    {
        var set = new JsonObject();
        foreach (var option in All("set"))
        {
            var (key, value) = option.Split('=', 2) is [var left, var right]
                ? (left, right)
                : throw new UsageException($"--set={option} is not KEY=VALUE.");
            set[key] = JsonOrText(value);
        }

        return new SubjectOptions
        {
            Set = set,
            Docs = Text("docs"),
            Strictness = Text("level"),
            Configs = Text("config") is { } file
                ? new Dictionary<string, JsonObject> { ["secrets/config.json"] = Config(file) }
                : new Dictionary<string, JsonObject>(),
        };
    }

    private static JsonObject Config(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file))!.AsObject(); // null is no object either
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException)
        {
            throw new UsageException($"--config: {e.Message}");
        }
    }

    private static JsonNode? JsonOrText(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private string? Text(string name) => All(name).LastOrDefault();

    private IEnumerable<string> All(string name) =>
        _options.Where(option => option.Name == name).Select(option => option.Value);
}

/// <summary>A command line that cannot be followed; the message is for the person who wrote it.</summary>
internal sealed class UsageException(string message) : Exception(message);
