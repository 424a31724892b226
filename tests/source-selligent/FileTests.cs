using Connectors.Support.Files;

namespace Connectors.Selligent.Tests;

/// <summary>The form.</summary>
public class SelligentSpecTests : SpecFileTests<SelligentPromises>;

/// <summary>The schemas.</summary>
public class SelligentSchemaTests : SchemaFileTests<SelligentPromises>;

/// <summary>What lies beside the image.</summary>
public class SelligentPublishedFilesTests : PublishedFilesTests<SelligentPromises>;
