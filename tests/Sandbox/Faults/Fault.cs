using System.Globalization;
using System.Text.RegularExpressions;

namespace Sandbox.Faults;

/// <summary>One thing that goes wrong: what, on which requests, and how often.</summary>
public sealed partial class Fault
{
    private int _seen;

    private Fault(FaultKind kind, string? argument, string? prefix, int nth, int? times)
    {
        Kind = kind;
        Argument = argument;
        Prefix = prefix ?? "";
        Nth = nth;
        Times = times;
    }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>The kind's own argument, or <c>null</c> for its default.</summary>
    public string? Argument { get; }

    /// <summary>
    /// How a matching request begins, compared with <c>PATH?QUERY</c> whose question mark is always there: so
    /// <c>/v1/customers?</c> is the list alone and <c>/v1/customers/</c> only what is below it.
    /// </summary>
    public string Prefix { get; }

    /// <summary>The first matching request that it hits, counted from 1.</summary>
    public int Nth { get; }

    /// <summary>How many matching requests it hits, from <see cref="Nth"/> on; <c>null</c> is all.</summary>
    public int? Times { get; }

    /// <summary>
    /// Reads <c>NAME[=ARGUMENT][@PREFIX][#NTH][xTIMES]</c>, as in <c>html200@/v1/customers#3x1</c>. Without a prefix it
    /// hits any path, NTH and TIMES are 1, and <c>x*</c> is for ever.
    /// </summary>
    /// <exception cref="FormatException">The text is no fault; the message says why.</exception>
    public static Fault Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is not of the form NAME[=ARGUMENT][@PREFIX][#NTH][xTIMES].");
        }

        var kind =
            FaultKinds.All.FirstOrDefault(kind => kind.Name == match.Groups["name"].Value)
            ?? throw new FormatException(
                $"There is no fault '{match.Groups["name"].Value}'; there are {string.Join(", ", FaultKinds.Names)}."
            );
        return new Fault(
            kind,
            Value(match, "argument"),
            Value(match, "prefix"),
            Number(text, Value(match, "nth")) ?? 1,
            Value(match, "times") switch
            {
                null => 1,
                "*" => null,
                var times => Number(text, times),
            }
        );
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        Kind.Name
        + (Argument is null ? "" : $"={Argument}")
        + (Prefix.Length == 0 ? "" : $"@{Prefix}")
        + $"#{Nth}x{Times?.ToString(CultureInfo.InvariantCulture) ?? "*"}";

    /// <summary>Counts the request if it matches; says whether this is one that it hits.</summary>
    internal bool Counts(VendorRequest request)
    {
        var target = request.QueryString.Length == 0 ? request.Place + "?" : request.Place + request.QueryString;
        if (!target.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var place = Interlocked.Increment(ref _seen) - Nth;
        return place >= 0 && (Times is null || place < Times);
    }

    private static string? Value(Match match, string group) =>
        match.Groups[group].Success ? match.Groups[group].Value : null;

    private static int? Number(string text, string? digits) =>
        digits is null ? null
        : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new FormatException($"'{text}': {digits} is not a count from 1 on.");

    [GeneratedRegex(
        @"^(?<name>[a-z0-9-]+?)(=(?<argument>[^@#]*?))?(@(?<prefix>/[^#]*?))?(#(?<nth>\d+))?(x(?<times>\d+|\*))?$"
    )]
    private static partial Regex Form();
}
