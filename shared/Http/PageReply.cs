using Connectors.Records;

namespace Connectors.Http;

/// <summary>A page of records, checked while it arrives.</summary>
/// <param name="begin">Begins a page for a body of that length, where it is known.</param>
internal sealed class PageReply(Func<long?, IPageSink> begin) : IReply<RecordPage>
{
    public string Expected => "JSON";

    public async ValueTask<RecordPage> ReadAsync(ReplyBody body)
    {
        if (body.IsNone)
        {
            return RecordPage.Empty();
        }

        using var reader = begin(body.Length);
        int count;
        while ((count = await body.ReadAsync(reader.GetMemory())) > 0)
        {
            reader.Advance(count);
        }

        var page = reader.Complete();
        page.Took = body.Elapsed;
        return page;
    }
}
