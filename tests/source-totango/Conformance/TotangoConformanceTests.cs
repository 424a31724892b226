using Connectors.Support.Conformance;

namespace Connectors.Totango.Tests.Conformance;

/// <summary>source-totango does what every connector must.</summary>
public class TotangoConformanceTests : ConformanceTests<TotangoUnderTest>;
