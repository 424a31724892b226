using Connectors.Records;

namespace Connectors.Http;

/// <summary>A page of records, checked while it arrives.</summary>
internal sealed class PageReply(PageShape shape, Spool spool) : IReply<RecordPage>
{
    public async ValueTask<RecordPage> ReadAsync(ReplyBody body)
    {
        using var reader = new PageReader(shape, spool, body.Length);
        int count;
        while ((count = await body.ReadAsync(reader.GetMemory())) > 0)
        {
            reader.Advance(count);
        }

        return reader.Complete();
    }
}
