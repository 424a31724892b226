using Sandbox.Faults;

namespace Sandbox.Tests.Faults;

internal sealed class FaultTests
{
    [TestCase("html200", "html200#1x1")]
    [TestCase("html200@/v1/customers#3x1", "html200@/v1/customers#3x1")]
    [TestCase("html200x2", "html200#1x2")]
    [TestCase("500@/v1/customers?x*", "500@/v1/customers?#1x*")]
    [TestCase("429=5@/v1/", "429=5@/v1/#1x1")]
    [TestCase("drip=16/50#2", "drip=16/50#2x1")]
    [TestCase("redirect-away=http://10.0.0.1:99@/v1/plans", "redirect-away=http://10.0.0.1:99@/v1/plans#1x1")]
    public void A_text_is_read_with_its_defaults(string text, string full)
    {
        Assert.That(Fault.Parse(text).ToString(), Is.EqualTo(full));
    }

    [TestCase("")]
    [TestCase("html200@customers")]
    [TestCase("html200#")]
    [TestCase("html200#0")]
    [TestCase("html200x0")]
    [TestCase("HTML200")]
    [TestCase("earthquake")]
    public void A_text_that_is_no_fault_is_refused(string text)
    {
        Assert.That(() => Fault.Parse(text), Throws.InstanceOf<FormatException>());
    }

    [Test]
    public void Every_kind_can_be_named_alone_and_with_all_parts()
    {
        Assert.That(FaultKinds.Names, Is.Unique);
        foreach (var name in FaultKinds.Names)
        {
            Assert.That(Fault.Parse(name).Kind.Name, Is.EqualTo(name));
            Assert.That(Fault.Parse(name + "=1@/v1/x#2x3").ToString(), Is.EqualTo(name + "=1@/v1/x#2x3"));
        }
    }
}
