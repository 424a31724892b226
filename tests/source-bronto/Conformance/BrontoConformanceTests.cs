using Connectors.Support.Conformance;

namespace Connectors.Bronto.Tests.Conformance;

/// <summary>source-bronto does what every connector must.</summary>
public class BrontoConformanceTests : ConformanceTests<BrontoUnderTest>;
