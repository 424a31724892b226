using Connectors.Hosting;
using Connectors.Totango;

return await ConnectorHost.RunAsync(new TotangoSource(), args);
