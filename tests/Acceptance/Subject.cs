using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;
using Acceptance.Settings;
using Acceptance.Targets;

namespace Acceptance;

/// <summary>
/// The connector that is looked at: how it is started, the files beside it, and the runs that several rows look at, each
/// made once.
/// </summary>
public sealed class Subject
{
    /// <summary>How long a check, and whatever is as short, may take (CAT: one minute).</summary>
    public static readonly TimeSpan PatienceOfChecks = TimeSpan.FromMinutes(1);

    /// <summary>How long a discovery may take (CAT: five minutes).</summary>
    public static readonly TimeSpan PatienceOfDiscovery = TimeSpan.FromMinutes(5);

    /// <summary>How long a read may take (CAT: ten minutes, twenty where it is incremental).</summary>
    public static readonly TimeSpan PatienceOfReads = TimeSpan.FromMinutes(20);

    private readonly SubjectOptions _options;
    private readonly ConcurrentDictionary<(string Name, Type Type), object> _runs = [];

    /// <summary>A connector.</summary>
    /// <param name="target">How it is started.</param>
    /// <param name="folder">The folder that holds its <c>acceptance-test-config.yml</c>.</param>
    /// <param name="options">What is said besides.</param>
    public Subject(ITarget target, ConnectorFolder folder, SubjectOptions? options = null)
    {
        (Target, Folder, _options) = (target, folder, options ?? new SubjectOptions());
        Config = folder.Config;
        foreach (var (name, run) in _options.Runs)
        {
            _ = OnceAsync(name, () => Task.FromResult(run));
        }
    }

    /// <summary>How it is started.</summary>
    public ITarget Target { get; }

    /// <summary>The image, where it is one.</summary>
    public ImageTarget? Image => Target as ImageTarget;

    /// <summary>The files beside it.</summary>
    public ConnectorFolder Folder { get; }

    /// <summary>Its <c>acceptance-test-config.yml</c>.</summary>
    public AcceptanceConfig Config { get; }

    /// <summary>Whether nothing may be left out without a reason, and advice counts as a rule.</summary>
    public bool IsStrict => (_options.Strictness ?? Config.StrictnessLevel) == "high";

    /// <summary>The docs page's file.</summary>
    public string DocsPath => _options.Docs ?? Folder.PathOf("README.md");

    /// <summary>The first entry whose config is said to work.</summary>
    /// <exception cref="NotRunException">There is none.</exception>
    public Entry Working =>
        Config["connection"].Tests.FirstOrDefault(entry => entry.Status is null or "succeed")
        ?? Config["basic_read"].Tests.FirstOrDefault()
        ?? throw new NotRunException("acceptance-test-config.yml names no config that works");

    /// <summary>The <c>data</c> of its <c>metadata.yaml</c>.</summary>
    /// <exception cref="NotRunException">There is no such file.</exception>
    public JsonElement Metadata() => MetadataFile().Member("data") ?? default;

    /// <summary>Its <c>metadata.yaml</c>, all scalars as text.</summary>
    /// <exception cref="NotRunException">There is no such file.</exception>
    public JsonElement MetadataFile() =>
        Folder.Has("metadata.yaml")
            ? Folder.YamlAt("metadata.yaml")
            : throw new NotRunException("there is no metadata.yaml");

    /// <summary>A config as it is passed.</summary>
    /// <exception cref="NotRunException">The file is not there: secrets are in nobody's repository.</exception>
    public JsonObject ConfigOf(Entry entry)
    {
        var path = entry.ConfigPath ?? throw new NotRunException("acceptance-test-config.yml names no config_path");
        var config = _options.Configs.TryGetValue(path, out var given)
            ? given.DeepClone().AsObject()
            : Folder.ConfigAt(path);
        foreach (var (name, value) in _options.Set)
        {
            config[name] = value?.DeepClone();
        }

        return config;
    }

    /// <summary>A folder for the files of a run, with the config of an entry in it.</summary>
    /// <param name="entry">The entry; the one that works by default.</param>
    /// <param name="inside">Where an image has the folder.</param>
    public Files Open(Entry? entry = null, string inside = "/data")
    {
        var config = ConfigOf(entry ?? Working).ToJsonString();
        return new Files(this, inside).With("config.json", config);
    }

    /// <summary>Runs it.</summary>
    public Task<RunResult> RunAsync(Start start) => ConnectorRun.RunAsync(Target, start);

    /// <summary>A run, or what is made of some, that is made once, whoever asks for it.</summary>
    public Task<T> OnceAsync<T>(string name, Func<Task<T>> run) =>
        ((Lazy<Task<T>>)_runs.GetOrAdd((name, typeof(T)), _ => new Lazy<Task<T>>(run))).Value;

    /// <summary>The runs that have ended so far, by their names.</summary>
    internal async Task<IReadOnlyDictionary<string, RunResult>> EndedRunsAsync()
    {
        var runs = new Dictionary<string, RunResult>();
        foreach (var (key, run) in _runs)
        {
            if (run is Lazy<Task<RunResult>> { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } ended })
            {
                runs[key.Name] = await ended;
            }
        }

