using System.Diagnostics;
using NUnit.Framework;

namespace Connectors.Support.Running;

/// <summary>A built connector as a process, driven as runners drive it.</summary>
public sealed class ConnectorRun : IDisposable
{
    /// <summary>Far beyond what a run takes even on a busy machine: it only ends a run that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>What would change a run by chance of where the tests run.</summary>
    private static readonly string[] Foreign =
    [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "LOG_LEVEL",
        "WORKER_JOB_ID",
    ];

    private readonly Process _process;
    private readonly bool _isUnderShell;
    private readonly Task<string> _errors;
    private readonly MemoryStream _output = new();
    private readonly CancellationTokenSource _timeout = new(Patience);
    private int _lines;
    private bool _isClosed;

    private ConnectorRun(Process process, bool isUnderShell)
    {
        _process = process;
        _isUnderShell = isUnderShell;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a process.</summary>
    public static ConnectorRun Start(ConnectorStart start)
    {
        var executable = Path.Combine(AppContext.BaseDirectory, start.Executable);
        IReadOnlyList<string> command =
            start.OutputFile is { } file ? ["/bin/sh", "-c", $"exec \"$@\" > {file}", "sh", executable]
            : start.UnderShell ? ["/bin/sh", "-c", "\"$@\"; exit $?", "sh", executable]
            : [executable];
        var info = new ProcessStartInfo(command[0], [.. command.Skip(1), .. start.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.Folder ?? AppContext.BaseDirectory,
        };
        foreach (var name in Foreign)
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        var process = Process.Start(info) ?? throw new AssertionException($"{executable} could not be started.");
        process.StandardInput.Close();
        return new ConnectorRun(process, start.UnderShell);
    }

    /// <summary>Starts a process and waits for its end.</summary>
    public static async Task<RunResult> RunAsync(ConnectorStart start)
    {
        using var run = Start(start);
        return await run.EndAsync();
    }

    /// <summary>Reads on until so many lines of standard output have come, or all.</summary>
    public async Task ReadLinesAsync(int lines)
    {
        while (_lines < lines && await ReadAsync()) { }
    }

    /// <summary>Sends a signal.</summary>
    public void Send(UnixSignal signal) =>
        Signalling.Send(_isUnderShell ? Signalling.ChildOf(_process.Id) : _process.Id, signal);

    /// <summary>Goes away, as a runner that breaks off.</summary>
    public void CloseOutput()
    {
        _isClosed = true;
        _process.StandardOutput.Close();
    }

    /// <summary>Reads the rest and waits for the end.</summary>
    public async Task<RunResult> EndAsync()
    {
        try
        {
            while (!_isClosed && await ReadAsync()) { }
            await _process.WaitForExitAsync(_timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new AssertionException($"The run did not end. {new RunResult(-1, _output.ToArray(), await _errors)}");
        }

        return new RunResult(_process.ExitCode, _output.ToArray(), await _errors);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _timeout.Dispose();
        _output.Dispose();
    }

    private async Task<bool> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var count = await _process.StandardOutput.BaseStream.ReadAsync(buffer, _timeout.Token);
        _output.Write(buffer, 0, count);
        _lines += buffer.AsSpan(0, count).Count((byte)'\n');
        return count > 0;
    }
}
