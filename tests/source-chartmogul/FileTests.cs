using Connectors.Support.Files;

namespace Connectors.ChartMogul.Tests;

/// <summary>The form.</summary>
public class ChartMogulSpecTests : SpecFileTests<ChartMogulPromises>;

/// <summary>The schemas.</summary>
public class ChartMogulSchemaTests : SchemaFileTests<ChartMogulPromises>;

/// <summary>What lies beside the image.</summary>
public class ChartMogulPublishedFilesTests : PublishedFilesTests<ChartMogulPromises>;
