// Calls a submission with typed values: a line of JSON in, a line of JSON out. What the submission prints goes to standard error.
using System.Collections;
using System.Globalization;
using System.Text.Json;

public class TreeNode
{
    public int val;
    public TreeNode left;
    public TreeNode right;

    public TreeNode(int val = 0, TreeNode left = null, TreeNode right = null) => (this.val, this.left, this.right) = (val, left, right);
}

internal static class DryrunHarness
{
    public static void EachLine(Func<JsonElement, string> answer)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        Console.SetOut(Console.Error);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        while (input.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var document = JsonDocument.Parse(line);
            output.WriteLine(answer(document.RootElement));
        }
    }

    public static TreeNode Tree(JsonElement values)
    {
        var items = values.EnumerateArray().ToArray();
        if (items.Length == 0 || items[0].ValueKind == JsonValueKind.Null) return null;
        var root = new TreeNode(items[0].GetInt32());
        var level = new List<TreeNode> { root };
        var at = 1;
        for (var i = 0; i < level.Count; i++)
        {
            level[i].left = Child();
            level[i].right = Child();
        }

        return root;

        TreeNode Child()
        {
            if (at >= items.Length || items[at++].ValueKind == JsonValueKind.Null) return null;
            var node = new TreeNode(items[at - 1].GetInt32());
            level.Add(node);
            return node;
        }
    }

    public static string Written(object value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => JsonSerializer.Serialize(text),
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{number} is no JSON value"),
        TreeNode root => Levels(root),
        IEnumerable items => "[" + string.Join(",", items.Cast<object>().Select(Written)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no JSON value"),
    };

    private static string Levels(TreeNode root)
    {
        var level = new List<TreeNode> { root };
        for (var i = 0; i < level.Count; i++)
        {
            if (level[i] is not { } node) continue;
            level.Add(node.left);
            level.Add(node.right);
        }

        while (level.Count > 0 && level[^1] is null) level.RemoveAt(level.Count - 1);
        return "[" + string.Join(",", level.Select(n => n is null ? "null" : n.val.ToString(CultureInfo.InvariantCulture))) + "]";
    }
}
