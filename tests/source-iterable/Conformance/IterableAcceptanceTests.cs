using Connectors.Support.Acceptances;

namespace Connectors.Iterable.Tests.Conformance;

/// <summary>source-iterable passes the acceptance suite as an executable.</summary>
public class IterableAcceptanceTests : ExecutableAcceptanceTests<IterableUnderTest>;

/// <summary>source-iterable passes it as an image.</summary>
public class IterableImageTests : ImageAcceptanceTests<IterableUnderTest>;
