namespace Connectors.Logging;

/// <summary>
/// Secrets that only the run brings, such as the id of a session: masked like those of the config, since a vendor may repeat
/// them in what it says. Safe for several threads.
/// </summary>
public sealed class RunSecrets
{
    /// <summary>Each costs a search of every text; those of long ago are worth nothing any more.</summary>
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly Queue<string> _secrets = new();
    private readonly OutgoingText _text;
    private readonly Redactor _config;

    internal RunSecrets(OutgoingText text) => (_text, _config) = (text, text.Redactor);

    /// <summary>From now on no text shows <paramref name="secret"/>.</summary>
    public void Add(string secret)
    {
        lock (_lock)
        {
            _secrets.Enqueue(secret);
            if (_secrets.Count > Most)
            {
                _secrets.Dequeue();
            }

            _text.Redactor = _config.With(_secrets);
        }
    }
}
