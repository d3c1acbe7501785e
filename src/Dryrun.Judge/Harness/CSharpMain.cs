using System.Text;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Harness;

/// <summary>Writes the C# program that calls a submission by its signature.</summary>
internal static class CSharpMain
{
    /// <summary>The source of <c>Main.cs</c>.</summary>
    public static string Of(Signature signature)
    {
        var made = new StringBuilder("internal static class DryrunMain\n{\n    private static void Main() => DryrunHarness.EachLine(line =>\n    {\n");
        if (signature.Function is { } function) made.Append($"        return {Call(function, "line", $"Solution.{Signature.Pascal(function.Name)}")};\n");
        else OfClass(made, signature);
        return made.Append("    });\n}\n").ToString();
    }

    /// <summary>A type as C# writes it.</summary>
    public static string Type(SignatureType type) => type.Kind switch
    {
        ValueKind.Int => "int",
        ValueKind.Long => "long",
        ValueKind.Float => "double",
        ValueKind.Bool => "bool",
        ValueKind.Text => "string",
        ValueKind.List => $"{Type(type.Element!)}[]",
        ValueKind.Tree => "TreeNode",
        _ => "void",
    };

    private static void OfClass(StringBuilder made, Signature signature)
    {
        var constructor = string.Join(", ", signature.Constructor.Select((p, i) => Read(p.Type, $"line[0][1][{i}]", 0)));
        made.Append($"        var made = new {signature.ClassName}({constructor});\n        var results = new List<string> {{ \"null\" }};\n        foreach (var call in line.EnumerateArray().Skip(1))\n        {{\n            switch (call[0].GetString())\n            {{\n");
        foreach (var method in signature.Methods)
        {
            var target = $"made.{Signature.Pascal(method.Name)}";
            made.Append($"                case \"{method.Name}\":\n");
            made.Append(method.Returns.Kind == ValueKind.Nothing
                ? $"                    {target}({Arguments(method, "call[1]")});\n                    results.Add(\"null\");\n"
                : $"                    results.Add({Call(method, "call[1]", target)});\n");
            made.Append("                    break;\n");
        }

        made.Append("            }\n        }\n\n        return \"[\" + string.Join(\",\", results) + \"]\";\n");
    }

    private static string Call(Function function, string from, string target) => $"DryrunHarness.Written({target}({Arguments(function, from)}))";

    private static string Arguments(Function function, string from) => string.Join(", ", function.Parameters.Select((p, i) => Read(p.Type, $"{from}[{i}]", 0)));

    private static string Read(SignatureType type, string from, int depth) => type.Kind switch
    {
        ValueKind.Int => $"{from}.GetInt32()",
        ValueKind.Long => $"{from}.GetInt64()",
        ValueKind.Float => $"{from}.GetDouble()",
        ValueKind.Bool => $"{from}.GetBoolean()",
        ValueKind.Text => $"{from}.GetString()",
        ValueKind.Tree => $"DryrunHarness.Tree({from})",
        _ => $"{from}.EnumerateArray().Select(e{depth} => {Read(type.Element!, $"e{depth}", depth + 1)}).ToArray()",
    };
}
