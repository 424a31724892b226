using System.Collections.Specialized;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Sandbox.Totango;

/// <summary>The form of a search: the query, and what may come beside it.</summary>
internal sealed class SearchForm
{
    private const string ContentType = "application/x-www-form-urlencoded";

    private readonly NameValueCollection _values;

    private SearchForm(NameValueCollection values, JsonElement query)
    {
        _values = values;
        Query = query;
    }

    /// <summary>The decoded query, an object.</summary>
    public JsonElement Query { get; }

    /// <exception cref="QueryException">The body is no form, or has no query.</exception>
    public static SearchForm Of(VendorRequest request)
    {
        if (request.Header("Content-Type")?.Split(';')[0].Trim() != ContentType)
        {
            throw new QueryException($"The body must be {ContentType}.");
        }

        return Of(request.Body.Span) ?? throw new QueryException("query must be a JSON object.");
    }

    /// <summary>Reads a body, or gives <c>null</c> where it has no query.</summary>
    public static SearchForm? Of(ReadOnlySpan<byte> body)
    {
        var values = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body));
        try
        {
            var query = JsonElement.Parse(values["query"] ?? "null");
            return query.ValueKind == JsonValueKind.Object ? new SearchForm(values, query) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Another value of the form, or <c>null</c>.</summary>
    public string? Value(string name) => _values[name];
}
