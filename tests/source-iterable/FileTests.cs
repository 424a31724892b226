using Connectors.Support.Files;

namespace Connectors.Iterable.Tests;

/// <summary>The form.</summary>
public class IterableSpecTests : SpecFileTests<IterablePromises>;

/// <summary>The schemas.</summary>
public class IterableSchemaTests : SchemaFileTests<IterablePromises>;

/// <summary>What lies beside the image.</summary>
public class IterablePublishedFilesTests : PublishedFilesTests<IterablePromises>;
