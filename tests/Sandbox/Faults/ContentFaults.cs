namespace Sandbox.Faults;

/// <summary>Faults inside a list reply, which the vendor plays since it knows its cursors and records.</summary>
internal static class ContentFaults
{
    public const string RepeatedCursor = "repeated-cursor";
    public const string NullCursor = "null-cursor";
    public const string NoHasMore = "no-has-more";
    public const string EmptyPage = "empty-page";
    public const string UnknownField = "unknown-field";
    public const string NullFields = "null-fields";
    public const string HugeRecord = "huge-record";
    public const string BigNumbers = "big-numbers";
    public const string PrettyPrinted = "pretty";
    public const string FailedStatus = "failed200";
    public const string SoapFault = "soapfault";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new(RepeatedCursor, "the cursor of the next page is the one just used"),
        new(NullCursor, "there is more, but the cursor is null"),
        new(NoHasMore, "the reply does not say whether there is more"),
        new(EmptyPage, "no records, but there are more, and the cursor goes on from where it was"),
        new(UnknownField, "every record has fields that no document names"),
        new(NullFields, "every field that may be null is null"),
        new(HugeRecord, "the first record holds a text of =BYTES (5000000)"),
        new(BigNumbers, "every record holds numbers beyond 2^53, of 30 digits, and 1.10"),
        new(PrettyPrinted, "the reply is indented and has line breaks"),
        new(FailedStatus, "status 200 and a search that says that it failed"),
        new(SoapFault, "a SOAP fault with the vendor's code =CODE or =CODE:TEXT (101); nothing has been done"),
    ];
}
