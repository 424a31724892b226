using System.Text.Json;
using Acceptance.Running;
using Acceptance.Settings;
using Acceptance.Targets;

namespace Acceptance.Rows.Discovery;

/// <summary>A discovery with the config of one entry.</summary>
/// <param name="Subject">The connector.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Where">What findings begin with, so that they tell which entry they are of; empty where there is one only.</param>
internal sealed record EntryDiscovery(Subject Subject, Entry Entry, string Where)
{
    /// <summary>Looks at every entry whose config is there.</summary>
    /// <exception cref="NotRunException">None is.</exception>
    /// <exception cref="BypassedException">The settings leave all out.</exception>
    public static async Task EachAsync(Subject subject, Func<EntryDiscovery, Task> look)
    {
        var entries = subject.Config[DiscoveryRows.Suite].Tests.DistinctBy(entry => entry.ConfigPath).ToList();
        var (looked, leftOut) = (false, (Exception?)null);
        foreach (var entry in entries)
        {
            try
            {
                if (entry.BypassReason is { } reason)
                {
                    throw new BypassedException(reason);
                }

                await look(new EntryDiscovery(subject, entry, entries.Count > 1 ? $"{entry.ConfigPath}: " : ""));
                looked = true;
            }
            catch (Exception e) when (e is NotRunException or BypassedException)
            {
                leftOut = e;
            }
        }

        if (!looked && leftOut is not null)
        {
            throw leftOut;
        }
    }

    /// <summary>The run.</summary>
    public Task<RunResult> RunAsync() => Subject.DiscoverRunAsync(Entry);

    /// <summary>The payload of CATALOG.</summary>
    public Task<JsonElement> CatalogAsync() => Subject.CatalogAsync(Entry);

    /// <summary>The payload of another run's CATALOG.</summary>
    public async Task<JsonElement> AgainAsync()
    {
        using var files = Subject.Open(Entry);
        var start = files.Start("discover", "--config", "{files}/config.json") with
        {
            Patience = Subject.PatienceOfDiscovery,
        };
        var run = await Subject.RunAsync(start);
        return run.Messages.Of("CATALOG", "catalog").FirstOrDefault();
    }
}
