using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary><c>minLength</c> and <c>maxLength</c>, counted in characters as users see them: code points (draft-07, 6.3.1).</summary>
internal sealed class LengthKeyword(int least, int most) : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind != JsonValueKind.String || !JsonText.TryGet(value, out var text))
        {
            return;
        }

        var length = text.EnumerateRunes().Count();
        if (length < least)
        {
            findings.Add(place, $"must have at least {Wording.Counted(least, "character")}");
        }
        else if (length > most)
        {
            findings.Add(place, $"must have at most {Wording.Counted(most, "character")}");
        }
    }
}
