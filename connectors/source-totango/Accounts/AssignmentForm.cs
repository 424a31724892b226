using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Records;
using Connectors.Totango.Search;

namespace Connectors.Totango.Accounts;

/// <summary>Makes one row of each role that somebody has at an account.</summary>
internal sealed class AssignmentForm : RecordForm
{
    private static readonly RecordColumn AccountId = new(AccountColumns.Id);
    private static readonly RecordColumn Role = new("role");
    private static readonly RecordColumn UserName = new("user_name");
    private static readonly RecordColumn UserEmail = new("user_email");

    private readonly IReadOnlyList<string> _roles;
    private readonly MemberPaths _paths;

    /// <summary>For these roles.</summary>
    public AssignmentForm(IReadOnlyList<string> roles)
        : base(AccountColumns.Id, "role")
    {
        _roles = roles;
        Fields = [.. roles.SelectMany(FieldsOf)];
        _paths = new MemberPaths([
            [AccountColumns.Id],
            .. Fields.Select(field => new[] { field.Column.Name }),
        ]);
    }

    /// <summary>What an account is asked for: for each role who has it, and the twin.</summary>
    public IReadOnlyList<SearchField> Fields { get; }

    protected override void Write(ReadOnlySpan<byte> record, RecordBuilder output)
    {
        _paths.Find(record);
        for (var i = 0; i < _roles.Count; i++)
        {
            var owner = new Owner(record[_paths.Found[1 + (2 * i)]]);
            var name = owner.Name;
            var email = Owner.Only(record[_paths.Found[2 + (2 * i)]]);
            email = Owner.IsNothing(email) ? owner.Email : email;
            if (Owner.IsNothing(name) && Owner.IsNothing(email))
            {
                continue;
            }

            output.Begin();
            output.Put(AccountId, record[_paths.Found[0]]);
            output.Put(Role, _roles[i]);
            output.Put(UserName, name.IsEmpty ? "null"u8 : name);
            output.Put(UserEmail, email.IsEmpty ? "null"u8 : email);
            output.End();
        }
    }

    private static IEnumerable<SearchField> FieldsOf(string role, int index)
    {
        var column = string.Create(CultureInfo.InvariantCulture, $"role_{index}");
        yield return new SearchField(
            column,
            new JsonObject
            {
                ["type"] = "owner",
                ["account_role"] = role,
                ["field_display_name"] = column,
            },
            FieldKind.Any
        )
        {
            DocumentPath = ["attributes", role, "val"],
        };
        yield return SearchField.Attribute($"{column}_tid", $"{role}___tid", "string_attribute", FieldKind.Text);
    }
}
