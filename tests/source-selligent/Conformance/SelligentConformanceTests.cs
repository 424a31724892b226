using Connectors.Support.Conformance;

namespace Connectors.Selligent.Tests.Conformance;

/// <summary>source-selligent does what every connector must.</summary>
public class SelligentConformanceTests : ConformanceTests<SelligentUnderTest>;
