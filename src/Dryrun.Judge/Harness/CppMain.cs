using System.Text;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Harness;

/// <summary>Writes the C++ program that calls a submission by its signature.</summary>
internal static class CppMain
{
    /// <summary>The source of <c>main.cpp</c>.</summary>
    public static string Of(Signature signature)
    {
        var made = new StringBuilder("#include \"harness.hpp\"\n#include \"solution.cpp\"\n\nint main() {\n    return dryrun::each_line([](const dryrun::Json& line, std::ostream& out) {\n");
        if (signature.Function is { } function) Call(made, function, "line", Signature.Camel(function.Name), "        ");
        else OfClass(made, signature);
        return made.Append("    });\n}\n").ToString();
    }

    /// <summary>A type as C++ writes it.</summary>
    public static string Type(SignatureType type) => type.Kind switch
    {
        ValueKind.Int => "int",
        ValueKind.Long => "long long",
        ValueKind.Float => "double",
        ValueKind.Bool => "bool",
        ValueKind.Text => "std::string",
        ValueKind.List => $"std::vector<{Type(type.Element!)}>",
        ValueKind.Tree => "TreeNode*",
        _ => "void",
    };

    private static void OfClass(StringBuilder made, Signature signature)
    {
        Arguments(made, signature.Constructor, "line[0][1]", "c", "        ");
        made.Append($"        {signature.ClassName} object{(signature.Constructor.Count == 0 ? "" : $"({Names(signature.Constructor, "c")})")};\n        out << \"[null\";\n");
        made.Append("        for (size_t i = 1; i < line.items.size(); ++i) {\n            const auto& name = line[i][0].text;\n            out << ',';\n");
        foreach (var method in signature.Methods)
        {
            made.Append($"            if (name == \"{method.Name}\") {{\n");
            Call(made, method, "line[i][1]", $"object.{Signature.Camel(method.Name)}", "                ");
            made.Append("            }\n");
        }

        made.Append("        }\n        out << ']';\n");
    }

    private static void Call(StringBuilder made, Function function, string from, string target, string indent)
    {
        Arguments(made, function.Parameters, from, "a", indent);
        var call = $"{target}({Names(function.Parameters, "a")})";
        made.Append(function.Returns.Kind == ValueKind.Nothing ? $"{indent}{call};\n{indent}out << \"null\";\n" : $"{indent}dryrun::write(out, static_cast<{Type(function.Returns)}>({call}));\n");
    }

    // Named variables, so that a submission may take them by value or by reference.
    private static void Arguments(StringBuilder made, IReadOnlyList<Parameter> parameters, string from, string prefix, string indent)
    {
        for (var i = 0; i < parameters.Count; i++) made.Append($"{indent}auto {prefix}{i} = dryrun::Read<{Type(parameters[i].Type)}>::of({from}[{i}]);\n");
    }

    private static string Names(IReadOnlyList<Parameter> parameters, string prefix) => string.Join(", ", Enumerable.Range(0, parameters.Count).Select(i => $"{prefix}{i}"));
}
