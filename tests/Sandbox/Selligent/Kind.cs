namespace Sandbox.Selligent;

/// <summary>What an asset is; the last digit of its id.</summary>
internal enum Kind
{
    Mailing = 1,
    InternalDataSource = 2,
    ExtensionDataSource = 3,
    Program = 4,
    Campaign = 5,
    Owner = 6,
    Target = 7,
}
