using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows;

/// <summary>
/// Runs as a user whom nobody knows. To root, who runs tests in places, no mode of a file means anything, so other rows run
/// as a stranger, too, where the connector can.
/// </summary>
internal static class Strangers
{
    /// <summary>The read of the sample as a stranger without a home.</summary>
    /// <exception cref="NotRunException">Nobody may be a stranger here.</exception>
    public static Task<RunResult> ReadAsync(Subject subject) =>
        subject.OnceAsync(
            "read as a stranger",
            async () =>
            {
                var patience = await SampleReads.PatienceAsync(subject);
                return await subject.ReadAsync(
                    await subject.SampleCatalogAsync("full_refresh"),
                    change: start => start.With(("HOME", null)) with { User = UnixUser.Stranger, Patience = patience }
                );
            }
        );

    /// <summary>
    /// The stranger; null where the connector is to run as itself. A program of this machine may be installed for one user
    /// only, which is no fault of the connector's.
    /// </summary>
    public static async Task<int?> UserAsync(Subject subject)
    {
        if (subject.Image is not null)
        {
            return UnixUser.Stranger;
        }

        try
        {
            return (await ReadAsync(subject)).ExitCode == 0 ? UnixUser.Stranger : null;
        }
        catch (NotRunException)
        {
            return null;
        }
    }

    /// <summary>Somebody whom modes of files stop, where there is anybody; null where the connector is to run as itself.</summary>
    public static async Task<int?> NotRootAsync(Subject subject) =>
        subject.Image is { User: not 0 } ? null : await UserAsync(subject);

    /// <summary>The same.</summary>
    /// <exception cref="NotRunException">There is nobody.</exception>
    public static async Task<int?> NeedNotRootAsync(Subject subject)
    {
        var user = await NotRootAsync(subject);
        return user is null && subject.Image is null && Environment.IsPrivilegedProcess
            ? throw new NotRunException($"as user {UnixUser.Stranger} it does not read at all")
            : user;
    }
}
