namespace Sandbox.Bronto;

/// <summary>Everything that can be read.</summary>
internal static class Tables
{
    public static IEnumerable<ITable> Of(Account account) =>
        [
            new Contacts(account),
            new Activities(
                account,
                "readRecentInboundActivities",
                account.Options.InboundActivities,
                ActivityRows.Inbound
            ),
            new Activities(
                account,
                "readRecentOutboundActivities",
                account.Options.OutboundActivities,
                ActivityRows.Outbound
            ),
            new MailLists(account),
            new Unsubscribes(account),
            new Fields(account),
        ];
}
