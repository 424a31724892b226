namespace Sandbox.Iterable;

/// <summary>The declared dates of exports: in one form, or in every form that has been seen.</summary>
internal sealed class Dates(Account account, string dataType)
{
    private static readonly (string Form, double Milliseconds)[] _forms =
    [
        ("yyyy-MM-dd HH:mm:ss '+00:00'", 0),
        ("yyyy-MM-dd HH:mm:ss '+0000'", 0),
        ("yyyy-MM-dd'T'HH:mm:ss'+00:00'", 0),
        ("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", 123),
        ("yyyy-MM-dd HH:mm:ss.fff '+00:00'", 123),
        // Seen among the data that customers write.
        ("yyyy-MM-dd'T'HH:mm:ss.ffffff'.000Z'", 123.456),
    ];

    private readonly int _known = dataType is "user" or "customEvent" ? _forms.Length : _forms.Length - 1;

    /// <summary>The instant that the form of this date can say: a form with a fraction is given one.</summary>
    public DateTimeOffset At(DateTimeOffset time, string field, long index) =>
        time.AddMilliseconds(_forms[FormOf(field, index)].Milliseconds);

    /// <summary>The text for a time that <see cref="At"/> has given.</summary>
    public string Text(DateTimeOffset time, string field, long index) =>
        Times.Form(time, _forms[FormOf(field, index)].Form);

    private int FormOf(string field, long index) =>
        account.Is(Oddities.DateForms) ? account.Draw($"form of {dataType}.{field}", index).Below(_known) : 0;
}
