using System.Xml.Linq;

namespace Sandbox.Bronto;

/// <summary>The start and end of a filter.</summary>
internal sealed record Window(DateTimeOffset? Start, DateTimeOffset? End, bool IsInclusive)
{
    /// <exception cref="BrontoFault">One of them is no time.</exception>
    public static Window Of(Account account, XElement? filter) =>
        new(
            SoapRequest.TimeOf(SoapRequest.TextOf(filter, "start")),
            SoapRequest.TimeOf(SoapRequest.TextOf(filter, "end")),
            account.Is(Oddities.InclusiveEnd)
        );

    public bool Holds(DateTimeOffset at) => !(at < Start) && !(IsInclusive ? at > End : at >= End);
}
