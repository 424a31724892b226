namespace Sandbox.Totango;

/// <summary>A query that cannot be answered; the reply says why.</summary>
internal sealed class QueryException(string problem, int status = 400) : Exception(problem)
{
    public Reply Reply =>
        status == 401 ? Errors.Error(401, "authentication_failed", Message) : Errors.Failed(status, Message);
}
