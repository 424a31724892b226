namespace Sandbox.Totango;

/// <summary>An attribute of the accounts.</summary>
/// <param name="Name">The name that the API knows it by.</param>
/// <param name="Type">The type that the list says: <c>text</c>, <c>numeric</c>, <c>currency</c>, <c>date</c>, <c>tag</c>, or another.</param>
internal sealed record AccountAttribute(string Name, string Type)
{
    /// <summary>The type of field that gives its values.</summary>
    public string FieldType =>
        Type switch
        {
            "numeric" or "currency" => "number_attribute",
            "date" => "simple_date_attribute",
            _ => "string_attribute",
        };
}
