using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Microsoft.Extensions.Logging;

namespace Connectors.Iterable.Exports;

/// <summary>
/// Exports that Iterable makes in its own time and leaves in files: a job is started, looked at until it is done, and its files
/// are fetched as they appear. Only jobs of this run are ever cancelled.
/// </summary>
internal sealed class ExportJobs(IIterableApi api, VendorCalls calls, ILogger<ExportJobs> logger)
{
    /// <summary>The format in which each line is an object.</summary>
    public const string Lines = "application/x-json-stream";

    /// <summary>Jobs fail at random now and then.</summary>
    private const int MostStarts = 3;

    /// <summary>A link holds for half an hour; one that has run out before its file came is asked for anew.</summary>
    private const int MostLinks = 3;

    /// <summary>All records of a job. The caller owns the page.</summary>
    public async Task<RecordPage> ReadAsync(JobRequest request, LineFormat format, CancellationToken cancellationToken)
    {
        for (var start = 1; ; start++)
        {
            var job = await StartAsync(request, cancellationToken);
            var isDone = false;
            try
            {
                var page = await calls.JoinAsync(FilesAsync(job, format, cancellationToken));
                isDone = true;
                return page;
            }
            catch (JobEndedException ended)
            {
                isDone = true;
                if (start == MostStarts)
                {
                    throw;
                }

                logger.JobFailed(job, ended.State);
            }
            finally
            {
                if (!isDone)
                {
                    await CancelAsync(job);
                }
            }
        }
    }

    private async Task<long> StartAsync(JobRequest request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, IterableJson.Default.JobRequest);
        var job = await calls.JsonAsync(
            ct =>
            {
                var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                return api.StartExport(content, ct);
            },
            IterableJson.Default.StartedJob,
            cancellationToken
        );
        logger.JobStarted(job.JobId, request.DataTypeName);
        return job.JobId;
    }

    private async IAsyncEnumerable<RecordPage> FilesAsync(
        long job,
        LineFormat format,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var poll = calls.Poll();
        string? last = null;
        while (true)
        {
            var status = await StatusAsync(job, last, cancellationToken);
            if (status.ExportTruncated)
            {
                throw new ConnectorException(
                    FailureType.TransientError,
                    $"Iterable cut the export job {job} short, since it became too long. Set a smaller \"Window in Days\"."
                )
                {
                    SmallerMayPass = true,
                };
            }

            var files = status.Files ?? [];
            foreach (var file in files)
            {
                yield return await FileAsync(job, last, file, format, cancellationToken);
                last = file.File;
            }

            if (files.Count > 0)
            {
                continue; // more may be there already
            }

            switch (status.JobState.ToUpperInvariant())
            {
                case "COMPLETED":
                    yield break;
                case "FAILED":
                case "CANCELLED":
                case "CANCELLING":
                    throw new JobEndedException(job, status.JobState);
                default:
                    await poll.PauseAsync($"the export job {job}", cancellationToken);
                    break;
            }
        }
    }

    private async Task<RecordPage> FileAsync(
        long job,
        string? before,
        JobFile file,
        LineFormat format,
        CancellationToken cancellationToken
    )
    {
        for (var link = 1; ; link++)
        {
            try
            {
                return await calls.LinkedLinesAsync(LinkOf(job, file), format, CallOptions.Default, cancellationToken);
            }
            catch (VendorException expired) when (expired.Status == HttpStatusCode.Forbidden && link < MostLinks)
            {
                var status = await StatusAsync(job, before, cancellationToken);
                file = status.Files?.FirstOrDefault(f => f.File == file.File) ?? file;
            }
        }
    }

    private static Uri LinkOf(long job, JobFile file) =>
        Uri.TryCreate(file.Url, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || (link.Scheme == Uri.UriSchemeHttp && link.IsLoopback))
            ? link
            : throw ConnectorException.System(
                $"Iterable names no https address for the file {file.File} of the export job {job}."
            );

    private Task<JobFiles> StatusAsync(long job, string? startAfter, CancellationToken cancellationToken) =>
        calls.JsonAsync(ct => api.ExportFiles(job, startAfter, ct), IterableJson.Default.JobFiles, cancellationToken);

    /// <summary>A project has few jobs at once: one that nobody waits for any longer would keep others out.</summary>
    private async Task CancelAsync(long job)
    {
        try
        {
            await calls.SendLastAsync(ct => api.CancelExport(job, ct));
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            logger.JobNotCancelled(job, e.Message);
        }
    }
}

/// <summary>A job ended without having exported what it should.</summary>
internal sealed class JobEndedException(long job, string state)
    : ConnectorException(
        FailureType.TransientError,
        $"Iterable ended the export job {job} as \"{state}\", after others had ended so. Run again later."
    )
{
    /// <summary>How Iterable calls its end.</summary>
    public string State { get; } = state;
}
