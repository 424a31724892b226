using Sandbox.Bench;

namespace Sandbox;

/// <summary>What a server does whatever vendor it plays.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>A path before the vendor's own, like <c>/archive</c>; part of <see cref="SandboxServer.BaseUrl"/>.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>Whether a client that asks for gzip gets it.</summary>
    public bool Gzip { get; init; } = true;

    /// <summary>How long every reply is held back, so that parallel requests overlap.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Where to write the certificate of a server that speaks TLS; <c>null</c> for plain HTTP.</summary>
    public string? TlsCertificatePath { get; init; }

    /// <summary>Replies made in advance that are served below everything else, or <c>null</c>.</summary>
    public IBench? Bench { get; init; }

    /// <summary>The clock of limits, waits and the request log.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
