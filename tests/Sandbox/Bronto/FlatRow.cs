namespace Sandbox.Bronto;

/// <summary>A row as a table of texts, to compare with what a reader has made of it.</summary>
internal static class FlatRow
{
    public static IReadOnlyDictionary<string, string> Of(Row row)
    {
        var texts = new Dictionary<string, string>();
        Add(texts, row);
        return texts;
    }

    private static void Add(Dictionary<string, string> texts, Row row)
    {
        foreach (var group in row.GroupBy(element => element.Name).Where(group => group.Count() == 1))
        {
            switch (group.Single().Value)
            {
                case string text:
                    texts.Add(group.Key, text);
                    break;
                case DateTimeOffset time:
                    texts.Add(group.Key, Style.Plain.Text(time, group.Key, 0));
                    break;
                case Row inner when group.Key == "readOnlyContactData":
                    Add(texts, inner);
                    break;
            }
        }
    }
}
