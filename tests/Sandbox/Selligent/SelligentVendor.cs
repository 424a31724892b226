using System.Text.Json.Nodes;

namespace Sandbox.Selligent;

/// <summary>The REST API of Selligent Message Studio, version 1, as far as a source reads it.</summary>
public sealed class SelligentVendor : IVendor
{
    private const string Root = "/sm/rest/v1/";

    private readonly SelligentOptions _options;
    private readonly IReadOnlyList<AssetList> _lists;

    /// <summary>An organization with these contents.</summary>
    public SelligentVendor(SelligentOptions options)
    {
        _options = options;
        _lists = AssetLists.Of(new Account(options));
        Limits = new VendorLimits { RequestsPerSecond = options.RequestsPerSecond };
    }

    /// <inheritdoc/>
    public VendorLimits Limits { get; }

    /// <summary>The paths of all lists behind that of the API, without a slash at the end.</summary>
    public IReadOnlyList<string> Lists => [.. _lists.Select(list => list.Path)];

    /// <summary>The rows of a list as they are now, in its order and with nothing odd but what the account has.</summary>
    public IReadOnlyList<JsonObject> Rows(string path)
    {
        var list = _lists.Single(list => list.Path == path);
        return [.. list.Rows.Select(row => list.Write(row, new Spelling(_options)))];
    }

    /// <summary>The ids of a list as they are now, in its order.</summary>
    public IReadOnlyList<long> Ids(string path) =>
        [.. _lists.Single(list => list.Path == path).Rows.Select(row => row.Id)];

    /// <summary>The key as it is; outside of the API there is a page for everyone.</summary>
    public bool IsAuthorized(VendorRequest request) =>
        !IsApi(request)
        || (
            request.Header("Authorization") is { Length: > 0 } key
            && (_options.ApiKey is null ? !key.Contains(' ', StringComparison.Ordinal) : key == _options.ApiKey)
        );

    /// <inheritdoc/>
    public Reply Refuse(int status) => Errors.Of(status);

    /// <inheritdoc/>
    public Reply Answer(VendorRequest request)
    {
        if (!IsApi(request))
        {
            return Errors.LoginPage;
        }

        if (request.Header("X-Organization") != _options.Organization)
        {
            return Errors.Of(403);
        }

        var path = request.Path[Root.Length..];
        return request.Method != "GET" ? Errors.Of(405)
            : Find(path) is { } list
                ? path.EndsWith('/') ? new ListReply(_options, request).Write(list)
                    : new Reply(302, null, default).With(
                        "Location",
                        $"{request.BaseUrl}{request.Path}/{request.QueryString}"
                    )
            : One(path, new Spelling(_options, request.Fault)) ?? Errors.Of(404);
    }

    private static bool IsApi(VendorRequest request) => request.Path.StartsWith(Root, StringComparison.Ordinal);

    /// <summary>The list with this path, if its module is installed.</summary>
    private AssetList? Find(string path)
    {
        var name = path.EndsWith('/') ? path[..^1] : path;
        return _lists.FirstOrDefault(list => list.Path == name && !_options.Without.Contains(name.Split('/')[^1]));
    }

    /// <summary>An asset on its own, without an envelope.</summary>
    private Reply? One(string path, Spelling spelling)
    {
        var slash = path.LastIndexOf('/');
        return
            slash > 0
            && Find(path[..slash]) is { } list
            && long.TryParse(path.AsSpan(slash + 1), out var id)
            && list.Rows.FirstOrDefault(row => row.Id == id) is { } asset
            ? spelling.Reply(list.Write(asset, spelling))
            : null;
    }
}
