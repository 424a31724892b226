namespace Sandbox.Bronto;

/// <summary>An element of a row.</summary>
/// <param name="Name">Its name, which is in no namespace.</param>
/// <param name="Value">A text, a <see cref="DateTimeOffset"/>, a <see cref="Row"/>, or <c>null</c> for xsi:nil.</param>
internal sealed record RowElement(string Name, object? Value);
