namespace Connectors.Protocol;

/// <summary>Where lines go in the end: standard output in a run, a buffer in a test.</summary>
internal interface IOutput
{
    /// <summary>Writes all of it, or throws.</summary>
    /// <exception cref="OutputClosedException">The runner no longer listens.</exception>
    /// <exception cref="OutputFailedException">It could not be written for another reason, such as a full disk.</exception>
    void Write(ReadOnlySpan<byte> bytes);
}
