using System.Globalization;
using System.Text;

namespace Connectors.Tests.Records;

/// <summary>Makes up JSON from a seed, of all that the grammar allows, and breaks it.</summary>
internal sealed class JsonMaker(int seed)
{
    private static readonly string[] Numbers =
    [
        "0",
        "-0",
        "7",
        "1.10",
        "-12.5e-3",
        "1E+400",
        "123456789012345678901234567890",
        "0.1",
        "0e0",
    ];

    private static readonly string[] Texts =
    [
        "a",
        " ",
        "0123456789abcdef",
        "\\n",
        "\\\\",
        "\\\"",
        "\\/",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\u0000",
        "é",
        "€",
        "😀",
        "{[]}",
        ",:",
        "\u007f",
    ];

    private static readonly byte[] Spoilers = [.. "\"\\{}[]:,0123456789.eE+-tfnu /\n\t\r\0\u0001xé"u8];

    private readonly Random _random = new(seed);

    public int Next(int bound) => _random.Next(bound);

    /// <summary>A reply with records, now and then without or with something else in their place.</summary>
    public string Reply()
    {
        var members = new List<string>();
        for (var i = Next(3); i > 0; i--)
        {
            members.Add(Member(Pick("cursor", "has_more", "other", Text(2)), Value(2)));
        }

        var records = string.Join($"{Space()},{Space()}", Enumerable.Range(0, Next(5)).Select(_ => Record()));
        var list = Next(12) == 0 ? Value(1) : $"[{Space()}{records}{Space()}]";
        members.Insert(Next(members.Count + 1), Member(Next(15) == 0 ? "entrie" : "entries", list));
        return $"{Space()}{{{Space()}{string.Join(',', members)}{Space()}}}{Space()}";
    }

    /// <summary>An object; few names, so that layouts repeat, change and end early.</summary>
    public string Record(int depth = 2)
    {
        var names = Enumerable
            .Range(0, Next(5))
            .Select(i => Next(4) == 0 ? Text(2) : $"f{(Next(5) == 0 ? Next(5) : i)}");
        return $"{{{Space()}{string.Join(',', names.Select(name => Member(name, Value(depth))))}{Space()}}}";
    }

    /// <summary>The same with one to three bytes changed, cut, doubled or left out.</summary>
    public byte[] Break(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json).ToList();
        for (var i = 1 + Next(3); i > 0 && bytes.Count > 0; i--)
        {
            var at = Next(bytes.Count);
            switch (Next(5))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, Spoilers[Next(Spoilers.Length)]);
                    break;
                case 2:
                    bytes[at] = Spoilers[Next(Spoilers.Length)];
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Next(Math.Min(20, bytes.Count - at))));
                    break;
            }
        }

        return [.. bytes];
    }

    private string Value(int depth) =>
        Next(depth > 0 ? 8 : 5) switch
        {
            0 => $"\"{Text(6)}\"",
            1 => Numbers[Next(Numbers.Length)],
            2 => Pick("true", "false", "null"),
            3 => Next(100000).ToString(CultureInfo.InvariantCulture),
            4 => $"\"{Text(3)}\"",
            5 =>
                $"[{Space()}{string.Join($"{Space()},", Enumerable.Range(0, Next(4)).Select(_ => Value(depth - 1)))}{Space()}]",
            _ => Record(depth - 1),
        };

    private string Member(string name, string value) => $"{Space()}\"{name}\"{Space()}:{Space()}{value}{Space()}";

    private string Text(int length) => string.Concat(Enumerable.Range(0, Next(length + 1)).Select(_ => Pick(Texts)));

    private string Space() => Next(4) == 0 ? Pick(" ", "\n", "\r\n  ", "\t") : "";

    private string Pick(params string[] choice) => choice[Next(choice.Length)];
}
