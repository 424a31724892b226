using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sandbox.Faults;

/// <summary>A request on which a fault may be played, with all that it may need.</summary>
internal sealed record FaultCall(
    HttpContext Http,
    VendorRequest Request,
    IVendor Vendor,
    Fault? Fault,
    TimeProvider Time
)
{
    public string? Argument => Fault?.Argument;

    /// <summary>The argument as a number, or the default where it is missing or none.</summary>
    public int Number(int otherwise) =>
        int.TryParse(Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause, Time, cancellationToken);
}
