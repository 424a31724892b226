using System.Text;
using Sandbox.Faults;

namespace Sandbox.Iterable;

/// <summary>What can be exported, and the streaming export of it.</summary>
internal sealed class Exports
{
    private readonly Account _account;
    private readonly Dictionary<string, IExport> _exports;

    public Exports(Account account, People people)
    {
        _account = account;
        _exports = DataType.All.ToDictionary(type => type.Name, IExport (type) => new Events(account, people, type));
        _exports["user"] = new Users(account, people);
    }

    /// <summary>Every data type by the name that the documents give it.</summary>
    public IReadOnlyCollection<string> Names => _exports.Keys;

    /// <summary>By any of its names, whether the project knows it or not.</summary>
    public IExport Of(string dataType) => _exports[NameOf(dataType) ?? dataType];

    /// <summary>The window of a request for this data type, or why it is refused.</summary>
    public (ExportWindow? Window, Reply? Refusal) Ask(string? dataType, string? start, string? end)
    {
        var odd = _account.Is(Oddities.OtherSpelling);
        var known = dataType == "user" || DataType.All.Any(type => type.IsKnownAs(dataType ?? "", odd));
        if (dataType is null || !known || _account.Options.Unlicensed.Any(name => NameOf(name) == NameOf(dataType)))
        {
            return (null, Errors.BadParams($"Invalid dataTypeName: {dataType ?? "missing"}"));
        }

        return (Times.Bound(start), Times.Bound(end)) switch
        {
            (null, _) => (null, Errors.BadParams($"Invalid startDateTime: {start ?? "missing"}")),
            (_, null) => (null, Errors.BadParams($"Invalid endDateTime: {end ?? "missing"}")),
            // Nobody knows what the vendor answers to an end before its start; a client that asks for it has a defect.
            var (from, to) when to < from => (null, Errors.BadParams("endDateTime is before startDateTime")),
            var (from, to) => (new ExportWindow(NameOf(dataType) ?? dataType, from.Value, to.Value), null),
        };
    }

    public Reply Answer(Rendering rendering)
    {
        var query = rendering.Request;
        var unknown = new[] { "range", "omitFields", "onlyFields", "campaignId" }.FirstOrDefault(name =>
            query.Query(name) is not null
        );
        if (unknown is not null)
        {
            return Errors.BadParams($"The sandbox does not know {unknown}.");
        }

        var (window, refusal) = Ask(
            query.Query("dataTypeName"),
            query.Query("startDateTime"),
            query.Query("endDateTime")
        );
        return window is null
            ? refusal ?? Errors.Of(400)
            : Lines(window, Records(window), rendering).Reply("application/x-json-stream") with
            {
                Lasts = _account.Options.ExportLasts,
                CutAfter = window.Length > _account.Options.CutLongerThan ? 0.5 : null,
            };
    }

    public List<long> Records(ExportWindow window) => Unsorted.Between(Of(window.DataType), window.Start, window.End);

    public Lines Lines(ExportWindow window, List<long> records, Rendering rendering)
    {
        var export = Of(window.DataType);
        return new Lines(rendering, records.Count, Write)
        {
            BrokenAt = rendering.Is(Oddities.BrokenLine) ? records.Count / 2 : null,
        };

        void Write(StringBuilder text, int place)
        {
            var line = OddRecords.WithNulls(export.Line(records[place], rendering), rendering);
            var huge =
                (rendering.Is(Oddities.HugeLine) && records[place] == export.Count / 2)
                || (rendering.IsFault(ContentFaults.HugeRecord) && place == 0);
            line.Add("sandbox_huge", huge ? new string('h', rendering.HugeLength) : null);
            rendering.WriteLine(text, line, records[place]);
        }
    }

    private static string? NameOf(string dataType) =>
        DataType.All.FirstOrDefault(type => type.IsCalled(dataType))?.Name ?? (dataType == "user" ? "user" : null);
}
