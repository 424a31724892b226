namespace Connectors.Http;

/// <summary>Makes a value of a body.</summary>
internal interface IReply<T>
{
    /// <summary>What the body should be; for errors.</summary>
    string Expected { get; }

    /// <summary>Reads <paramref name="body"/> to its end.</summary>
    /// <exception cref="InvalidDataException">The body is not what was asked for; the text says why, without content.</exception>
    ValueTask<T> ReadAsync(ReplyBody body);
}
