namespace Connectors.Records;

/// <content>Values that hold others.</content>
internal readonly unsafe partial struct JsonCursor
{
    /// <summary>Deeper nesting than any vendor has; a bound for the stack.</summary>
    private const int MaxDepth = 256;

    private byte* Object(byte* at, ref RecordTraits traits, int depth)
    {
        CheckDepth(depth);
        at = Space(at + 1, ref traits);
        if (*at == '}')
        {
            return at + 1;
        }

        while (true)
        {
            if (*at != '"')
            {
                return Stop(at, "a member name was expected");
            }

            at = String(at, ref traits);
            if (at == null)
            {
                return null;
            }

            at = Space(at, ref traits);
            if (*at != ':')
            {
                return Stop(at, "a colon was expected");
            }

            at = Value(Space(at + 1, ref traits), ref traits, depth + 1);
            if (at == null)
            {
                return null;
            }

            at = Space(at, ref traits);
            if (*at == '}')
            {
                return at + 1;
            }

            if (*at != ',')
            {
                return Stop(at, "a comma or a closing brace was expected");
            }

            at = Space(at + 1, ref traits);
        }
    }

    private byte* Array(byte* at, ref RecordTraits traits, int depth)
    {
        CheckDepth(depth);
        at = Space(at + 1, ref traits);
        if (*at == ']')
        {
            return at + 1;
        }

        while (true)
        {
            at = Value(at, ref traits, depth + 1);
            if (at == null)
            {
                return null;
            }

            at = Space(at, ref traits);
            if (*at == ']')
            {
                return at + 1;
            }

            if (*at != ',')
            {
                return Stop(at, "a comma or a closing bracket was expected");
            }

            at = Space(at + 1, ref traits);
        }
    }

    private static void CheckDepth(int depth)
    {
        if (depth >= MaxDepth)
        {
            throw new InvalidDataException($"not readable JSON: nested deeper than {MaxDepth} levels");
        }
    }
}
