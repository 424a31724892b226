using Connectors.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Refit;

namespace Connectors.Http;

/// <summary>Registers the client of a vendor's API.</summary>
public static class VendorClientExtensions
{
    /// <summary>
    /// Registers one <typeparamref name="TApi"/>, a Refit interface whose methods return
    /// <c>Task&lt;HttpResponseMessage&gt;</c>, and the one <see cref="VendorCalls"/> that makes its calls. Called once, by the
    /// connector. Needs <see cref="HttpSettings"/>, a <see cref="Spool"/> and a logger factory among the services, and takes a
    /// <see cref="TimeProvider"/>, a <see cref="Random"/> and, in place of the network, an <see cref="HttpMessageHandler"/>
    /// where they are registered.
    /// </summary>
    /// <typeparam name="TApi">The interface.</typeparam>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Says what the vendor is like.</param>
    /// <exception cref="InvalidOperationException">There is one already: calls would take the wrong pace and status table.</exception>
    public static IServiceCollection AddVendorClient<TApi>(
        this IServiceCollection services,
        Action<VendorOptions> configure
    )
        where TApi : class
    {
        if (services.Any(service => service.ServiceType == typeof(VendorChannel)))
        {
            throw new InvalidOperationException("A vendor's client is registered already.");
        }

        var options = new VendorOptions();
        configure(options);
        services.AddSingleton(provider =>
            VendorChannel.Open(
                options,
                provider.GetRequiredService<HttpSettings>(),
                provider.GetRequiredService<Spool>(),
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetService<Random>() ?? Random.Shared,
                provider.GetRequiredService<ILoggerFactory>().CreateLogger<VendorCalls>(),
                provider.GetService<HttpMessageHandler>()
            )
        );
        services.AddSingleton(provider => provider.GetRequiredService<VendorChannel>().Calls);
        services.AddSingleton(provider =>
            RestService.ForGenerated<TApi>(provider.GetRequiredService<VendorChannel>().Client)
        );
        return services;
    }
}
