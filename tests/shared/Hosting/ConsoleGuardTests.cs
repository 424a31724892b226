using Connectors.Hosting;

namespace Connectors.Tests.Hosting;

public class ConsoleGuardTests
{
    [Test]
    public void What_a_library_prints_becomes_lines()
    {
        var lines = new List<string>();
        var original = Console.Out;

        using (new ConsoleGuard(lines.Add))
        {
            Console.Write("half a ");
            Console.WriteLine("line");
            Console.WriteLine();
            Console.Write("one\r\ntwo\nrest");
        }

        Assert.That(lines, Is.EqualTo(new[] { "half a line", "one", "two", "rest" }));
        Assert.That(Console.Out, Is.SameAs(original));
    }

    [Test]
    public void Text_without_line_breaks_does_not_pile_up()
    {
        var lines = new List<string>();

        using (new ConsoleGuard(lines.Add))
        {
            Console.Write(new string('x', 40_000));
        }

        Assert.That(lines.Select(line => line.Length), Is.EqualTo(new[] { 16_384, 16_384, 7_232 }));
    }
}
