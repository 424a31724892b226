namespace Sandbox.Selligent;

/// <summary>The lists of an organization.</summary>
internal static class AssetLists
{
    public static IReadOnlyList<AssetList> Of(Account account)
    {
        var (options, references) = (account.Options, new References(account));
        return
        [
            new(
                "mailings/transactional",
                Kind.Mailing,
                options.Mailings,
                account,
                new Mailings(account, references).Write
            ),
            DataSources("internal", Kind.InternalDataSource, options.InternalDataSources),
            DataSources("extension", Kind.ExtensionDataSource, options.ExtensionDataSources),
            new("programs", Kind.Program, options.Programs, account, new Programs(account, references).Write),
        ];

        AssetList DataSources(string name, Kind kind, int count) =>
            new("data-sources/" + name, kind, count, account, new DataSources(account, references, kind).Write);
    }
}
