using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>The people who work with Totango.</summary>
internal sealed class Staff(TotangoOptions options)
{
    private static readonly string[] _licenses = ["Spark", "Zoe"];
    private static readonly string[] _roles = ["Administrator", "Member"];
    private static readonly string[] _teams = ["Onboarding", "Renewals", "Key accounts"];

    public int Count => options.Staff;

    public static string NameOf(int person) => $"{FirstName(person)} {LastName(person)}";

    public static string MailOf(int person) =>
        $"{FirstName(person)}.{LastName(person)}{person}@vendor.test".ToLowerInvariant();

    public static string FirstName(int person) => Words.First[person % Words.First.Count];

    public static string LastName(int person) => Words.Last[person % Words.Last.Count];

    public static string License(int person) => _licenses[person % 3 == 0 ? 0 : 1];

    /// <summary>Whether the person has come in already, or may not any more.</summary>
    public static string Status(int person) =>
        (person % 6) switch
        {
            4 => "Created",
            5 => "Disabled",
            _ => "Active",
        };

    public static string Role(int person) => _roles[person == 0 ? 0 : 1];

    public static IReadOnlyList<string> Teams(int person) =>
        person % 4 == 3 ? [] : [.. _teams.Take(1 + (person % _teams.Length))];

    /// <summary>Who does this for an account; now and then nobody.</summary>
    public int? OwnerOf(string role, int account)
    {
        var draw = Draw.Of(options.Seed, $"owner {role}", account);
        return Count == 0 || draw.OneIn(6) ? null : draw.Below(Count);
    }
}
