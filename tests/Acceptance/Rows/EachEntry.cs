using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Rows;

/// <summary>Looks at every test of a suite, and names the test by its config in what it finds.</summary>
internal static class EachEntry
{
    /// <summary>Looks at the tests one after the other.</summary>
    /// <exception cref="NotRunException">Nothing was found, and some test could not be tried.</exception>
    /// <exception cref="BypassedException">Nothing was found, and no test is to be tried.</exception>
    public static async Task LookAsync(
        Subject subject,
        string suite,
        Findings findings,
        Func<Entry, Findings, Task> look
    )
    {
        var tests = subject.Config[suite].Tests;
        var untried = new List<string>();
        var bypassed = new List<string>();
        foreach (var entry in tests)
        {
            var found = new Findings();
            try
            {
                await (entry.BypassReason is { } reason ? throw new BypassedException(reason) : look(entry, found));
            }
            catch (NotRunException e)
            {
                untried.Add($"{entry.ConfigPath}: {e.Message}");
            }
            catch (BypassedException e)
            {
                bypassed.Add($"{entry.ConfigPath}: {e.Message}");
            }
            catch (Exception e)
            {
                // Whatever is wrong with one test, the others are looked at.
                found.Fail("a connector that can be looked at", $"{e.GetType().Name}: {e.Message}");
            }

            foreach (var finding in found.All)
            {
                findings.Fail(finding.Expected, $"{entry.ConfigPath}: {finding.Came}");
            }
        }

        if (findings.All.Count == 0 && untried.Count > 0)
        {
            throw new NotRunException(string.Join("; ", untried));
        }

        if (findings.All.Count == 0 && bypassed.Count == tests.Count)
        {
            throw new BypassedException(string.Join("; ", bypassed));
        }
    }
}
