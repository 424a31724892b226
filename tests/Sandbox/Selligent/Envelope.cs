namespace Sandbox.Selligent;

/// <summary>What is around the rows of a list.</summary>
public enum Envelope
{
    /// <summary>An object with nothing but <c>data</c>.</summary>
    Data,

    /// <summary>Nothing: the reply is the array itself.</summary>
    Array,

    /// <summary>An object that counts rows and pages before and behind <c>data</c>.</summary>
    Totals,

    /// <summary>As <see cref="Data"/>, but where there are no rows it is <c>null</c>.</summary>
    NullWhenEmpty,

    /// <summary>As <see cref="Data"/>, but where there are no rows the answer is 204.</summary>
    NoContentWhenEmpty,
}
