using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>Who the users are: all have an id of Iterable's, most an e-mail, some an id of the customer's.</summary>
internal sealed class People(Account account)
{
    public string? EmailOf(long user)
    {
        if (HasNoKeys(user) || (account.Is(Oddities.UserIdMembers) && user % 3 == 1))
        {
            return null;
        }

        var draw = account.Draw("person", user);
        var name = $"{draw.Pick(Words.First)}.{draw.Pick(Words.Last)}".ToLowerInvariant();
        return $"{name}{(draw.OneIn(5) ? "+news" : "")}{user}@{draw.Pick(Words.Company).ToLowerInvariant()}.example";
    }

    public string? UserIdOf(long user) => HasNoKeys(user) || user % 3 == 0 ? null : $"u-{user}";

    public string ItblUserIdOf(long user) => $"{account.Draw("itbl", user).Next():x16}{user:x8}";

    /// <summary>A user for the thing that the draw belongs to.</summary>
    public long Of(ref Draw draw) => draw.Below(Math.Max(1, account.Options.Users));

    public bool HasNoKeys(long index) => account.Is(Oddities.MissingKeys) && index % 3 == 2;
}
