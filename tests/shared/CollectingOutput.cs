using System.Text;
using Connectors.Protocol;

namespace Connectors.Tests;

/// <summary>Keeps what was written, write by write; fails when a test says so.</summary>
internal sealed class CollectingOutput : IOutput
{
    public List<byte[]> Writes { get; } = [];

    public OutputFailedException? Failure { get; set; }

    public string Text => Encoding.UTF8.GetString([.. Writes.SelectMany(w => w)]);

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        Writes.Add(bytes.ToArray());
    }
}
