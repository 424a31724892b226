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
            new Segments(account),
            new Messages(account),
            new MessageFolders(account),
            new Deliveries(account),
            new DeliveryGroups(account),
            new Conversions(account),
            new Bounces(account),
            new Workflows(account),
            new Webforms(account),
            new SmsKeywords(account),
            new SmsMessages(account),
            new SmsDeliveries(account),
        ];
}
