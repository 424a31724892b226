using Connectors.Support.Files;

namespace Connectors.Bronto.Tests;

/// <summary>The form.</summary>
public class BrontoSpecTests : SpecFileTests<BrontoPromises>;

/// <summary>The schemas.</summary>
public class BrontoSchemaTests : SchemaFileTests<BrontoPromises>;

/// <summary>What lies beside the image.</summary>
public class BrontoPublishedFilesTests : PublishedFilesTests<BrontoPromises>;
