using Connectors.Support.Acceptances;

namespace Connectors.ChartMogul.Tests.Conformance;

/// <summary>source-chartmogul passes the acceptance suite as an executable.</summary>
public class ChartMogulAcceptanceTests : ExecutableAcceptanceTests<ChartMogulUnderTest>;

/// <summary>source-chartmogul passes it as an image.</summary>
public class ChartMogulImageTests : ImageAcceptanceTests<ChartMogulUnderTest>;
