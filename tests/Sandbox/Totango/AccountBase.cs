using System.Globalization;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>
/// Which accounts there are, in the order of their names. Of each only its number and the time of its last activity are
/// held, all in arrays of numbers, so that 300,000 are no burden. An account is known by its place in the order; all that
/// it has is made from its number.
/// </summary>
internal sealed class AccountBase
{
    private const string Prefix = "acct_";
    private const int MostByTime = 20_000;
    private const long Never = long.MinValue;

    private static readonly string[] _statusGroups = ["paying", "free", "canceled"];
    private static readonly string[] _healths = ["green", "yellow", "red"];

    private readonly TotangoOptions _options;
    private readonly int[] _numbers;
    private readonly int[] _places;
    private readonly long[] _times;
    private readonly bool[] _hidden;
    private TimeIndex _byTime;

    public AccountBase(TotangoOptions options)
    {
        _options = options;
        // The last one is there from the moment on that it appears.
        var names = new string[options.Accounts + 1];
        _numbers = [.. Enumerable.Range(0, names.Length)];
        for (var number = 0; number < names.Length; number++)
        {
            names[number] = NameOf(number) + "\0" + number.ToString("d7", CultureInfo.InvariantCulture);
        }

        Array.Sort(names, _numbers, StringComparer.Ordinal);
        _places = new int[names.Length];
        _hidden = new bool[names.Length];
        _times = new long[names.Length];
        for (var place = 0; place < names.Length; place++)
        {
            _places[_numbers[place]] = place;
            _times[place] = TimeOf(_numbers[place]) ?? Never;
        }

        _hidden[_places[options.Accounts]] = true;
        _byTime = new TimeIndex(_times);
    }

    /// <summary>All places, those of accounts that are not there included.</summary>
    public int Places => _numbers.Length;

    /// <summary>What all values of the account are made from.</summary>
    public int Number(int place) => _numbers[place];

    public string Id(int place) => IdOf(_numbers[place]);

    public string Name(int place) => NameOf(_numbers[place]);

    /// <summary>When the account was last active, or <c>null</c> for never.</summary>
    public long? Time(int place) => _times[place] is var time && time == Never ? null : time;

    /// <summary>The places of accounts that were last active in a period, gone ones included; <c>null</c> for very many.</summary>
    public IReadOnlySet<int>? ActiveBetween(long from, long to) =>
        _byTime.Between(Math.Max(from, Never + 1), to, MostByTime);

    public bool IsThere(int place) => !_hidden[place];

    /// <summary>The place of an account, whether it is there or not.</summary>
    public int PlaceOf(int number) => _places[number];

    /// <summary>The place of the account with exactly this id, if it is there.</summary>
    public int? Find(string id)
    {
        var number = id switch
        {
            "Acme_001" => 1,
            "acme_001" => 2,
            _ => id.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : -1,
        };
        return number >= 0 && number < Places && IdOf(number) == id && IsThere(_places[number])
            ? _places[number]
            : null;
    }

    /// <summary>Deletes an account.</summary>
    public void Remove(int place) => _hidden[place] = true;

    /// <summary>Adds the account that was not there.</summary>
    public void Add() => _hidden[_places[_options.Accounts]] = false;

    /// <summary>Makes an account active.</summary>
    public void Touch(int place)
    {
        _times[place] = _options.End - 1;
        _byTime = new TimeIndex(_times);
    }

    public string StatusGroup(int place) => _statusGroups[Pick("status group", place, _statusGroups.Length)];

    /// <summary>The health, or <c>null</c> where nobody has looked at it.</summary>
    public string? Health(int place) => Pick("health", place, 7) is var n and > 0 ? _healths[n % 3] : null;

    public int Pick(string what, int place, int below) => Draw.Of(_options.Seed, what, _numbers[place]).Below(below);

    /// <summary>Two ids differ by case only.</summary>
    private static string IdOf(int number) =>
        number switch
        {
            1 => "Acme_001",
            2 => "acme_001",
            _ => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:d6}"),
        };

    /// <summary>The time goes back as the third power of a draw: one account in ten was active within the last day.</summary>
    private long? TimeOf(int number)
    {
        var draw = Draw.Of(_options.Seed, "account time", number);
        var timeless = _options.TimelessPercent is { } percent
            ? draw.Below(100) < percent
            : _options.Accounts == TotangoOptions.SmallBase && number % 15 == 7;
        if (timeless)
        {
            return null;
        }

        if (number < _options.AccountsAtOnce)
        {
            return _options.End - (long)TimeSpan.FromDays(9).TotalMilliseconds;
        }

        var part = (draw.Next() >> 11) / (double)(1L << 53);
        return _options.End - 2 - (long)(TimeSpan.FromDays(730).TotalMilliseconds * part * part * part);
    }

    private string NameOf(int number)
    {
        var draw = Draw.Of(_options.Seed, "account name", number);
        return number == _options.Accounts ? "Aaron & Sons"
            // Two names are the same.
            : number == 12 ? NameOf(11)
            : number % 8 == 3 ? $"{draw.Pick(Words.Foreign)} {number}"
            : $"{draw.Pick(Words.Company)} {draw.Below(1_000):d3} {draw.Pick(Words.Form)} {number}";
    }
}
