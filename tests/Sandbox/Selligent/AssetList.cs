using System.Text.Json.Nodes;

namespace Sandbox.Selligent;

/// <summary>The assets of one kind, ascending by time and id; it may change while it is read.</summary>
internal sealed class AssetList
{
    private readonly Account _account;
    private readonly Action<JsonObject, Asset, Spelling> _write;
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<Asset> _rows;
    private int _moved;
    private int _vanished;

    /// <summary>A list below an address.</summary>
    /// <param name="path">The part of its address behind that of the API.</param>
    /// <param name="kind">What is in it.</param>
    /// <param name="count">How many are in it.</param>
    /// <param name="account">What its rows follow from.</param>
    /// <param name="write">Adds the members that only this kind has.</param>
    public AssetList(string path, Kind kind, int count, Account account, Action<JsonObject, Asset, Spelling> write)
    {
        (Path, Kind, _account, _write) = (path, kind, account, write);
        _rows = Sorted(
            Enumerable
                .Range(0, count)
                .Select(i => new Asset(
                    i,
                    Account.IdOf(kind, i),
                    Account.At(i, count),
                    1 + account.Draw($"version of {kind}", i).Below(12)
                ))
        );
    }

    public string Path { get; }

    public Kind Kind { get; }

    /// <summary>The rows as they are now, the oldest first.</summary>
    public IReadOnlyList<Asset> Rows => _rows;

    public JsonObject Write(Asset asset, Spelling spelling)
    {
        var row = new JsonObject
        {
            ["asset_id"] = spelling.Id(asset.Id),
            ["asset_name"] = _account.NameOf(Kind, asset.Index),
            ["asset_url"] = $"https://exampleorg.example.com:443/sm/rest/v1/{Path}/{asset.Id}",
        };
        _write(row, asset, spelling);
        return row;
    }

    /// <summary>Some rows of the beginning have been given out, and there are more: one of them may be another now.</summary>
    public void ChangeAmong(IReadOnlyList<Asset> given)
    {
        lock (_lock)
        {
            var chosen = given[given.Count / 2].Id;
            if (_moved < _account.Options.MovingRows)
            {
                var modified = _rows.Max(row => row.Modified).AddMinutes(1);
                _rows = Sorted(_rows.Select(row => row.Id == chosen ? row.ModifiedAt(modified) : row));
                _moved++;
            }
            else if (_vanished < _account.Options.VanishingRows)
            {
                _rows = [.. _rows.Where(row => row.Id != chosen)];
                _vanished++;
            }
        }
    }

    private IReadOnlyList<Asset> Sorted(IEnumerable<Asset> rows)
    {
        return [.. rows.OrderBy(Time).ThenBy(row => row.Id)];

        DateTimeOffset? Time(Asset row) =>
            TimeForms.Sorted(TimeForms.Of(_account.Options.TimeForm, row.Index), row.Modified);
    }
}
