using System.Globalization;
using Sandbox.Data;

namespace Sandbox.Iterable.Jobs;

/// <summary>Links to files of jobs, signed and good for a while. They need no key, and a key beside one is refused.</summary>
internal sealed class FileLinks(IterableOptions options, TimeProvider time)
{
    private const string DateForm = "yyyyMMdd'T'HHmmss'Z'";
    private const long FirstFile = 1_700_000_000_000;

    public static string NameOf(int file) => $"file-{FirstFile + file}.json";

    /// <summary>The number of the file, or -1.</summary>
    public static int NumberOf(string name) =>
        long.TryParse(name.AsSpan(Math.Min(5, name.Length)).TrimEnd(".json"), out var number)
        && NameOf((int)(number - FirstFile)) == name
            ? (int)(number - FirstFile)
            : -1;

    public string LinkTo(string baseUrl, long job, string file)
    {
        var date = time.GetUtcNow().UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);
        return $"{baseUrl}/storage/{job}/{file}?X-Amz-Date={date}&X-Amz-Signature={Signature(job, file, date)}";
    }

    /// <summary>Why the storage does not give the file, or <c>null</c>.</summary>
    public Reply? Refusal(VendorRequest request, long job, string file)
    {
        var date = request.Query("X-Amz-Date") ?? "";
        return request.Header("Api-Key") is not null
            || request.Header("Api_Key") is not null
            || request.Header("Authorization") is not null
                ? Refuse(400, "InvalidArgument", "Only one auth mechanism allowed")
            : request.Query("X-Amz-Signature") != Signature(job, file, date)
                ? Refuse(403, "SignatureDoesNotMatch", "The signature does not match")
            : time.GetUtcNow() - Read(date) >= options.LinkLife ? Refuse(403, "AccessDenied", "Request has expired")
            : null;
    }

    public static Reply Refuse(int status, string code, string message) =>
        Reply.Text(
            status,
            $"<?xml version=\"1.0\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>"
        ) with
        {
            ContentType = "application/xml",
        };

    private static DateTimeOffset Read(string date) =>
        DateTimeOffset.ParseExact(date, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private string Signature(long job, string file, string date)
    {
        var draw = Draw.Of(options.Seed, $"{job}/{file}/{date}", 0);
        return $"{draw.Next():x16}{draw.Next():x16}";
    }
}
