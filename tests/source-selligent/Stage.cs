using System.Text.Json.Nodes;
using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;

namespace Connectors.Selligent.Tests;

/// <summary>Runs against a vendor in memory, at noon of the 10th of April 2019.</summary>
internal static class Stage
{
    public const string Root = "https://organization.example.com/sm/rest/v1/";

    public static Workplace Of(HttpMessageHandler vendor) =>
        new(
            new SelligentSource(),
            new InstantClock(Studio.Now),
            new JsonObject
            {
                ["base_url"] = "https://organization.example.com",
                ["api_key"] = Studio.ApiKey,
                ["organization"] = "ExampleOrg",
            }
        )
        {
            Network = vendor,
            Dice = new Middling(),
        };

    /// <summary>A vendor that has these rows in its lists, each on one page, and nothing else.</summary>
    public static FakeVendor Vendor(params IEnumerable<(string List, string Rows)> lists)
    {
        var vendor = new FakeVendor();
        foreach (var (list, rows) in lists)
        {
            vendor.Always($"{Root}{list}/?page=1&sort=asc", Data(rows));
        }

        return vendor.Always($"{Root}*", Data(""));
    }

    /// <summary>A page.</summary>
    public static Reply Data(string rows) => Reply.Json($$"""{"data":[{{rows}}]}""");

    /// <summary>Reads a stream out of these lists, incrementally, from a state if there is one.</summary>
    public static Task<RunResult> ReadAsync(
        string stream,
        string? state = null,
        params IEnumerable<(string List, string Rows)> lists
    ) => ReadAsync([stream], state, lists);

    /// <inheritdoc cref="ReadAsync(string, string, IEnumerable{ValueTuple{string, string}})"/>
    public static async Task<RunResult> ReadAsync(
        IReadOnlyList<string> streams,
        string? state,
        params IEnumerable<(string List, string Rows)> lists
    )
    {
        using var vendor = Vendor(lists);
        using var stage = Of(vendor);
        return await stage.ReadAsync(streams, state);
    }
}
