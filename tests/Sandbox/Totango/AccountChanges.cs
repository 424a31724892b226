namespace Sandbox.Totango;

/// <summary>What happens to the accounts while a client reads them, each once.</summary>
internal sealed class AccountChanges(TotangoOptions options, AccountBase accounts)
{
    private readonly Lock _lock = new();
    private int _searches;
    private bool _vanished;
    private bool _appeared;
    private bool _moved;

    /// <summary>A search for accounts has been answered with these rows.</summary>
    public void After(IReadOnlyList<int> rows)
    {
        lock (_lock)
        {
            _searches++;
            if (IsDue(options.VanishAfter, _vanished) && rows is [var first, ..])
            {
                _vanished = true;
                accounts.Remove(first);
            }

            if (IsDue(options.AppearAfter, _appeared))
            {
                _appeared = true;
                accounts.Add();
            }

            // Not the one that is deleted, so that both can be seen.
            if (IsDue(options.MoveAfter, _moved) && rows.FirstOrDefault(accounts.IsThere, -1) is >= 0 and var moved)
            {
                _moved = true;
                accounts.Touch(moved);
            }
        }
    }

    private bool IsDue(int after, bool done) => after > 0 && _searches >= after && !done;
}
