using Connectors.Support.Acceptances;

namespace Connectors.Bronto.Tests.Conformance;

/// <summary>source-bronto passes the acceptance suite as an executable.</summary>
public class BrontoAcceptanceTests : ExecutableAcceptanceTests<BrontoUnderTest>;

/// <summary>source-bronto passes it as an image.</summary>
public class BrontoImageTests : ImageAcceptanceTests<BrontoUnderTest>;
