using Connectors.Support.Conformance;

namespace Connectors.Iterable.Tests.Conformance;

/// <summary>source-iterable does what every connector must.</summary>
public class IterableConformanceTests : ConformanceTests<IterableUnderTest>;
