using System.Text;

namespace Connectors.Hosting;

/// <summary>Cuts printed text into lines. <see cref="Console"/> wraps it, so that one thread at a time calls it.</summary>
internal sealed class LineBridge(Action<string> onLine) : TextWriter
{
    /// <summary>A library that prints without line breaks must not fill the memory.</summary>
    private const int MaxLength = 16 * 1024;

    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            Flush();
            return;
        }

        _line.Append(value);
        if (_line.Length == MaxLength)
        {
            Flush();
        }
    }

    /// <summary>Gives out the line so far, unless it is blank.</summary>
    public override void Flush()
    {
        var line = _line.ToString().TrimEnd();
        _line.Clear();
        if (line.Length > 0)
        {
            onLine(line);
        }
    }
}
