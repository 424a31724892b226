namespace Sandbox.Data;

/// <summary>Invented names to fill records with.</summary>
internal static class Words
{
    public static IReadOnlyList<string> First { get; } =
    ["Ada", "Bela", "Cleo", "Dario", "Edda", "Finn", "Greta", "Hugo"];

    public static IReadOnlyList<string> Last { get; } =
    ["Kran", "Lindt", "Moser", "Novak", "Orsini", "Pauli", "Quandt"];

    public static IReadOnlyList<string> Company { get; } =
    ["Brook", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Harbor"];

    public static IReadOnlyList<string> Form { get; } = ["GmbH", "Ltd", "Inc", "SAS", "AB"];

    /// <summary>Two, three and four bytes a letter in UTF-8, right-to-left text, and a sign outside the first plane.</summary>
    public static IReadOnlyList<string> Foreign { get; } =
    ["Grünwald Käserei", "Œuvre & Été", "株式会社さくら", "Łódź Żabka", "Привет Мир", "שלום בע״מ", "Rocket 🚀 Labs"];

    public static IReadOnlyList<(string Code, string Name, string City, string Zip)> Places { get; } =
    [
        ("AT", "Austria", "Linz", "4020"),
        ("DE", "Germany", "Ulm", "89073"),
        ("US", "United States", "Boise", "83702"),
        ("CA", "Canada", "Regina", "S4P 3Y2"),
    ];
}
