using System.Net;
using Connectors.Errors;
using Connectors.Http;

namespace Connectors.Tests.Http;

public class StatusTableTests
{
    [TestCase(400, FailureType.SystemError, false)]
    [TestCase(401, FailureType.ConfigError, false)]
    [TestCase(403, FailureType.ConfigError, false)]
    [TestCase(404, FailureType.SystemError, false)]
    [TestCase(405, FailureType.SystemError, false)]
    [TestCase(407, FailureType.ConfigError, false)]
    [TestCase(408, FailureType.TransientError, true)]
    [TestCase(422, FailureType.SystemError, false)]
    [TestCase(429, FailureType.TransientError, true)]
    [TestCase(500, FailureType.TransientError, true)]
    [TestCase(502, FailureType.TransientError, true)]
    [TestCase(503, FailureType.TransientError, true)]
    [TestCase(504, FailureType.TransientError, true)]
    [TestCase(520, FailureType.TransientError, true)]
    [TestCase(524, FailureType.TransientError, true)]
    [TestCase(304, FailureType.SystemError, false)]
    public void Says_what_to_do_with_each_status(int status, FailureType type, bool retry)
    {
        var rule = StatusTable.Default.For((HttpStatusCode)status);

        Assert.That((rule.FailureType, rule.Retry), Is.EqualTo((type, retry)));
    }

    [Test]
    public void Another_rule_makes_another_table_and_leaves_the_first_alone()
    {
        var rule = StatusRule.Transient("{vendor} could not do it.", maxTries: 3);

        var table = StatusTable.Default.With(402, rule);

        Assert.That(table.For(HttpStatusCode.PaymentRequired), Is.SameAs(rule));
        Assert.That(StatusTable.Default.For(HttpStatusCode.PaymentRequired).Retry, Is.False);
    }
}
