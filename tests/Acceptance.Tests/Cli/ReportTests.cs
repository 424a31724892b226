using System.Xml.Linq;
using Acceptance.Cli;
using Acceptance.Rows;
using Acceptance.Running;

namespace Acceptance.Tests.Cli;

/// <summary>The file that CI systems show.</summary>
public class ReportTests
{
    [Test]
    public void Each_row_is_a_case_with_what_was_found()
    {
        var suite = Written(
            Result("spec.good", RowOutcome.Passed, seconds: 1.5),
            Result("spec.bad", RowOutcome.Failed, findings: new Finding("a < b", "b \u0007& c")),
            Result("wire.odd", RowOutcome.Warned, findings: new Finding("this", "that")),
            Result("wire.spared", RowOutcome.Bypassed, reason: "no account"),
            Result("image.none", RowOutcome.NotRun, reason: "needs an image")
        );

        Assert.That(
            suite.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}"),
            Is.EqualTo(new[] { "name=source-x", "tests=5", "failures=1", "skipped=2" })
        );
        Assert.That(
            suite.Elements("testcase").Select(Shown),
            Is.EqualTo(
                new[]
                {
                    "spec spec.good 1.500: ",
                    "spec spec.bad 0.000: failure 1.1: expected a < b; got b \uFFFD& c",
                    "wire wire.odd 0.000: system-out 1.1: expected this; got that",
                    "wire wire.spared 0.000: skipped no account",
                    "image image.none 0.000: skipped needs an image",
                }
            )
        );
    }

    private static XElement Written(params RowResult[] results)
    {
        using var folder = new WorkFolder();
        var file = folder.PathOf("report.xml");
        Report.Write(file, "source-x", results);
        return XElement.Load(file);
    }

    private static string Shown(XElement test)
    {
        var child = test.Elements().SingleOrDefault();
        var said = child is null ? "" : $"{child.Name} {(string?)child.Attribute("message") ?? child.Value}";
        return $"{(string?)test.Attribute("classname")} {(string?)test.Attribute("name")} {(string?)test.Attribute("time")}: {said}";
    }

    private static RowResult Result(
        string id,
        RowOutcome outcome,
        string reason = "",
        double seconds = 0,
        params Finding[] findings
    ) => new(Some.Row(id: id), outcome, reason, findings, TimeSpan.FromSeconds(seconds));
}
