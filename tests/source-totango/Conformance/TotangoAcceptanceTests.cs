using Connectors.Support.Acceptances;

namespace Connectors.Totango.Tests.Conformance;

/// <summary>source-totango passes the acceptance suite as an executable.</summary>
public class TotangoAcceptanceTests : ExecutableAcceptanceTests<TotangoUnderTest>;

/// <summary>source-totango passes it as an image.</summary>
public class TotangoImageTests : ImageAcceptanceTests<TotangoUnderTest>;
