namespace Sandbox.Totango;

/// <summary>How the owner of an account is written in a row.</summary>
public enum OwnerForm
{
    /// <summary>The name.</summary>
    Text,

    /// <summary>An object with <c>name</c>.</summary>
    Name,

    /// <summary>An object with <c>display_name</c> and <c>email</c>.</summary>
    DisplayName,

    /// <summary>An array of one such object.</summary>
    Array,
}
