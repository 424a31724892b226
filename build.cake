// Every step from source to image; CI runs the same ones. dotnet cake --target=NAME, where NAME is
//   Default       FormatCheck, Build and Test
//   Format        rewrites what CSharpier would lay out otherwise; FormatCheck only says so
//   Build, Test   all projects, or those of one connector
//   Acceptance    Airbyte's acceptance tests and ours   --exe=PATH or --image=NAME for one that is built already; --rows=TEXT
//   Demo          reads a whole account of the sandbox, as a runner would
//   Publish       artifacts/publish/CONNECTOR           --mode=aot|r2r
//   Dockerfile    artifacts/image/CONNECTOR/Dockerfile
//   Image         the image of it                       --mode, --engine=docker|podman, --tag=REPOSITORY:VERSION, --push,
//                 --sdk-image, --runtime-image, --platform=linux/amd64,linux/arm64, --build-option=… (for the engine; repeatable)
//   Bench         publishes and measures, in both modes if not told --mode
// --connector=NAME selects one folder of connectors/, else all are meant. Demo and Bench pass other arguments on.

var target = Argument("target", "Default");
var mode = Argument("mode", "aot");
var root = MakeAbsolute(Directory("."));
var selected = Argument("connector", "");
var connectors = GetDirectories("./connectors/*").Select(d => d.GetDirectoryName())
    .Where(name => selected is "" || name == selected).OrderBy(name => name, StringComparer.Ordinal).ToArray();
if (connectors.Length == 0)
{
    throw new CakeException($"There is no folder connectors/{selected}.");
}
if (mode is not ("aot" or "r2r"))
{
    throw new CakeException($"--mode is aot or r2r, not {mode}.");
}

Task("Format").Does(() => Run("dotnet", "csharpier", "format", "."));

Task("FormatCheck").Does(() => Run("dotnet", "csharpier", "check", "."));

Task("Build").Does(() =>
{
    foreach (var project in selected is "" ? ["Connectors.sln"] : ProjectsOf(selected))
    {
        Run("dotnet", "build", project, "-c", "Release");
    }
});

Task("Test").Does(() =>
{
    foreach (var project in selected is "" ? ["Connectors.sln"] : ProjectsOf(selected).Skip(1))
    {
        Run("dotnet", "test", project);
    }
});

Task("Acceptance").DoesForEach(connectors, connector =>
{
    var image = Argument("image", "");
    var rows = Argument("rows", "");
    var category = image is "" ? "Acceptance" : "Image";
    Environment.SetEnvironmentVariable("ACCEPTANCE_EXE", Argument("exe", ""));
    Environment.SetEnvironmentVariable("ACCEPTANCE_IMAGE", image);
    Run("dotnet", "test", $"tests/{connector}", "--filter", $"TestCategory={category}{(rows is "" ? "" : $"&Name~{rows}")}");
});

Task("Demo").DoesForEach(connectors, connector =>
    Run("dotnet", ["run", "--project", "tests/Demo", "--", $"--connector={connector}", .. Others()]));

Task("Publish").DoesForEach(connectors, connector => Publish(connector, mode, $"artifacts/publish/{connector}"));

Task("Dockerfile").DoesForEach(connectors, connector =>
{
    EnsureDirectoryExists($"artifacts/image/{connector}");
    var recipe = System.IO.File.ReadAllText("Dockerfile.template").Replace("{{connector}}", connector);
    System.IO.File.WriteAllText($"artifacts/image/{connector}/Dockerfile", recipe);
});

Task("Image").IsDependentOn("Dockerfile").DoesForEach(connectors, connector =>
{
    var engine = Argument("engine", "") is { Length: > 0 } given ? given : Engine();
    var docker = System.IO.Path.GetFileName(engine).StartsWith("docker", StringComparison.Ordinal);
    var tag = Argument("tag", $"{Repository(connector)}:{Property(connector, "Version")}");
    var colon = tag.LastIndexOf(':');
    if (colon <= tag.LastIndexOf('/'))
    {
        throw new CakeException($"--tag is REPOSITORY:VERSION, not {tag}.");
    }

    var platforms = Argument("platform", "");
    var several = platforms.Contains(',');
    var push = HasArgument("push");
    List<string> build = docker && platforms is not "" ? ["buildx", "build"] : ["build"];
    build.AddRange(["-f", $"artifacts/image/{connector}/Dockerfile"]);
    // Podman keeps the images of several platforms together in a list of that name.
    build.AddRange([several && !docker ? "--manifest" : "--tag", tag]);
    build.AddRange(Option("--platform", platforms));
    if (docker && push && platforms is not "")
    {
        build.Add("--push");
    }
    if (!docker && platforms is not "")
    {
        // Podman takes the wanted platform for it in a FROM line.
        build.AddRange(BuildArgument("BUILDPLATFORM", $"linux/{(IsArm() ? "arm64" : "amd64")}"));
    }

    build.AddRange(BuildArgument("REPOSITORY", tag[..colon]));
    build.AddRange(BuildArgument("VERSION", tag[(colon + 1)..]));
    build.AddRange(BuildArgument("SOURCE_URL", Property(connector, "RepositoryUrl")));
    build.AddRange(BuildArgument("PUBLISH_MODE", mode));
    build.AddRange(BuildArgument("SDK_IMAGE", Argument("sdk-image", "")));
    build.AddRange(BuildArgument("RUNTIME_IMAGE", Argument("runtime-image", "")));
    build.AddRange(Arguments<string>("build-option", Array.Empty<string>()));
    Run(engine, [.. build, "."]);

    if (push && !(docker && platforms is not ""))
    {
        Run(engine, several ? ["manifest", "push", "--all", tag, $"docker://{tag}"] : ["push", tag]);
    }
});

