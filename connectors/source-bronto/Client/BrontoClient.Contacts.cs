using System.Text.Json;
using System.Xml;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Xml;

namespace Connectors.Bronto.Client;

/// <content>Contacts, with their custom fields by name.</content>
internal sealed partial class BrontoClient
{
    private const string AllFields = "*";

    private static readonly BrontoObject Fields = BrontoObject.Sized("field", "readFields");

    /// <summary>One page of the contacts that were modified within a window, without those that the overlap has.</summary>
    public async Task<RecordPage> ContactsAsync(
        BrontoSession session,
        WindowOverlap overlap,
        InstantWindow window,
        int page,
        CancellationToken cancellationToken
    )
    {
        var fields = await CustomFieldsAsync(session, cancellationToken);
        var type = XmlRecordType
            .Of(schemas.Of("contact"))
            .Flatten("readOnlyContactData")
            .With("fields", field => AddName(field, fields));
        return await CallAsync(
            session,
            "readContacts",
            xml => WriteContacts(xml, window, fields.Keys, page),
            operation =>
                BrontoSoap.Service.Records(operation, type, row => DatedObject.IsNew(row, "modified", overlap)),
            Reading,
            cancellationToken
        );
    }

    /// <summary>All groups of columns are asked for: what is not comes as if it were empty.</summary>
    private static void WriteContacts(XmlWriter xml, InstantWindow window, IEnumerable<string> fieldIds, int page)
    {
        xml.Within("modified", window).Flag("includeLists");
        foreach (var id in fieldIds)
        {
            xml.WriteElementString("fields", id);
        }

        xml.Number("pageNumber", page)
            .Flag("includeSMSKeywords")
            .Flag("includeGeoIPData")
            .Flag("includeTechnologyData")
            .Flag("includeRFMData")
            .Flag("includeEngagementData")
            .Flag("includeSegments");
    }

    private static bool AddName(XmlObject field, IReadOnlyDictionary<string, string> names)
    {
        if (field.Text("fieldId") is { } id && names.TryGetValue(id, out var name))
        {
            field.Set("name", [(byte)'"', .. JsonEncodedText.Encode(name).EncodedUtf8Bytes, (byte)'"']);
        }

        return true;
    }

    private IReadOnlyDictionary<string, string>? _customFields;

    /// <summary>The custom fields that the user asks for: their ids, and their names.</summary>
    /// <exception cref="ConnectorException">There is no field of a name that the user gave.</exception>
    private async Task<IReadOnlyDictionary<string, string>> CustomFieldsAsync(
        BrontoSession session,
        CancellationToken cancellationToken
    )
    {
        if (_customFields is { } known)
        {
            return known;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (config.CustomFields is { Count: > 0 })
        {
            await foreach (var page in ListAsync(Fields, session, cancellationToken))
            {
                using (page)
                {
                    Add(page, names);
                }
            }
        }

        return _customFields = Wanted(names);
    }

    private static void Add(RecordPage page, Dictionary<string, string> names)
    {
        foreach (var batch in page.Batches())
        {
            foreach (var range in batch.Ranges)
            {
                var field = batch.Bytes(range);
                if (RecordFields.Text(field, "id"u8) is { } id)
                {
                    names[id] = RecordFields.Text(field, "name"u8) ?? "";
                }
            }
        }
    }

    private Dictionary<string, string> Wanted(Dictionary<string, string> all)
    {
        var wanted = config.CustomFields ?? [];
        var missing = wanted.Where(name => name != AllFields).Except(all.Values).ToList();
        return missing.Count == 0
            ? all.Where(field => wanted.Contains(AllFields) || wanted.Contains(field.Value)).ToDictionary()
            : throw ConnectorException.Config(
                $"Bronto has no contact field named {string.Join(", ", missing.Select(name => $"\"{name}\""))}. "
                    + "Correct the option \"Custom Fields\" (custom_fields); it takes the fields' names, not their labels."
            );
    }
}
