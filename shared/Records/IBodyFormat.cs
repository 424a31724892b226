namespace Connectors.Records;

/// <summary>
/// Reads bodies that a library pulls in, such as XML, while they arrive. One object serves one call at a time, and reads a
/// body for each of its attempts.
/// </summary>
/// <typeparam name="T">What becomes of a body.</typeparam>
public interface IBodyFormat<out T>
{
    /// <summary>What a body should be, for errors: "a SOAP envelope".</summary>
    string Name { get; }

    /// <summary>Reads a body to its end. Runs on a thread of its own, and may block until the next bytes arrive.</summary>
    /// <param name="body">The body.</param>
    /// <param name="spool">Where many records go.</param>
    /// <exception cref="InvalidDataException">The body is not what it should be; the text says why, without content.</exception>
    /// <exception cref="CutBodyException">The body ended too early.</exception>
    /// <remarks>A body may also be the vendor's word that it cannot do what was asked; that is thrown as a fault.</remarks>
    T Read(Stream body, Spool spool);
}
