using System.Globalization;

namespace Sandbox.Cli;

/// <summary>The options of a command line, each known and with a value where it needs one.</summary>
internal sealed class CliArguments
{
    private readonly List<(string Name, string Value)> _values = [];

    /// <exception cref="CliException">An option is not known, or its value is missing.</exception>
    public static CliArguments Parse(IEnumerable<string> arguments, IReadOnlyList<CliOption> known)
    {
        var parsed = new CliArguments();
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            var (name, hasValue, inline) = Split(rest.Current);
            var option =
                known.FirstOrDefault(option => "--" + option.Name == name)
                ?? throw new CliException($"'{rest.Current}' is not an option.");
            var value =
                option.Value is null ? "true"
                : hasValue ? inline
                : rest.MoveNext() ? rest.Current
                : throw new CliException($"{name} needs a value: {option.Value}.");
            parsed._values.Add((option.Name, value));
        }

        return parsed;
    }

    public IEnumerable<string> All(string name) =>
        _values.Where(value => value.Name == name).Select(value => value.Value);

    public string? Text(string name) => All(name).LastOrDefault();

    public bool Has(string name) => Text(name) is not null;

    public int Number(string name, int otherwise) => (int)Number(name, (long)otherwise, int.MaxValue);

    public long Number(string name, long otherwise, long max = long.MaxValue) =>
        Text(name) is not { } text ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number
        : throw new CliException($"--{name}: '{text}' is not a number from 0 to {max}.");

    /// <summary>A limit, where 0 is none.</summary>
    public int? Limit(string name, int otherwise) => Number(name, otherwise) is > 0 and var limit ? limit : null;

    public DateOnly Day(string name, DateOnly otherwise) =>
        Text(name) is not { } text ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
        : throw new CliException($"--{name}: '{text}' is not a day like 2024-01-31.");

    /// <summary>Members of an enumeration, in any case and separated by commas.</summary>
    public T Names<T>(string name, T otherwise)
        where T : struct, Enum =>
        Text(name) is not { } text ? otherwise
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value
        : throw new CliException($"--{name}: '{text}' is not among {string.Join(", ", Enum.GetNames<T>())}.");

    private static (string Name, bool HasValue, string Value) Split(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (argument[..at], true, argument[(at + 1)..])
            : (argument, false, "");
}
