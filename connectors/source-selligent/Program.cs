using Connectors.Hosting;
using Connectors.Selligent;

return await ConnectorHost.RunAsync(new SelligentSource(), args);
