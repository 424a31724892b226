using System.Xml;
using System.Xml.Linq;

namespace Acceptance.Rows.Metadata;

/// <summary>A drawing in SVG.</summary>
internal static class Icon
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Why a file is none, or shows what is not in it.</summary>
    public static IEnumerable<string> Problems(string path)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
            root = XElement.Load(reader);
        }
        catch (XmlException e)
        {
            return [$"no XML: {e.Message}"];
        }

        return root.Name != Svg + "svg"
            ? [$"{root.Name} is the root"]
            : root.Descendants()
                .Where(IsForeign)
                .Take(Wording.Few)
                .Select(element => $"{element.Name.LocalName} from elsewhere");
    }

    /// <summary>Whether an element shows a picture, or parts of one, that another file or bytes within this one hold.</summary>
    private static bool IsForeign(XElement element) =>
        element.Name.LocalName is "image" or "feImage" or "use"
        && element
            .Attributes()
            .Any(attribute => attribute.Name.LocalName == "href" && !attribute.Value.StartsWith('#'));
}
