using System.Globalization;
using System.Text.Json;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>The values of the attributes, made from the number of the account whenever they are asked for.</summary>
internal sealed class AttributeValues(TotangoOptions options, Staff staff)
{
    private static readonly string[] _tiers = ["Gold", "Silver", "Bronze", "Größe \"XL\""];
    private static readonly string[] _tags = ["pilot", "vip", "press", "köln"];
    private static readonly string[] _stages = ["Onboarding", "Adoption", "Renewal"];
    private static readonly string[] _remarks =
    [
        "Likes tea.",
        "Asks for a quote\nevery spring.",
        "日本語のメモ",
        "",
        "C:\\temp",
    ];

    /// <summary>A value as JSON; <c>null</c> where the account has none.</summary>
    public string? Json(AccountAttribute attribute, int account)
    {
        if (attribute.FieldType == "string_attribute")
        {
            var texts = Texts(attribute, account);
            return texts is null ? null
                : attribute.Type == "tag" && options.Has(Oddities.TextTags) ? JsonText.Quote(string.Join(',', texts))
                : attribute.Type == "tag" ? $"[{string.Join(',', texts.Select(JsonText.Quote))}]"
                : JsonText.Quote(texts[0]);
        }

        var draw = Draw.Of(options.Seed, attribute.Name, account);
        return IsMissing(ref draw, account) ? null
            : attribute.Type == "date" ? Date(draw.Below(900))
            : attribute.Name == "Reference Number" ? $"{100_000 + draw.Below(900_000)}{draw.Next():d20}9999"[..30]
            : attribute.Type == "numeric" ? draw.Below(500).ToString(CultureInfo.InvariantCulture)
            : account % 20 == 5 ? "1.10"
            // Two digits behind the point, and the last one may be a zero.
            : $"{draw.Below(90_000)}.{draw.Below(10)}0";
    }

    /// <summary>The texts of an attribute that holds text: one, or any number of tags; <c>null</c> for no value.</summary>
    public IReadOnlyList<string>? Texts(AccountAttribute attribute, int account)
    {
        if (Roles.Of(attribute.Name) is var (role, isTwin))
        {
            return staff.OwnerOf(role, account) is not { } person || (isTwin && options.Has(Oddities.NoTid))
                ? null
                : [isTwin ? Staff.MailOf(person) : Staff.NameOf(person)];
        }

        var draw = Draw.Of(options.Seed, attribute.Name, account);
        return IsMissing(ref draw, account) ? null
            : attribute.Type == "tag" ? [.. _tags.Where(_ => draw.OneIn(2))]
            :
            [
                attribute.Name switch
                {
                    "Tier" => draw.Pick(_tiers),
                    "Stage" => draw.Pick(_stages),
                    "Remarks" => draw.Pick(_remarks),
                    "account_name" => $"{draw.Pick(Words.Company)} as they call it",
                    _ => $"{draw.Pick(Words.Company)}{draw.Below(100)}.test".ToLowerInvariant(),
                },
            ];
    }

    /// <summary>Writes a value.</summary>
    public void Write(Utf8JsonWriter json, AccountAttribute attribute, int account)
    {
        if (Json(attribute, account) is { } value)
        {
            json.WriteRawValue(value, skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>One in seven, but never of the first account, which is complete.</summary>
    private static bool IsMissing(ref Draw draw, int account) => draw.OneIn(7) && account != 0;

    private string Date(int daysBefore)
    {
        var day = options.LastDay.AddDays(120 - daysBefore);
        return options.DateForm switch
        {
            DateForm.Day => $"\"{day:yyyy-MM-dd}\"",
            DateForm.Milliseconds => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
                .ToUnixTimeMilliseconds()
                .ToString(CultureInfo.InvariantCulture),
            _ => $"\"{day:yyyy-MM-dd}T00:00:00.000Z\"",
        };
    }
}
