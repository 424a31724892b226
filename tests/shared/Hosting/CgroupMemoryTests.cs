using Connectors.Hosting;

namespace Connectors.Tests.Hosting;

public class CgroupMemoryTests
{
    private TempFolder _folder = null!; // set before each test

    [SetUp]
    public void Begin() => _folder = new TempFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void The_second_version_is_read_without_the_pages_that_can_be_dropped()
    {
        Put("", "memory.max", "1000");
        Put("", "memory.current", "900");
        Put("", "memory.stat", "anon 1\nactive_file 5\ninactive_file 300\n");

        var memory = Find("0::/\n");

        Assert.That((memory?.Limit, memory?.Used()), Is.EqualTo((1000L, 600L)));
    }

    [Test]
    public void The_first_version_is_read_too()
    {
        Put("memory/docker/x", "memory.limit_in_bytes", "2000");
        Put("memory/docker/x", "memory.usage_in_bytes", "900");
        Put("memory/docker/x", "memory.stat", "inactive_file 1\ntotal_inactive_file 100\n");

        var memory = Find("5:cpu,cpuacct:/docker/x\n4:memory:/docker/x\n");

        Assert.That((memory?.Limit, memory?.Used()), Is.EqualTo((2000L, 800L)));
    }

    [Test]
    public void The_tightest_limit_of_the_groups_above_counts()
    {
        Put("a/b", "memory.max", "max");
        Put("a", "memory.max", "500");
        Put("a", "memory.current", "10");
        Put("", "memory.max", "1000");

        var memory = Find("0::/a/b\n");

        Assert.That((memory?.Limit, memory?.Used()), Is.EqualTo((500L, 10L)));
    }

    [Test]
    public void A_path_of_the_host_is_looked_up_in_the_root()
    {
        Put("", "memory.max", "1000");

        Assert.That(Find("0::/kubepods/pod1/c1\n")?.Limit, Is.EqualTo(1000));
    }

    [TestCase("memory.max", "max\n", "0::/\n")]
    [TestCase("memory/memory.limit_in_bytes", "9223372036854771712\n", "4:memory:/\n")]
    [TestCase("other", "", "0::/\n")]
    [TestCase("memory.max", "1000", "")]
    public void Without_a_limit_there_is_nothing(string file, string content, string membership)
    {
        _folder.Put(file, content);

        Assert.That(Find(membership), Is.Null);
    }

    [Test]
    public void Usage_that_cannot_be_read_is_unknown()
    {
        Put("", "memory.max", "1000");

        Assert.That(Find("0::/\n")?.Used(), Is.Null);
    }

    private void Put(string group, string file, string content) => _folder.Put(Path.Combine(group, file), content);

    private CgroupMemory? Find(string membership) =>
        CgroupMemory.Find(_folder.Path, _folder.Put("membership", membership));
}
