using System.Globalization;
using System.Text.Json;
using Sandbox.Data;
using Sandbox.Faults;

namespace Sandbox.ChartMogul;

/// <summary>One page of a list, in the envelope that ChartMogul puts around every list.</summary>
internal sealed class ListReply(Rendering rendering, VendorRequest request)
{
    private const int MaxPerPage = 200;

    /// <param name="position">Where to begin in place of the cursor's position.</param>
    public Reply Write(Listing listing, long? position = null)
    {
        var perPage = PerPage();
        var pageNumber = Number(request.Query("page"));
        var cursor = request.Query("cursor");
        if (position is null && cursor is not null)
        {
            if (PositionCursor.Read(cursor) is not { } read)
            {
                return Errors.BadRequest("The cursor is not valid.", "cursor");
            }

            position = listing.ByPageNumber ? (read - 1) * perPage : read;
        }

        position ??= pageNumber is > 0 ? (pageNumber - 1) * perPage : 0;
        var indices = listing.IndicesFrom(position.Value).Take(perPage + 1).ToList();
        var more = indices.Count > perPage;
        var page = indices.Take(request.Fault?.Kind.Name == ContentFaults.EmptyPage ? 0 : perPage).ToList();
        return rendering.Write(
            (json, writer) =>
            {
                json.WriteStartObject();
                WriteRecords(json, writer, listing, page);
                if (pageNumber is null)
                {
                    WritePlace(json, NextCursor(listing, page, position.Value, perPage), more);
                }
                else
                {
                    WriteOldPlace(json, pageNumber.Value, perPage, listing.Count, more);
                }

                json.WriteEndObject();
            }
        );
    }

    private static void WriteRecords(Utf8JsonWriter json, RecordWriter writer, Listing listing, List<long> page)
    {
        json.WriteStartArray(listing.Array);
        foreach (var index in page)
        {
            writer.Begin();
            listing.Write(writer, index);
            writer.EndRecord(index);
        }

        json.WriteEndArray();
    }

    /// <summary>Even the last page has a cursor; following it leads to an empty list, and only that one has none.</summary>
    private string? NextCursor(Listing listing, List<long> page, long position, int perPage) =>
        request.Fault?.Kind.Name switch
        {
            ContentFaults.RepeatedCursor => request.Query("cursor") ?? CursorAt(listing, position, perPage),
            ContentFaults.EmptyPage => CursorAt(listing, position, perPage),
            ContentFaults.NullCursor => null,
            _ => page.Count == 0 ? null : CursorAt(listing, listing.After(page[^1]), perPage),
        };

    private static string CursorAt(Listing listing, long position, int perPage) =>
        PositionCursor.Write(
            listing.TimeBefore(position),
            listing.ByPageNumber ? ((position + perPage - 1) / perPage) + 1 : position
        );

    private void WritePlace(Utf8JsonWriter json, string? cursor, bool more)
    {
        json.WriteString("cursor", cursor);
        var faulty = request.Fault?.Kind.Name;
        if (faulty == ContentFaults.NoHasMore || (!more && rendering.Is(Oddities.MissingHasMore)))
        {
            return;
        }

        json.WriteBoolean("has_more", more || faulty is ContentFaults.NullCursor or ContentFaults.RepeatedCursor);
    }

    /// <summary>What a reply says to a client that still counts pages.</summary>
    private static void WriteOldPlace(Utf8JsonWriter json, int page, int perPage, long count, bool more)
    {
        json.WriteBoolean("has_more", more);
        json.WriteNumber("per_page", perPage);
        json.WriteNumber("page", page);
        json.WriteNumber("current_page", page);
        json.WriteNumber("total_pages", (count + perPage - 1) / perPage);
    }

    private int PerPage() =>
        Number(request.Query("per_page")) is int size and > 0 and <= MaxPerPage ? size : MaxPerPage;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
