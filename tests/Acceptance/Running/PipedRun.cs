using System.Text;
using Acceptance.Targets;

namespace Acceptance.Running;

/// <summary>
/// A connector under a script that sends its output to the named pipes <c>{files}/stdout</c> and <c>{files}/stderr</c>, as the
/// platform's does. No engine is in between, so what is left unread holds the connector up. The script's own output is free for
/// answers.
/// </summary>
internal sealed class PipedRun : IDisposable
{
    private readonly NamedPipe _output;
    private readonly NamedPipe _errors;
    private readonly ConnectorRun _run;
    private readonly TimeSpan _patience;
    private readonly Task _hearing;
    private readonly Task _errorsEnd;

    private PipedRun(Subject subject, Files files, Start start)
    {
        _output = new NamedPipe(files.PathOf("stdout"));
        _errors = new NamedPipe(files.PathOf("stderr"));
        _run = ConnectorRun.Start(subject.Target, start);
        _patience = start.Patience;
        _hearing = _run.ReadLinesAsync(1);
        _errorsEnd = _errors.ReadToEndAsync();
    }

    /// <summary>Starts a script with some files.</summary>
    /// <exception cref="NotRunException">It cannot be started so on this machine.</exception>
    public static PipedRun Start(Subject subject, Files files, Start start) =>
        subject.Target.WhyNot(start) is { } reason
            ? throw new NotRunException(reason)
            : new PipedRun(subject, files, start);

    /// <summary>Reads until a record has come, and leaves the rest in the pipe.</summary>
    /// <returns>False where the script spoke, or ended, before.</returns>
    public async Task<bool> MeetAsync()
    {
        while (!Messages.Parse(_output.Read).Of("RECORD", "record").Any())
        {
            var reading = _output.ReadAsync();
            if (await Task.WhenAny(reading, _hearing) != reading || !await reading)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says something to the script.</summary>
    public void Say(string line) => _run.Say(line);

    /// <summary>Sends a signal to a container's first process.</summary>
    public void Send(UnixSignal signal) => _run.Send(signal);

    /// <summary>Waits until the script has said something, or has ended.</summary>
    /// <exception cref="TimeoutException">It did neither in time.</exception>
    public Task HearAsync() => _hearing;

    /// <summary>Goes away, as a runner that breaks off, and waits until the connector has, too.</summary>
    /// <returns>False where it did not in time.</returns>
    public async Task<bool> LeaveAsync(TimeSpan patience)
    {
        await _output.CloseAsync();
        try
        {
            // The connector holds this pipe, too, until it is gone.
            await _errorsEnd.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Reads the rest and waits for the script's end.</summary>
    /// <param name="reads">Whether there is anything to read any more.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<RunResult> EndAsync(bool reads = true)
    {
        var reading = reads ? _output.ReadToEndAsync() : Task.CompletedTask;
        _run.CloseInput();
        await _hearing;
        var end = await _run.EndAsync();
        _errors.Release();
        if (reads)
        {
            _output.Release();
        }

        // Whatever is left of it may hold the pipes for ever.
        await Task.WhenAll(reading, _errorsEnd).WaitAsync(_patience);
        return end with { Output = _output.Read, Errors = Encoding.UTF8.GetString(_errors.Read) + end.Errors };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }
}
