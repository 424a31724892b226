using Acceptance.Rows;

namespace Acceptance.Schemas;

/// <summary>Findings in schemas, of which there may be very many of one kind.</summary>
internal static class SchemaFindings
{
    private const int OfOneKind = 5;

    /// <summary>Something is wrong with a part of a schema.</summary>
    public static Finding Finding(this SchemaPart part, string expected, string came) =>
        new(expected, $"{part.Place}: {came}");

    /// <summary>Says what was found, a few of each kind.</summary>
    /// <param name="findings">Where to say it.</param>
    /// <param name="found">What was found.</param>
    /// <param name="where">What all of it was found in; empty where that is clear.</param>
    public static void Say(this Findings findings, IEnumerable<Finding> found, string where = "")
    {
        foreach (var kind in found.GroupBy(finding => finding.Expected))
        {
            var all = kind.ToList();
            foreach (var finding in all.Take(OfOneKind))
            {
                findings.Fail(finding.Expected, where + finding.Came);
            }

            if (all.Count > OfOneKind)
            {
                findings.Fail(kind.Key, $"{where}{all.Count - OfOneKind} more of the kind");
            }
        }
    }
}
