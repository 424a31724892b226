using BrokenConnector.Faults;
using BrokenConnector.Shop;
using Connectors.Hosting;

return
    Environment.GetEnvironmentVariable(Breaker.Variable) is { Length: > 0 } name
    && FaultTable.For(name, args) is { } fault
    ? await Breaker.RunAsync(fault, args)
    : await ConnectorHost.RunAsync(new ShopSource(), args);
