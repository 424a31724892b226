using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Connectors.Support;

/// <summary>
/// A server on loopback that says exactly the bytes it is told to, which no web server would. Each connection is read to the
/// end of the request's head and then handed to <c>answer</c>, again and again until that closes it.
/// </summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, Stream, Task<bool>> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly List<string> _heads = [];
    private readonly Task _running;
    private int _connections;

    /// <summary>Starts to listen.</summary>
    /// <param name="answer">Gets a request's head and where to write; false closes the connection.</param>
    /// <param name="certificate">Makes it speak TLS.</param>
    public RawServer(Func<string, Stream, Task<bool>> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _running = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The same as an address, with a path.</summary>
    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}/v1");

    /// <summary>How many connections were opened.</summary>
    public int Connections => _connections;

    /// <summary>The heads of all requests so far.</summary>
    public IReadOnlyList<string> Heads
    {
        get
        {
            lock (_heads)
            {
                return [.. _heads];
            }
        }
    }

    /// <summary>A server that answers each request with the next of <paramref name="replies"/> and then closes.</summary>
    public static RawServer Saying(params byte[][] replies)
    {
        var next = 0;
        return new RawServer(
            async (_, stream) =>
            {
                await stream.WriteAsync(replies[Math.Min(next++, replies.Length - 1)]);
                return false;
            }
        );
    }

    /// <summary>A whole answer.</summary>
    public static byte[] Ok(string body) => Ok(Encoding.UTF8.GetBytes(body));

    /// <summary>An answer with further headers, and an announced length that may be a lie.</summary>
    public static byte[] Ok(byte[] body, string headers = "", int? announced = null) =>
        [
            .. Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"HTTP/1.1 200 OK\r\nContent-Length: {announced ?? body.Length}\r\n{headers}\r\n"
                )
            ),
            .. body,
        ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (!_end.IsCancellationRequested)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        Interlocked.Increment(ref _connections);
        try
        {
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(_certificate).WaitAsync(_end.Token);
                stream = tls;
            }

            while (await HeadAsync(stream) is { } head && await _answer(head, stream)) { }
        }
        catch (Exception e)
            when (e
                    is IOException
                        or OperationCanceledException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            // The other side went away, as many tests want it to.
        }
    }

    private async Task<string?> HeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        lock (_heads)
        {
            _heads.Add(head.ToString());
        }

        return head.ToString();
    }
}
