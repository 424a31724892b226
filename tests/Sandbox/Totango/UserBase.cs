using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>
/// Which users there are, in the order of their names, and whose they are. A user id is there under two accounts now and
/// then: these are two users.
/// </summary>
internal sealed class UserBase
{
    private readonly TotangoOptions _options;
    private readonly AccountBase _accounts;
    private readonly int[] _owners;
    private readonly Dictionary<int, List<int>> _byOwner = [];

    public UserBase(TotangoOptions options, AccountBase accounts)
    {
        _options = options;
        _accounts = accounts;
        Count = options.Accounts == 0 ? 0 : options.Users;
        _owners = [.. Enumerable.Range(0, Count).Select(OwnerOf)];
        for (var user = 0; user < Count; user++)
        {
            var owner = _owners[user];
            (_byOwner.TryGetValue(owner, out var users) ? users : _byOwner[owner] = []).Add(user);
        }
    }

    public int Count { get; }

    /// <summary>The place of the account that the user belongs to.</summary>
    public int Account(int user) => _owners[user];

    public bool IsThere(int user) => _accounts.IsThere(_owners[user]);

    /// <summary>The users of the account at a place.</summary>
    public IReadOnlyList<int> Of(int account) => _byOwner.GetValueOrDefault(account) ?? [];

    /// <summary>The same as that of the one before for one in nine.</summary>
    public string Id(int user)
    {
        var person = Person(user);
        return $"{Words.First[person % Words.First.Count]}{person}@{Words.Company[person % Words.Company.Count]}.test".ToLowerInvariant();
    }

    /// <summary>The names ascend with the users.</summary>
    public string Name(int user)
    {
        var (person, draw) = (Person(user), Draw.Of(_options.Seed, "user name", Person(user)));
        var first = Words.First[(int)((long)person * Words.First.Count / Math.Max(1, Count))];
        return user % 13 == 5
            ? $"{first} {person:d7} {draw.Pick(Words.Foreign)}"
            : $"{first} {person:d7} {draw.Pick(Words.Last)}";
    }

    public long? LastActive(int user) =>
        user % 17 == 6
            ? null
            : _options.End - 3 - (long)(Draw.Of(_options.Seed, "user time", user).Next() % 31_536_000_000);

    public long? FirstActive(int user) => LastActive(user) - 86_400_000L * (1 + (user % 300));

    /// <summary>Yes, no, or not known.</summary>
    public bool? IsOnline(int user) =>
        (user % 10) switch
        {
            0 => true,
            9 => null,
            _ => false,
        };

    /// <summary>Within the account that has a crowd nobody is there twice.</summary>
    private int Person(int user) => user % 9 == 4 && user >= _options.CrowdedUsers ? user - 1 : user;

    private int OwnerOf(int user)
    {
        if (user < _options.CrowdedUsers)
        {
            return _accounts.PlaceOf(0);
        }

        var owner = Draw.Of(_options.Seed, "owner of user", user).Below(_options.Accounts);
        var twin = user % 9 == 4 && _accounts.PlaceOf(owner) == OwnerOf(user - 1);
        return _accounts.PlaceOf(twin ? (owner + 1) % _options.Accounts : owner);
    }
}
