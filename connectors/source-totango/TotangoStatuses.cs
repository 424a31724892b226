using System.Net;
using Connectors.Http;

namespace Connectors.Totango;

/// <summary>What Totango's statuses mean, beside the usual.</summary>
internal static class TotangoStatuses
{
    public static StatusTable Table { get; } =
        StatusTable
            .Default.With(
                HttpStatusCode.BadRequest,
                StatusRule.Config(
                    "{vendor} did not accept the request ({status} at {path}). If it is about a field or a term, check the options \"Account "
                        + "Attributes\", \"Account Roles\" and \"Segments\"."
                )
            )
            .With(
                HttpStatusCode.Unauthorized,
                StatusRule.Config(
                    "{vendor} refused the token ({status} at {path}). Check the options \"API Token\" and \"Region\"; tokens expire, and a token "
                        + "of one region is unknown in the other."
                )
            )
            .With(
                HttpStatusCode.Forbidden,
                StatusRule.Config(
                    "{vendor} does not permit the request ({status} at {path}). The token must be one of a global admin; if it is, deselect what "
                        + "your service does not give."
                )
            )
            .With(
                HttpStatusCode.NotFound,
                StatusRule.Config(
                    "{vendor} has nothing at this address ({status} at {path}). Your service may lack the module: deselect what is read from it."
                )
            )
            .With(
                HttpStatusCode.TooManyRequests,
                StatusRule.Transient(
                    "{vendor} limits how often it may be called, and the limit did not end in time ({status} at {path}). Run again later, or lower "
                        + "the option \"Calls per Minute\" if others use the same token.",
                    maxTries: 10
                ) with
                {
                    RateLimited = true,
                    LeastWait = TimeSpan.FromSeconds(60),
                }
            );
}
