namespace Sandbox.Bronto;

/// <summary>The rows of a query for activities that have not been read yet.</summary>
/// <param name="Operation">The call that began it.</param>
/// <param name="Rows">All of its rows.</param>
/// <param name="At">The first row that has not been read.</param>
internal sealed record ActivityCursor(string Operation, IReadOnlyList<Row> Rows, int At);
