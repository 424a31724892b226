using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;

namespace Connectors.Iterable;

/// <content>Templates, whose type and medium only the question tells.</content>
internal sealed partial class IterableClient
{
    /// <summary>A record of a template does not say these two, so each pair is asked for.</summary>
    private static readonly string[] TemplateTypes = ["Base", "Blast", "Triggered", "Workflow"];

    private static readonly string[] MessageMedia = ["Email", "Push", "InApp", "SMS"];

    private static readonly NextPage NextTemplates = NextPage.ByCountedPages(
        "nextPageUrl",
        "totalTemplatesCount",
        PageSize
    );

    /// <summary>All templates, each once, with its type and medium where Iterable can be made to tell.</summary>
    public async IAsyncEnumerable<RecordPage> TemplatesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new SeenKeys("templateId");
        foreach (var type in TemplateTypes)
        {
            foreach (var medium in MessageMedia)
            {
                await foreach (var page in TemplatesAsync(type, medium, cancellationToken))
                {
                    yield return seen.New(page)
                        .Select(batch =>
                            batch.With("messageMedium"u8, Quoted(medium)).With("templateType"u8, Quoted(type))
                        );
                }
            }
        }

        // Media that the filter does not know, such as web push, come without it.
        await foreach (var page in TemplatesAsync(type: null, medium: null, cancellationToken))
        {
            yield return seen.New(page);
        }
    }

    private async IAsyncEnumerable<RecordPage> TemplatesAsync(
        string? type,
        string? medium,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = Counted(
            "templates",
            "totalTemplatesCount",
            (page, ct) => api.Templates(type, medium, page, PageSize, "id", ct),
            NextTemplates,
            cancellationToken
        );
        await using var each = pages.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (VendorException unknown) when (type is not null && unknown.Status == HttpStatusCode.BadRequest)
            {
                // A pair that this project does not know; its templates, if any, come without the filter.
                yield break;
            }

            yield return each.Current;
        }
    }

    private static byte[] Quoted(string text) => Encoding.UTF8.GetBytes($"\"{text}\"");
}
