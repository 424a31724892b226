using System.Globalization;
using System.Text;

namespace Connectors.Totango.Search;

/// <summary>Gives names of Totango's the form of column names, each once.</summary>
/// <param name="taken">Names that are given away already.</param>
internal sealed class ColumnNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The column for a name; the second one of a name gets <c>_2</c>, the next <c>_3</c>.</summary>
    public string Of(string name)
    {
        var column = Snake(name);
        var free = column;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{column}_{number}");
        }

        return free;
    }

    /// <summary>Small letters and digits, and an underscore for whatever else stands between them, or where a capital begins a word.</summary>
    internal static string Snake(string name)
    {
        var snake = new StringBuilder();
        var previous = ' ';
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                previous = ' ';
                continue;
            }

            if (snake.Length > 0 && (previous == ' ' || (char.IsUpper(character) && !char.IsUpper(previous))))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(character));
            previous = character;
        }

        return snake.Length == 0 ? "field" : snake.ToString();
    }
}
