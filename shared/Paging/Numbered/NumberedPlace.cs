namespace Connectors.Paging;

/// <summary>What asks for one page of a list that is numbered from 1.</summary>
/// <param name="Page">The page's number.</param>
/// <param name="Limit">How many records a page has at most.</param>
/// <param name="IsDescending">Whether the list is asked for from its end.</param>
public readonly record struct NumberedPlace(int Page, int Limit, bool IsDescending = false);
