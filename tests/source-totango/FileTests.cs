using Connectors.Support.Files;

namespace Connectors.Totango.Tests;

/// <summary>The form.</summary>
public class TotangoSpecTests : SpecFileTests<TotangoPromises>;

/// <summary>The schemas.</summary>
public class TotangoSchemaTests : SchemaFileTests<TotangoPromises>;

/// <summary>What lies beside the image.</summary>
public class TotangoPublishedFilesTests : PublishedFilesTests<TotangoPromises>;
