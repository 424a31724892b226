namespace Sandbox.Bronto;

/// <summary>Something that happened to a contact at a time, and is found by it.</summary>
internal sealed record Happening(DateTimeOffset At, string? ContactId, string? DeliveryId, string Type, Row Row)
{
    /// <summary>Whether the filter of a call, with its window, asks for this.</summary>
    public static Func<Happening, bool> Matching(Call call)
    {
        var filter = call.Request.Filter;
        var window = Window.Of(call.Account, filter);
        var contact = SoapRequest.TextOf(filter, "contactId");
        var delivery = SoapRequest.TextOf(filter, "deliveryId");
        var types = SoapRequest.Children(filter, "types").Select(type => type.Value.Trim()).ToHashSet();
        return happening =>
            window.Holds(happening.At)
            && (contact is null || happening.ContactId == contact)
            && (delivery is null || happening.DeliveryId == delivery)
            && (types.Count == 0 || types.Contains(happening.Type));
    }
}
