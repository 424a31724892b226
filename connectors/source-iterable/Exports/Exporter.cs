using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Iterable.Exports;

/// <summary>Fetches what Iterable exports of one data type in one window of time, as a stream of lines or as a job's files.</summary>
internal sealed class Exporter(IIterableApi api, VendorCalls calls, ExportJobs jobs, IterableConfig config)
{
    /// <summary>The longest silence in an export; how long it takes altogether is not bounded.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>An export that is cut is asked for in smaller windows, not in the same again.</summary>
    private static readonly CallOptions Divisible = new()
    {
        MaxAttempts = 8,
        MaxAttemptsWhenCut = 1,
        MaxAttemptsWhenWrong = 3,
        HeaderTimeout = Patience,
        IdleTimeout = Patience,
    };

    /// <summary>The smallest window cannot be divided, and a cut may be chance.</summary>
    private static readonly CallOptions Indivisible = Divisible with { MaxAttemptsWhenCut = 3 };

    /// <summary>The names that Iterable was found to accept where it has two for one thing.</summary>
    private readonly ConcurrentDictionary<ExportType, string> _accepted = new();

    /// <summary>All records of a window. The caller owns the page.</summary>
    /// <exception cref="ConnectorException">A <c>config_error</c> where this project has no such data.</exception>
    public async Task<RecordPage> ReadAsync(
        ExportType type,
        InstantWindow window,
        LineFormat format,
        bool isDivisible,
        CancellationToken cancellationToken
    )
    {
        var name = _accepted.GetValueOrDefault(type, type.DataTypeName);
        try
        {
            return await ReadAsync(name, window, format, isDivisible, cancellationToken);
        }
        catch (VendorException refused) when (refused.Status == HttpStatusCode.BadRequest)
        {
            if (type.OtherName is not { } other || name == other)
            {
                throw NotExported(type, refused);
            }

            try
            {
                var page = await ReadAsync(other, window, format, isDivisible, cancellationToken);
                _accepted[type] = other;
                return page;
            }
            catch (VendorException again) when (again.Status == HttpStatusCode.BadRequest)
            {
                throw NotExported(type, again);
            }
        }
    }

    /// <summary>Whether a failure says that this project has no such data.</summary>
    public static bool IsNotExported(ConnectorException failure) =>
        failure.InnerException is VendorException { Status: HttpStatusCode.BadRequest };

    private Task<RecordPage> ReadAsync(
        string dataTypeName,
        InstantWindow window,
        LineFormat format,
        bool isDivisible,
        CancellationToken cancellationToken
    )
    {
        var (from, until) = (Time(window.From), Time(window.Until));
        return config.ExportsAsJobs
            ? jobs.ReadAsync(new JobRequest(dataTypeName, ExportJobs.Lines, from, until), format, cancellationToken)
            : calls.LinesAsync(
                ct => api.ExportData(dataTypeName, from, until, ct),
                format,
                isDivisible ? Divisible : Indivisible,
                cancellationToken
            );
    }

    private static ConnectorException NotExported(ExportType type, VendorException refused) =>
        ConnectorException.Config(
            $"Iterable does not export {type.DataTypeName} to this project. Deselect the stream \"{type.Stream}\", or ask "
                + $"Iterable for it. {refused.Message}",
            refused.Detail,
            refused
        );

    /// <summary>Always with an offset: what Iterable assumes without one is not known.</summary>
    private static string Time(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+00:00'", CultureInfo.InvariantCulture);
}
