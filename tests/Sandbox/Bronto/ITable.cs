namespace Sandbox.Bronto;

/// <summary>The objects of one kind, and the call that reads them.</summary>
internal interface ITable
{
    /// <summary>The call.</summary>
    string Operation { get; }

    /// <summary>All rows with everything that may be included, in the order in which they are read.</summary>
    IEnumerable<Row> All();

    /// <summary>The rows of a reply.</summary>
    /// <exception cref="BrontoFault">The vendor refuses the call.</exception>
    IEnumerable<Row> Read(Call call);
}
