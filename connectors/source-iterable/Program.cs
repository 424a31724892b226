using Connectors.Hosting;
using Connectors.Iterable;

return await ConnectorHost.RunAsync(new IterableSource(), args);