Task("Bench").DoesForEach(connectors, connector =>
{
    List<string> measured = [];
    foreach (var each in HasArgument("mode") ? [mode] : new[] { "aot", "r2r" })
    {
        var output = $"artifacts/bench/{connector}/{each}";
        Publish(connector, each, output);
        measured.Add($"--exe={connector}-{each}={output}/{connector}");
    }

    Run("dotnet", ["run", "-c", "Release", "--project", "tests/Benchmarks", "--", .. measured, .. Others()]);
});

Task("Default").IsDependentOn("FormatCheck").IsDependentOn("Build").IsDependentOn("Test");

try
{
    RunTarget(target);
}
catch (Exception e) when (e.InnerException is CakeException failed)
{
    // The report around it would hide its exit code.
    throw new CakeException(failed.ExitCode, failed.Message);
}

// A folder of its own for what a mode compiles: the two modes must not find each other's output.
void Publish(string connector, string how, string output)
{
    CleanDirectory(output);
    // Analysers would take as long as the compilers, for sources that every build looks at.
    Run("dotnet", "publish", $"connectors/{connector}", "-c", "Release", "--use-current-runtime", $"-p:PublishMode={how}",
        "-p:RunAnalyzers=false", "--artifacts-path", $"artifacts/build/{how}", "-o", output);
}

// The first program that fails ends the run, with its own exit code.
void Run(string program, params string[] arguments)
{
    Information($"> {program} {Line(arguments)}");
    var code = StartProcess(program, new ProcessSettings { Arguments = Line(arguments), WorkingDirectory = root });
    if (code != 0)
    {
        throw new CakeException(code, $"{program} {arguments[0]} failed with exit code {code}.");
    }
}

string Line(IEnumerable<string> arguments) =>
    string.Join(' ', arguments.Select(a => a.Any(c => c is ' ' or '"') ? $"\"{a.Replace("\"", "\\\"")}\"" : a));

string[] Option(string name, string value) => value is "" ? [] : [name, value];

string[] BuildArgument(string name, string value) => value is "" ? [] : ["--build-arg", $"{name}={value}"];

bool IsArm() =>
    System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64;

// A client without its daemon is no engine, hence a question that the daemon answers.
string Engine() =>
    new[] { "docker", "podman" }.FirstOrDefault(name =>
        Context.Tools.Resolve(name) is not null
        && StartProcess(name, new ProcessSettings { Arguments = "info", Silent = true, RedirectStandardOutput = true, RedirectStandardError = true }) == 0)
    ?? throw new CakeException("Neither docker nor podman answers here. Start one, or name it with --engine=.");

IEnumerable<string> ProjectsOf(string connector) =>
    new[] { $"connectors/{connector}", $"tests/{connector}" }.Where(folder => DirectoryExists(folder));

// What the user stores in Airbyte is the name in metadata.yaml, so an image is called nothing else.
string Repository(string connector) =>
    System.IO.File.ReadLines($"connectors/{connector}/metadata.yaml").Select(line => line.Trim())
        .First(line => line.StartsWith("dockerRepository:", StringComparison.Ordinal)).Split(':', 2)[1].Trim();

string Property(string connector, string name)
{
    var settings = new ProcessSettings { Arguments = $"msbuild connectors/{connector} -getProperty:{name}", RedirectStandardOutput = true };
    return StartProcess("dotnet", settings, out var output) == 0
        ? string.Concat(output).Trim()
        : throw new CakeException($"connectors/{connector} has no readable {name}.");
}

// Arguments that are neither this script's nor Cake's own.
IEnumerable<string> Others() =>
    Context.Arguments.GetArguments().Where(a => a.Key is not ("target" or "connector" or "mode" or "verbosity" or "exclusive"))
        .SelectMany(a => a.Value.Select(value => value is null or "" ? $"--{a.Key}" : $"--{a.Key}={value}"));
