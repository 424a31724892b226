namespace Sandbox;

/// <summary>
/// A service to run against: what it answers and how it refuses. Sockets, faults, limits, compression and the log of
/// requests are the server's, so that a further vendor is one class and its data.
/// </summary>
public interface IVendor
{
    /// <summary>The limits that the server enforces in the vendor's name.</summary>
    VendorLimits Limits { get; }

    /// <summary>Whether the request carries credentials that this vendor accepts.</summary>
    bool IsAuthorized(VendorRequest request);

    /// <summary>Whether the request carries any credentials, right or wrong, for the log to show.</summary>
    bool HasCredentials(VendorRequest request) => request.Header("Authorization") is not null;

    /// <summary>
    /// What the log and the faults call the request: its path, or more than that where one path serves many calls.
    /// </summary>
    string PlaceOf(VendorRequest request) => request.Path;

    /// <summary>
    /// A request has arrived; what is returned is disposed when its reply is ready to be sent, so that calls can be seen
    /// that overlap. <c>null</c> where the vendor does not care.
    /// </summary>
    IDisposable? Enter(VendorRequest request) => null;

    /// <summary>The reply to an authorized request; called by many requests at once.</summary>
    Reply Answer(VendorRequest request);

    /// <summary>What every answer says about the limits, those of faults and refusals included; nothing by default.</summary>
    Reply WithRate(Reply reply, RateStanding standing) => reply;

    /// <summary>The vendor's own body for a refusal with this status.</summary>
    Reply Refuse(int status);
}
