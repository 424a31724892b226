using System.Globalization;

namespace Connectors.Hosting;

/// <summary>The memory limit of the container, in the files of cgroup v2 or v1.</summary>
internal sealed class CgroupMemory
{
    /// <summary>v1 has no word for "no limit", only a number near the largest.</summary>
    private const long NoLimit = 1L << 60;

    private static readonly Layout _v2 = new("", "memory.max", "memory.current", "inactive_file ");
    private static readonly Layout _v1 = new(
        "memory",
        "memory.limit_in_bytes",
        "memory.usage_in_bytes",
        "total_inactive_file "
    );

    private readonly string _folder;
    private readonly Layout _layout;

    private CgroupMemory(string folder, Layout layout, long limit) =>
        (_folder, _layout, Limit) = (folder, layout, limit);

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }

    /// <summary>The tightest limit that this process is under, or null.</summary>
    /// <param name="root">Where the control groups are mounted.</param>
    /// <param name="membership">The file that says in which group this process is.</param>
    public static CgroupMemory? Find(string root = "/sys/fs/cgroup", string membership = "/proc/self/cgroup")
    {
        var groups = (Text(membership) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Candidates(root, groups).MinBy(memory => memory.Limit);
    }

    /// <summary>
    /// Bytes in use that count against the limit, or null when that cannot be read. File pages that the kernel would drop
    /// first are left out: reading a large file is no danger.
    /// </summary>
    public long? Used()
    {
        if (Number(Path.Combine(_folder, _layout.Usage)) is not { } usage)
        {
            return null;
        }

        var inactive = (Text(Path.Combine(_folder, "memory.stat")) ?? "")
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith(_layout.Inactive, StringComparison.Ordinal));
        return usage - (Parse(inactive?[_layout.Inactive.Length..]) ?? 0);
    }

    private static IEnumerable<CgroupMemory> Candidates(string root, string[] groups)
    {
        foreach (var group in groups.Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3))
        {
            var layout = group[1].Length == 0 ? _v2 : _v1;
            if (layout == _v2 || group[1].Split(',').Contains("memory"))
            {
                // In a container the path may be the host's, which is not there; the limit is then in the root.
                for (var path = group[2].TrimEnd('/'); ; path = path[..path.LastIndexOf('/')])
                {
                    var folder = Path.Combine(root, layout.Mount) + path;
                    if (Number(Path.Combine(folder, layout.Limit)) is { } limit and > 0 and < NoLimit)
                    {
                        yield return new CgroupMemory(folder, layout, limit);
                    }

                    if (path.Length == 0)
                    {
                        break;
                    }
                }
            }
        }
    }

    private static long? Number(string path) => Parse(Text(path));

    private static long? Parse(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Layout(string Mount, string Limit, string Usage, string Inactive);
}
