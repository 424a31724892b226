using System.Globalization;
using System.Text.RegularExpressions;

namespace BrokenConnector.Faults;

/// <summary>What may be wrong with how a state is taken that a runner gives.</summary>
internal static partial class GivenStateFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["state-ignored"] = () => new() { Arguments = WithoutState },
            ["missing-state-ignored"] = () =>
                new() { Arguments = given => File.Exists(StateFile(given)) ? given : WithoutState(given) },
            ["refresh-begins-anew"] = () => new() { Arguments = given => IsOnPlatform ? WithoutState(given) : given },
            ["one-state-form"] = () => new() { Arguments = given => IsList(given) ? given : [.. given, "--state=/no"] },
            ["lost-on-resume"] = LostOnResume,
            ["state-of-a-list"] = StateOfAList,
        };

    private static bool IsOnPlatform => Environment.GetEnvironmentVariable("WORKER_JOB_ID") is not null;

    /// <summary>The day after the saved one is left out, as by a connector that begins at the wrong end of a window.</summary>
    private static Fault LostOnResume()
    {
        var lost = "";
        return RecordFaults.Counting("visits", line => line.Contains($"\"day\":\"{lost}\"") ? [] : [line]) with
        {
            Arguments = given =>
            {
                var saved = SavedDay().Match(Text(given)).Groups[1].Value;
                lost =
                    DateOnly.TryParse(saved, CultureInfo.InvariantCulture, out var day) && day < DateOnly.MaxValue
                        ? day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                        : "";
                return given;
            },
        };
    }

    /// <summary>A list that cannot be resumed is left out where there is a state of it.</summary>
    private static Fault StateOfAList()
    {
        var hasState = false;
        return RecordFaults.Counting("products", line => hasState ? [] : [line]) with
        {
            Arguments = given =>
            {
                hasState = Text(given).Contains("\"products\"");
                return given;
            },
        };
    }

    private static bool IsList(IReadOnlyList<string> given) => Text(given).StartsWith('[');

    private static string Text(IReadOnlyList<string> given) =>
        StateFile(given) is { } file && File.Exists(file) ? File.ReadAllText(file) : "";

    private static string? StateFile(IReadOnlyList<string> given) =>
        given.SkipWhile(argument => argument != "--state").ElementAtOrDefault(1);

    private static IEnumerable<string> WithoutState(IReadOnlyList<string> given)
    {
        var file = StateFile(given);
        return given.Where(argument => argument != "--state" && argument != file);
    }

    [GeneratedRegex("\"day\":\\s*\"([0-9-]{10})\"")]
    private static partial Regex SavedDay();
}
