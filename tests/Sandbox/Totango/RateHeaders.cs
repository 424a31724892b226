using System.Globalization;
using Sandbox.Serving;

namespace Sandbox.Totango;

/// <summary>The headers that say how many calls are left.</summary>
internal static class RateHeaders
{
    private const int NominalLimit = 100;

    /// <summary>Where nothing is limited there are always as many left, and the minute ends soon.</summary>
    public static Reply Add(Reply reply, RateStanding standing)
    {
        var limit = standing.Permits ?? NominalLimit;
        var reset = Text((int)Math.Ceiling(standing.Reset.TotalSeconds));
        var told = reply
            .With("RateLimit-Limit", Text(limit))
            .With("RateLimit-Remaining", Text(standing.Remaining ?? limit - 1))
            .With("RateLimit-Reset", reset);
        return reply.Status == 429 && standing.IsRefused ? told.With("Retry-After", reset) : told;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
