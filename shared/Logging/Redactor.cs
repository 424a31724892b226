using System.Text;

namespace Connectors.Logging;

/// <summary>
/// Replaces secrets by <c>****</c>, in every encoding they are known to travel in: as they are, escaped for JSON, URLs
/// (once or twice) and HTML, in base64 and base64url at any alignment, in hex. A secret shorter than
/// <see cref="ShortLength"/> characters counts as a whole word only: it would blot out half of every text.
/// </summary>
internal sealed class Redactor
{
    /// <summary>From this length on a secret is masked wherever it occurs.</summary>
    public const int ShortLength = 8;

    private const string Mask = "****";

    private readonly IReadOnlyList<string> _secrets;
    private readonly List<SecretPattern> _patterns = [];
    private readonly List<EncodedForm> _forms = [];

    private Redactor(IEnumerable<string> secrets)
    {
        // The longest first: a secret may be a part of another one, and its rest would stay.
        _secrets = [.. secrets.OrderByDescending(secret => secret.Length)];
        foreach (var secret in _secrets)
        {
            var isShort = secret.Length < ShortLength;
            _patterns.Add(new SecretPattern(secret, isShort));
            _forms.AddRange(isShort ? EncodedSecret.AsWord(secret) : EncodedSecret.Anywhere(secret));
        }
    }

    /// <summary>Leaves every text as it is.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>
    /// Masks these values. To be given as well: what a secret is combined with before it is encoded as a whole
    /// (<c>user:key</c>), if the secret is short.
    /// </summary>
    public static Redactor Of(IEnumerable<string> secrets)
    {
        var values = secrets.SelectMany(WithParts).Where(secret => !string.IsNullOrWhiteSpace(secret)).Distinct();
        return new Redactor(values);
    }

    /// <summary>Masks <paramref name="further"/> secrets as well.</summary>
    public Redactor With(IEnumerable<string> further) => Of(_secrets.Concat(further));

    /// <summary>The text without the secrets; the same object when there is none in it.</summary>
    public string Redact(string text)
    {
        foreach (var pattern in _patterns)
        {
            text = Replace(text, pattern.Find);
        }

        foreach (var form in _forms)
        {
            text = Replace(text, form.Find);
        }

        return text;
    }

    private delegate (int Start, int End) Finder(ReadOnlySpan<char> text, int from);

    private static string Replace(string text, Finder find)
    {
        var (start, end) = find(text, 0);
        if (start < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var done = 0;
        while (start >= 0)
        {
            result.Append(text, done, start - done).Append(Mask);
            done = end;
            (start, end) = find(text, done);
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>A pasted secret may carry blanks that are not sent, and an address may hold a password of its own.</summary>
    private static IEnumerable<string> WithParts(string secret)
    {
        yield return secret;
        yield return secret.Trim();
        if (Guid.TryParse(secret, out _))
        {
            // Its letters mean the same in either case, and who repeats it may write it otherwise.
            yield return secret.ToUpperInvariant();
            yield return secret.ToLowerInvariant();
        }

        if (Uri.TryCreate(secret.Trim(), UriKind.Absolute, out var address) && address.UserInfo.Length > 0)
        {
            var password = address.UserInfo[(address.UserInfo.IndexOf(':', StringComparison.Ordinal) + 1)..];
            yield return address.UserInfo;
            yield return password;
            yield return Uri.UnescapeDataString(address.UserInfo);
            yield return Uri.UnescapeDataString(password);
        }
    }
}