        return runs;
    }

    /// <summary>The run of <c>spec</c>.</summary>
    public Task<RunResult> SpecRunAsync() =>
        OnceAsync(
            "spec",
            async () =>
            {
                using var files = new Files(this, "/data");
                return await RunAsync(files.Start("spec"));
            }
        );

    /// <summary>The payload of SPEC.</summary>
    public async Task<JsonElement> SpecAsync() =>
        (await SpecRunAsync()).Messages.Of("SPEC", "spec").FirstOrDefault() is { ValueKind: JsonValueKind.Object } spec
            ? spec
            : throw new InvalidOperationException($"spec gave no SPEC. {await SpecRunAsync()}");

    /// <summary>The schema of the config.</summary>
    public async Task<JsonElement> ConnectionSpecificationAsync() =>
        (await SpecAsync()).Member("connectionSpecification")
        ?? throw new InvalidOperationException("SPEC has no connectionSpecification.");

    /// <summary>The run of <c>check</c>.</summary>
    public Task<RunResult> CheckRunAsync(Entry? entry = null) =>
        OnceAsync(
            $"check {(entry ?? Working).ConfigPath}",
            async () =>
            {
                using var files = Open(entry);
                return await RunAsync(files.Start("check", "--config", "{files}/config.json"));
            }
        );

    /// <summary>The run of <c>discover</c>.</summary>
    public Task<RunResult> DiscoverRunAsync(Entry? entry = null) =>
        OnceAsync(
            $"discover {(entry ?? Working).ConfigPath}",
            async () =>
            {
                using var files = Open(entry);
                return await RunAsync(
                    files.Start("discover", "--config", "{files}/config.json") with
                    {
                        Patience = PatienceOf(entry ?? Working, PatienceOfDiscovery, "discovery"),
                    }
                );
            }
        );

    /// <summary>The payload of CATALOG.</summary>
    public async Task<JsonElement> CatalogAsync(Entry? entry = null)
    {
        var run = await DiscoverRunAsync(entry);
        return run.Messages.Of("CATALOG", "catalog").FirstOrDefault() is { ValueKind: JsonValueKind.Object } catalog
            ? catalog
            : throw new InvalidOperationException($"discover gave no CATALOG. {run}");
    }

    /// <summary>Reads a configured catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="state">The state's file; null passes none.</param>
    /// <param name="entry">Whose config; the one that works by default.</param>
    /// <param name="change">How the run differs from the usual one.</param>
    public async Task<RunResult> ReadAsync(
        string catalog,
        string? state = null,
        Entry? entry = null,
        Func<Start, Start>? change = null
    )
    {
        using var files = Open(entry).With("catalog.json", catalog);
        if (state is not null)
        {
            files.With("state.json", state);
        }

        var reading = files.Reading() with
        {
            Patience = PatienceOf(entry ?? Working, PatienceOfReads, "basic_read", "full_refresh", "incremental"),
        };
        return await RunAsync(change is null ? reading : change(reading));
    }

    /// <summary>
    /// How long a run with an entry's config may take: the longest time that the tests of these suites give to this config,
    /// since a run is shared by them, else the usual time.
    /// </summary>
    public TimeSpan PatienceOf(Entry entry, TimeSpan usual, params IReadOnlyList<string> suites) =>
        suites
            .SelectMany(suite => Config[suite].Tests)
            .Where(test => test.ConfigPath == entry.ConfigPath)
            .Max(test => test.TimeoutSeconds)
            is > 0
                and int seconds
            ? TimeSpan.FromSeconds(seconds)
            : usual;

    /// <summary>The configured catalog of an entry: its file's streams as they are discovered, else all, in one mode.</summary>
    public async Task<string> CatalogOfAsync(Entry entry, string mode)
    {
        var discovered = await CatalogAsync(entry);
        return entry.ConfiguredCatalogPath is { } path
            ? ConfiguredCatalogs.Of(discovered, mode, ConfiguredCatalogs.Names(Folder.JsonAt(path)))
            : ConfiguredCatalogs.Of(discovered, mode);
    }

    /// <summary>The full refresh of an entry's streams that its rows look at.</summary>
    public Task<RunResult> FullReadAsync(Entry entry) =>
        OnceAsync(
            $"full_refresh {entry.ConfigPath} {entry.ConfiguredCatalogPath}",
            async () => await ReadAsync(await CatalogOfAsync(entry, "full_refresh"), entry: entry)
        );

    /// <summary>The full refresh of all streams with the config that works.</summary>
    public Task<RunResult> WholeReadAsync() => FullReadAsync(new Entry { ConfigPath = Working.ConfigPath });

    /// <summary>
    /// A few streams that are quickly read: the shortest incremental one and the shortest other one that have records, more
    /// than one where there are such. In that order; one of them where there is no other.
    /// </summary>
    public Task<IReadOnlyList<string>> SampleAsync() => OnceAsync("sample", FindSampleAsync);

    /// <summary>A configured catalog of <see cref="SampleAsync"/>.</summary>
    public async Task<string> SampleCatalogAsync(string mode) =>
        ConfiguredCatalogs.Of(await CatalogAsync(), mode, [.. await SampleAsync()]);

    private async Task<IReadOnlyList<string>> FindSampleAsync()
    {
        var catalog = await CatalogAsync();
        var messages = (await WholeReadAsync()).Messages;
        string? Shortest(IEnumerable<string> streams) =>
            streams
                .Select(name => (Name: name, messages.Records(name).Count))
                .Where(stream => stream.Count > 0)
                .OrderBy(stream => stream.Count == 1)
                .ThenBy(stream => stream.Count)
                .Select(stream => stream.Name)
                .FirstOrDefault();
        var incremental = ConfiguredCatalogs.Incremental(catalog);
        string?[] sample =
        [
            Shortest(incremental),
            Shortest(ConfiguredCatalogs.Names(catalog).Where(name => !incremental.Contains(name))),
        ];
        return sample.OfType<string>().ToList() is { Count: > 0 } streams
            ? streams
            : throw new NotRunException("no stream has records");
    }
}
