using System.Text.Json;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Image;

/// <summary>What an engine says of an image.</summary>
internal sealed class ImageFacts
{
    private readonly JsonElement _config;

    private ImageFacts(ImageTarget image)
    {
        Image = image;
        _config = JsonElement.Parse(image.Inspect("{{json .Config}}"));
        Platform = image.Inspect("{{.Os}}/{{.Architecture}}");
        var name = image.Name.Split('@')[0];
        var colon = name.LastIndexOf(':');
        (Repository, Tag) = colon > name.LastIndexOf('/') ? (name[..colon], name[(colon + 1)..]) : (name, "");
    }

    /// <summary>The image.</summary>
    public ImageTarget Image { get; }

    /// <summary>What it is called, without the tag.</summary>
    public string Repository { get; }

    /// <summary>The tag that it was asked for by; empty without one.</summary>
    public string Tag { get; }

    /// <summary>Such as <c>linux/amd64</c>.</summary>
    public string Platform { get; }

    /// <summary>The user, as it is written in the image; empty where nobody is.</summary>
    public string User => _config.TextOr("User", "");

    /// <summary>The parts of the entry point.</summary>
    public IReadOnlyList<string> Entrypoint => _config.Texts("Entrypoint");

    /// <summary>The parts of the command.</summary>
    public IReadOnlyList<string> Command => _config.Texts("Cmd");

    /// <summary>Those of the connector.</summary>
    public static ImageFacts Of(Subject subject) =>
        new(subject.Image ?? throw new InvalidOperationException("The row does not say that it needs an image."));

    /// <summary>A label; empty where there is none.</summary>
    public string Label(string name) => _config.Member("Labels")?.TextOr(name, "") ?? "";

    /// <summary>A variable; null where it is not set.</summary>
    public string? Variable(string name) =>
        _config
            .Texts("Env")
            .Select(variable => variable.Split('=', 2))
            .Where(parts => parts[0] == name)
            .Select(parts => parts[^1])
            .LastOrDefault();
}
