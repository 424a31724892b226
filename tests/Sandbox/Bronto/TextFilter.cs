using System.Xml.Linq;

namespace Sandbox.Bronto;

/// <summary>A stringValue of a filter: an operator and a text, without regard to case.</summary>
internal static class TextFilter
{
    /// <exception cref="BrontoFault">The operator is none.</exception>
    public static Func<string, bool> Of(XElement stringValue)
    {
        const StringComparison plain = StringComparison.OrdinalIgnoreCase;
        var value = SoapRequest.TextOf(stringValue, "value") ?? "";
        return SoapRequest.TextOf(stringValue, "operator") switch
        {
            "EqualTo" => text => text.Equals(value, plain),
            "NotEqualTo" => text => !text.Equals(value, plain),
            "StartsWith" => text => text.StartsWith(value, plain),
            "DoesNotStartWith" => text => !text.StartsWith(value, plain),
            "EndsWith" => text => text.EndsWith(value, plain),
            "DoesNotEndWith" => text => !text.EndsWith(value, plain),
            "Contains" => text => text.Contains(value, plain),
            "DoesNotContain" => text => !text.Contains(value, plain),
            var other => throw new BrontoFault(BrontoFault.InvalidRequest, $"'{other}' is no operator for texts."),
        };
    }
}
