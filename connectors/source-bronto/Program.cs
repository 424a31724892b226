using Connectors.Bronto;
using Connectors.Hosting;

return await ConnectorHost.RunAsync(new BrontoSource(), args);
