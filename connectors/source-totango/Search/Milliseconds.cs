using System.Globalization;
using Connectors.Records;

namespace Connectors.Totango.Search;

/// <summary>The times of hits, as Totango sends them.</summary>
internal static class Milliseconds
{
    /// <summary>The times of a page's hits, in their order; those that say none are left out.</summary>
    public static IReadOnlyList<long> Of(RecordPage page, string member) =>
        [
            .. from text in page.Texts(member)
            where text.All(char.IsAsciiDigit)
            select long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? time : 0,
        ];
}
