using Connectors.ChartMogul;
using Connectors.Hosting;

return await ConnectorHost.RunAsync(new ChartMogulSource(), args);
