using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Iterable.Jobs;

/// <summary>Exports that run by themselves and are fetched as files.</summary>
internal sealed class ExportJobs(Account account, Exports exports, TimeProvider time)
{
    private const long FirstId = 5_000_001;
    private const int MaxRunning = 4;
    private const int FilesPerPage = 10;
    private const string Lines = "application/x-json-stream";

    private static readonly string[] _known = ["dataTypeName", "outputFormat", "startDateTime", "endDateTime"];

    private readonly FileLinks _links = new(account.Options, time);
    private readonly List<ExportJob> _jobs = [];
    private readonly Lock _lock = new();

    /// <summary>Every job so far, in the order of their starts.</summary>
    public IReadOnlyList<IterableJob> All
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _jobs.Select(job => new IterableJob(
                        job.Id,
                        job.Window.DataType,
                        job.Window.Start,
                        job.Window.End,
                        job.State,
                        job.Downloads
                    )),
                ];
            }
        }
    }

    public Reply Start(Rendering rendering)
    {
        if (Parse(rendering.Request.Body) is not { } body)
        {
            return Errors.BadParams("The body is no JSON object", "BadJsonBody");
        }

        if (body.Select(member => member.Key).Except(_known).FirstOrDefault() is { } unknown)
        {
            return Errors.BadParams($"The sandbox does not know {unknown}.");
        }

        var (window, refusal) = exports.Ask(
            Text(body, "dataTypeName"),
            Text(body, "startDateTime") ?? "1970-01-01 00:00:00",
            Text(body, "endDateTime") ?? "2999-01-01 00:00:00"
        );
        return Text(body, "outputFormat") != Lines ? Errors.BadParams($"The sandbox only knows outputFormat {Lines}")
            : window is null ? refusal ?? Errors.Of(400)
            : rendering.Json(new Members { { "jobId", Add(window).Id } });
    }

    public Reply Files(Rendering rendering, string id)
    {
        lock (_lock)
        {
            if (Find(id) is not { } job)
            {
                return Errors.NotFound("Job");
            }

            // While one waits in the queue, the first of those that run goes on, though nobody asks for it.
            var running = _jobs.Where(other => !other.IsOver).Take(MaxRunning).ToList();
            (job.IsOver || running.Contains(job) ? job : running[0]).Step();

            var after = rendering.Request.Query("startAfter") ?? "";
            var page = Enumerable
                .Range(0, job.Files)
                .Select(FileLinks.NameOf)
                .Where(name => string.CompareOrdinal(name, after) > 0)
                .Take(FilesPerPage);
            return rendering.Json(
                new Members
                {
                    { "jobId", job.Id },
                    { "jobState", job.State },
                    { "exportTruncated", job.IsTruncated },
                    { "files", new Items(page.Select(name => Link(rendering.Request, job, name))) },
                }
            );
        }
    }

    public Reply List(Rendering rendering)
    {
        var state = rendering.Request.Query("jobState");
        lock (_lock)
        {
            var listed = _jobs.Where(job =>
                state is null || job.State.Equals(state, StringComparison.OrdinalIgnoreCase)
            );
            return rendering.Json(new Members { { "jobs", new Items(listed.Select(Write)) } });
        }
    }

    public Reply Cancel(Rendering rendering, string id)
    {
        lock (_lock)
        {
            if (Find(id) is not { } job)
            {
                return Errors.NotFound("Job");
            }

            job.Cancel();
            return rendering.Json(
                new Members
                {
                    { "msg", "" },
                    { "code", "Success" },
                    { "params", Node.Null },
                }
            );
        }
    }

    public Reply Download(Rendering rendering, string id, string name)
    {
        lock (_lock)
        {
            var file = FileLinks.NumberOf(name);
            if (Find(id) is not { } job || file < 0 || file >= job.Files)
            {
                return FileLinks.Refuse(404, "NoSuchKey", "The key does not exist");
            }

            if (_links.Refusal(rendering.Request, job.Id, name) is { } refusal)
            {
                return refusal;
            }

            job.Downloads++;
            return exports.Lines(job.Window, job.RecordsOf(file), rendering).Reply("binary/octet-stream");
        }
    }

    private ExportJob Add(ExportWindow window)
    {
        lock (_lock)
        {
            var job = new ExportJob(FirstId + _jobs.Count, window, exports.Records(window), account.Options)
            {
                Outcome = _jobs.Count < account.Options.JobFailures ? "failed" : "completed",
                IsTruncated = window.Length > account.Options.TruncatedJobLongerThan,
                StartedAt = time.GetUtcNow(),
            };
            _jobs.Add(job);
            return job;
        }
    }

    private ExportJob? Find(string id) =>
        _jobs.FirstOrDefault(job => job.Id.ToString(CultureInfo.InvariantCulture) == id);

    private Members Link(VendorRequest request, ExportJob job, string name) =>
        new() { { "file", name }, { "url", _links.LinkTo(request.BaseUrl, job.Id, name) } };

    private static Members Write(ExportJob job) =>
        new()
        {
            { "id", job.Id },
            { "dataTypeName", job.Window.DataType },
            { "jobState", job.State },
            { "scheduledStartTime", Times.Local(job.StartedAt) },
        };

    private static JsonObject? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject body, string name) => body[name]?.ToString();
}
