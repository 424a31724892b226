using Connectors.Schema;
using Connectors.Streams;

namespace Connectors.Hosting;

/// <summary>A stream's schema as it is for this account.</summary>
internal static class DescribedSchema
{
    /// <summary>The schema of the file, with the columns that are found out at run time.</summary>
    /// <exception cref="Errors.ConnectorException">They could not be found out.</exception>
    public static async Task<StreamSchema> OfAsync(
        this SchemaStore schemas,
        StreamSpec spec,
        CancellationToken cancellationToken
    )
    {
        var schema = schemas.Of(spec.Schema);
        return spec.Columns is null ? schema : schema.With(await spec.Columns(cancellationToken));
    }
}
