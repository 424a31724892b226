using Connectors.Http;

namespace Connectors.Tests.Http;

public class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(60);

    [TestCase(0, 1)]
    [TestCase(3, 8)]
    [TestCase(6, 60)]
    [TestCase(5000, 60)]
    public void Doubles_its_upper_bound_up_to_the_cap(int attempt, double seconds) =>
        Assert.That(Backoff.Delay(attempt, First, Cap, 1).TotalSeconds, Is.EqualTo(seconds));

    [TestCase(0, 0)]
    [TestCase(0.25, 2)]
    [TestCase(0.999, 7.992)]
    public void Is_spread_over_all_of_the_time_from_nothing_to_its_bound(double random, double seconds) =>
        Assert.That(Backoff.Delay(3, First, Cap, random).TotalSeconds, Is.EqualTo(seconds).Within(1e-6));
}
