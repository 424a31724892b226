using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>The sessions of the account: they die when they are not used, or when they have been used enough.</summary>
internal sealed class Sessions(Account account)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly Dictionary<string, int> _uses = [];
    private long _opened;
    private long _parallel;

    /// <summary>How often someone has logged in.</summary>
    public long Opened => Interlocked.Read(ref _opened);

    /// <summary>How many calls came while another one of the same session was being answered.</summary>
    public long Parallel => Interlocked.Read(ref _parallel);

    /// <summary>The id of a new session.</summary>
    /// <exception cref="BrontoFault">The token is wrong.</exception>
    public string LogIn(string? token)
    {
        if (token is null || (account.Options.ApiKey is { } key && token != key))
        {
            throw new BrontoFault(BrontoFault.InvalidToken);
        }

        lock (_lock)
        {
            var id = SeededId.Of(account.Options.Seed, "session", Interlocked.Increment(ref _opened));
            _sessions[id] = new Session(id) { LastUsed = account.Now };
            return id;
        }
    }

    /// <summary>The session of a call, which is counted.</summary>
    /// <exception cref="BrontoFault">There is no such session, or no more.</exception>
    public Session Use(string? id)
    {
        lock (_lock)
        {
            if (id is null || account.Is(Oddities.SessionAlwaysInvalid) || !_sessions.TryGetValue(id, out var session))
            {
                throw new BrontoFault(BrontoFault.InvalidSession);
            }

            if (
                account.Now - session.LastUsed >= account.Options.SessionLife
                || session.Calls >= account.Options.ExpireAfterCalls
            )
            {
                _sessions.Remove(id);
                throw new BrontoFault(BrontoFault.InvalidSession);
            }

            session.LastUsed = account.Now;
            session.Calls++;
            return session;
        }
    }

    public void LogOut(Session session)
    {
        lock (_lock)
        {
            _sessions.Remove(session.Id);
        }
    }

    /// <summary>Counts a call as under way until it is disposed; says whether it is alone in its session.</summary>
    public SessionUse Enter(string id)
    {
        lock (_lock)
        {
            var others = _uses.GetValueOrDefault(id);
            _uses[id] = others + 1;
            if (others > 0)
            {
                Interlocked.Increment(ref _parallel);
            }

            return new SessionUse(() => Leave(id), isAlone: others == 0);
        }
    }

    private void Leave(string id)
    {
        lock (_lock)
        {
            _uses[id]--;
        }
    }
}
