using System.Collections.Immutable;
using System.Net;

namespace Connectors.Http;

/// <summary>
/// Status to rule, for every status that is not a success. Immutable: a vendor starts from <see cref="Default"/> and names
/// what it does otherwise.
/// </summary>
public sealed class StatusTable
{
    // A limit is counted per minute by many vendors, so eight waits may end before it does; the retry budget still bounds them.
    private const int TriesWhenLimited = 20;

    private static readonly StatusRule NotAccepted = StatusRule.System(
        "{vendor} did not accept the request ({status} at {path})."
    );

    private static readonly StatusRule OwnFault = StatusRule.Transient(
        "{vendor} had a fault of its own ({status} at {path}). Run again later."
    );

    private static readonly StatusRule Unforeseen = StatusRule.System(
        "{vendor} answered in a way that is not foreseen ({status} at {path})."
    );

    private readonly ImmutableDictionary<int, StatusRule> _rules;

    private StatusTable(ImmutableDictionary<int, StatusRule> rules) => _rules = rules;

    /// <summary>What statuses mean where the vendor says nothing else.</summary>
    public static StatusTable Default { get; } =
        new StatusTable(ImmutableDictionary<int, StatusRule>.Empty)
            .With(
                HttpStatusCode.Unauthorized,
                StatusRule.Config(
                    "{vendor} refused the credentials ({status} at {path}). Check that they are complete and still valid."
                )
            )
            .With(
                HttpStatusCode.Forbidden,
                StatusRule.Config(
                    "{vendor} did not permit the request ({status} at {path}). Check what the credentials give access to."
                )
            )
            .With(
                HttpStatusCode.NotFound,
                StatusRule.System("{vendor} has nothing at this address ({status} at {path}).")
            )
            .With(
                HttpStatusCode.ProxyAuthenticationRequired,
                StatusRule.Config("The proxy refused its credentials ({status} at {path}). Check the proxy's address.")
            )
            .With(
                HttpStatusCode.RequestTimeout,
                StatusRule.Transient("{vendor} gave up waiting for the request ({status} at {path}). Run again later.")
            )
            .With(
                HttpStatusCode.TooManyRequests,
                StatusRule.Transient(
                    "{vendor} limits how often it may be called, and the limit did not end in time ({status} at {path}). "
                        + "Run again later.",
                    TriesWhenLimited
                ) with
                {
                    RateLimited = true,
                }
            );

    /// <summary>The same table with another rule for <paramref name="status"/>.</summary>
    public StatusTable With(HttpStatusCode status, StatusRule rule) => With((int)status, rule);

    /// <inheritdoc cref="With(HttpStatusCode, StatusRule)"/>
    public StatusTable With(int status, StatusRule rule) => new(_rules.SetItem(status, rule));

    /// <summary>The rule for <paramref name="status"/>; there is one for each.</summary>
    public StatusRule For(HttpStatusCode status) =>
        _rules.TryGetValue((int)status, out var rule) ? rule
        : (int)status is >= 400 and < 500 ? NotAccepted
        : (int)status is >= 500 and < 600 ? OwnFault
        : Unforeseen;
}
