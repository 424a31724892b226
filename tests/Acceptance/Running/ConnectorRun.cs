using System.Diagnostics;
using System.Text;
using Acceptance.Targets;

namespace Acceptance.Running;

/// <summary>A connector as a process, driven as runners drive it. What it writes is read only when somebody asks for it.</summary>
public sealed class ConnectorRun : IDisposable
{
    private readonly ITarget _target;
    private readonly Start _start;
    private readonly Command _command;
    private readonly Process _process;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _beganAt = TimeProvider.System.GetUtcNow();
    private readonly MemoryStream _output = new();
    private readonly CancellationTokenSource _timeout;
    private Task<string>? _errors;
    private int _lines;
    private bool _isClosed;

    private ConnectorRun(ITarget target, Start start, Command command, Process process)
    {
        (_target, _start, _command, _process) = (target, start, command, process);
        _timeout = new CancellationTokenSource(start.Patience);
    }

    /// <summary>How much of standard output has been read.</summary>
    public long OutputLength => _output.Length;

    /// <summary>Starts a connector; its standard input stays open until <see cref="EndAsync"/>.</summary>
    /// <exception cref="NotRunException">It cannot be started so on this machine.</exception>
    public static ConnectorRun Start(ITarget target, Start start)
    {
        if (target.WhyNot(start) is { } reason)
        {
            throw new NotRunException(reason);
        }

        var command = target.Compose(start);
        var info = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingFolder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }

        var process =
            Process.Start(info) ?? throw new InvalidOperationException($"{command.Program} could not be started.");
        return new ConnectorRun(target, start, command, process);
    }

    /// <summary>Starts a connector and waits for its end.</summary>
    /// <exception cref="NotRunException">It cannot be started so on this machine.</exception>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static async Task<RunResult> RunAsync(ITarget target, Start start)
    {
        using var run = Start(target, start);
        return await run.EndAsync();
    }

    /// <summary>Reads on until so many lines of standard output have come, or all.</summary>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public async Task ReadLinesAsync(int lines)
    {
        while (_lines < lines && await ReadAsync()) { }
    }

    /// <summary>Reads on until the messages that have come hold what is looked for, or all.</summary>
    /// <returns>Whether they do.</returns>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public async Task<bool> ReadUntilAsync(Func<Messages, bool> hasCome)
    {
        while (!hasCome(Messages.Parse(_output.GetBuffer().AsSpan(0, (int)_output.Length))))
        {
            if (!await ReadAsync())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sends a signal, unless it has ended.</summary>
    public void Send(UnixSignal signal)
    {
        if (!_process.HasExited)
        {
            _target.Send(signal, _command, _process.Id);
        }
    }

    /// <summary>Writes a line to its standard input.</summary>
    public void Say(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Ends its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Goes away, as a runner that breaks off.</summary>
    public void CloseOutput()
    {
        _isClosed = true;
        _process.StandardOutput.Close();
    }

    /// <summary>Reads the rest and waits for the end.</summary>
    /// <param name="drainsErrors">Whether standard error is read before the end; some runners never do.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<RunResult> EndAsync(bool drainsErrors = true)
    {
        _process.StandardInput.Close();
        if (drainsErrors)
        {
            _errors = _process.StandardError.ReadToEndAsync();
        }

        while (!_isClosed && await ReadAsync()) { }
        try
        {
            await _process.WaitForExitAsync(_timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw TimedOut();
        }

        _errors ??= _process.StandardError.ReadToEndAsync();
        return new RunResult(_process.ExitCode, _output.ToArray(), await _errors)
        {
            Start = _start,
            BeganAt = _beganAt,
            Took = Stopwatch.GetElapsedTime(_began),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        _timeout.Dispose();
        _output.Dispose();
    }

    private async Task<bool> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var count = await _process.StandardOutput.BaseStream.ReadAsync(buffer, _timeout.Token);
            _output.Write(buffer, 0, count);
            _lines += buffer.AsSpan(0, count).Count((byte)'\n');
            return count > 0;
        }
        catch (OperationCanceledException)
        {
            throw TimedOut();
        }
    }

    private TimeoutException TimedOut()
    {
        Kill();
        var soFar = new RunResult(-1, _output.ToArray(), "");
        return new TimeoutException($"It did not end within {_start.Patience.TotalSeconds:0} s. {soFar}");
    }

    private void Kill()
    {
        _target.Kill(_command);
        _process.Kill(entireProcessTree: true);
    }
}
