using Connectors.Support.Acceptances;

namespace Connectors.Selligent.Tests.Conformance;

/// <summary>source-selligent passes the acceptance suite as an executable.</summary>
public class SelligentAcceptanceTests : ExecutableAcceptanceTests<SelligentUnderTest>;

/// <summary>source-selligent passes it as an image.</summary>
public class SelligentImageTests : ImageAcceptanceTests<SelligentUnderTest>;
