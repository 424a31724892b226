namespace Sandbox.Iterable;

/// <summary>The fields that no document names, at the end of every line of a project that is odd in this way.</summary>
internal static class OddFields
{
    private static readonly string[] _titles =
    [
        "\"Grünwald Käserei – 株式会社さくら 🚀\"",
        "\"Gr\\u00fcnwald K\\u00E4serei \\u2013 \\ud83d\\ude80\"",
        "\"half a rocket \\ud83d\"",
    ];

    private static readonly string[] _seats = ["12", "\"12\"", "[12]", """{"booked":12}""", "null", "true"];

    public static void Add(Members line, Rendering rendering, long index)
    {
        if (rendering.Is(Oddities.NonAscii))
        {
            line.Add("title", new Raw(_titles[index % _titles.Length]));
        }

        AddBigNumbers(line, rendering);
        if (rendering.Is(Oddities.UnknownFields))
        {
            AddUnknown(line, index);
        }
    }

    public static void AddBigNumbers(Members record, Rendering rendering)
    {
        if (rendering.Is(Oddities.BigNumbers))
        {
            record.Add("sandbox_beyond_double", new Raw("9007199254740993"));
            record.Add("sandbox_thirty_digits", new Raw("123456789012345678901234567890"));
            record.Add("sandbox_decimal", new Raw("1.10"));
        }
    }

    private static void AddUnknown(Members line, long index)
    {
        line.Add("sandbox_unknown", "not in any document");
        line.Add("seats", new Raw(_seats[index % _seats.Length]));
        line.Add("Industry", "Trade");
        line.Add("industry", new Raw("7"));
        line.Add("plan.tier", new Raw("""{"a":[1,{"b":null}],"c":""}"""));
        line.Add("last order", "2015-11-13");
        line.Add("$set", new Raw("""{"$":1}"""));
        line.Add("größe", new Raw("1.50"));
        line.Add("", "no name");
        line.Add("data", index % 2 == 0 ? new Raw("""{"own":1}""") : new Text("own"));
        line.Add("_type", "own");
    }
}
