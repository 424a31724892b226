using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;
using Acceptance.Schemas;
using Acceptance.Settings;

namespace Acceptance.Rows.Spec;

/// <summary>Holds the configs of the tests to the form.</summary>
internal static class ConfigMatch
{
    /// <summary>Looks at each config that can be found.</summary>
    public static async Task LookAsync(Subject subject, Findings findings)
    {
        var configs = Found(subject).ToList();
        if (configs.Count == 0)
        {
            throw new NotRunException("no config of acceptance-test-config.yml that is said to work can be found");
        }

        // A format is an annotation of the form; what a text must look like, its pattern says.
        var schema = await subject.ConnectionSpecificationAsync();
        JsonValidator validator;
        try
        {
            validator = await JsonValidator.OfAsync(schema, checksFormats: false);
        }
        catch (InvalidDataException e)
        {
            findings.Fail("a connectionSpecification that a validator can read", e.Message);
            return;
        }

        foreach (var (path, config) in configs)
        {
            findings.Say(
                validator
                    .Problems(JsonSerializer.SerializeToElement(config))
                    .Select(problem => new Finding("a config that fits SPEC", problem)),
                $"{path}: "
            );
        }
    }

    /// <summary>A config that a check must refuse may do so by not fitting.</summary>
    private static IEnumerable<(string Path, JsonObject Config)> Found(Subject subject)
    {
        var entries = subject
            .Config.Sections.Values.SelectMany(section => section.Tests)
            .Concat(subject.Config.OldSections.Values.SelectMany(tests => tests))
            .Where(entry => entry.ConfigPath is not null && entry.Status is null or "succeed")
            .DistinctBy(entry => entry.ConfigPath);
        foreach (var entry in entries)
        {
            if (Config(subject, entry) is { } config)
            {
                yield return (entry.ConfigPath ?? "", config);
            }
        }
    }

    private static JsonObject? Config(Subject subject, Entry entry)
    {
        try
        {
            var config = subject.ConfigOf(entry);
            foreach (var name in config.Select(option => option.Key).Where(name => name.StartsWith('_')).ToList())
            {
                config.Remove(name);
            }

            return config;
        }
        catch (NotRunException)
        {
            return null;
        }
    }
}
