using System.Collections.ObjectModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Errors;
using Connectors.Schema;
using Connectors.Streams;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Hosting;

/// <summary>A source as the host sees it; connectors derive from <see cref="Source{TConfig}"/>.</summary>
public abstract class Source
{
    private protected Source() { }

    /// <summary>The connector's folder, executable and image name.</summary>
    internal string Name => GetType().Assembly.GetName().Name!; // an assembly that is loaded from a file has a name

    /// <summary>The connector's version.</summary>
    internal string Version =>
        GetType().Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>
    /// Names of options that other tools use for the same, with ours: a config written for them works unchanged. Our own
    /// name wins where both are there. None unless a connector has such names.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> OtherOptionNames => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Makes the config's record of a config that was checked against the spec.</summary>
    internal abstract CommonConfig ReadConfig(ConnectorSpec spec, JsonElement config);

    /// <summary>Adds what the connector needs.</summary>
    internal abstract void AddServices(IServiceCollection services, CommonConfig config);

    /// <summary>
    /// Makes sure, by one cheap call, that the vendor can be reached and lets us in. Called by <c>check</c>. A
    /// <see cref="ConnectorException"/> is the user's answer; anything else is a defect.
    /// </summary>
    public abstract Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>
    /// What to tell a user who selected a stream that this source does not have, because another connector for the same vendor
    /// has it: one or two sentences; null where there is nothing to tell.
    /// </summary>
    public virtual string? ReplacementFor(string stream) => null;

    /// <summary>
    /// Everything that can be read with this config. Called once by <c>discover</c> and by <c>read</c>; it makes no request.
    /// </summary>
    public abstract IEnumerable<SourceStream> Streams(IServiceProvider services);
}

/// <summary>
/// A source: its services, its check and its streams. Everything else (the command line, the protocol, state, retries,
/// signals, exit codes) is the host's.
/// </summary>
/// <typeparam name="TConfig">The config as a record.</typeparam>
/// <param name="config">How the config is read: the connector's own source-generated JSON context.</param>
public abstract class Source<TConfig>(JsonTypeInfo<TConfig> config) : Source
    where TConfig : CommonConfig
{
    /// <summary>
    /// Adds what the streams need, such as the vendor's client. Called once a run, with a config that is valid. The config
    /// itself, the clock, the logging and the network settings are there already.
    /// </summary>
    public abstract void AddServices(IServiceCollection services, TConfig config);

    internal sealed override CommonConfig ReadConfig(ConnectorSpec spec, JsonElement json) =>
        ConfigReader.Read(spec, json, config);

    internal sealed override void AddServices(IServiceCollection services, CommonConfig config)
    {
        var own = (TConfig)config;
        services.AddSingleton(own);
        AddServices(services, own);
    }
}
