using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Harness;

/// <summary>What a candidate starts from: the names and types a submission must define.</summary>
public static class Stub
{
    /// <summary>The stub of a problem in a language: in a debugging round the code with the fault; empty where it reads a stream.</summary>
    public static string Of(Problem problem, Language language)
    {
        if (problem.ShippedPaths.TryGetValue(language.Id, out var shipped)) return File.ReadAllText(shipped);
        if (problem.Signature is not { } signature) return "";
        return language switch
        {
            Python => InPython(signature),
            Cpp => InCpp(signature),
            JavaScript => InJavaScript(signature),
            CSharp => InCSharp(signature),
            _ => "",
        };
    }

    private static string InPython(Signature signature)
    {
        if (signature.Function is { } f) return $"def {f.Name}({Typed(f.Parameters)}) -> {PythonType(f.Returns)}:\n    ...\n";
        var methods = signature.Methods.Select(m => $"    def {m.Name}({Self(m.Parameters)}) -> {PythonType(m.Returns)}:\n        ...\n");
        return $"class {signature.ClassName}:\n    def __init__({Self(signature.Constructor)}):\n        ...\n\n{string.Join('\n', methods)}";

        static string Typed(IEnumerable<Parameter> parameters) => string.Join(", ", parameters.Select(p => $"{p.Name}: {PythonType(p.Type)}"));
        static string Self(IReadOnlyList<Parameter> parameters) => parameters.Count == 0 ? "self" : $"self, {Typed(parameters)}";
    }

    private static string PythonType(SignatureType type) => type.Kind switch
    {
        ValueKind.Int or ValueKind.Long => "int",
        ValueKind.Float => "float",
        ValueKind.Bool => "bool",
        ValueKind.Text => "str",
        ValueKind.List => $"list[{PythonType(type.Element!)}]",
        ValueKind.Tree => "TreeNode | None",
        _ => "None",
    };

    private static string InCpp(Signature signature)
    {
        if (signature.Function is { } f) return $"{Returned(f)} {Signature.Camel(f.Name)}({Typed(f.Parameters)}) {{\n\n}}\n";
        var methods = signature.Methods.Select(m => $"    {Returned(m)} {Signature.Camel(m.Name)}({Typed(m.Parameters)}) {{\n\n    }}\n");
        return $"class {signature.ClassName} {{\npublic:\n    {(signature.Constructor.Count == 1 ? "explicit " : "")}{signature.ClassName}({Typed(signature.Constructor)}) {{\n\n    }}\n\n{string.Join('\n', methods)}}};\n";

        static string Returned(Function f) => Plain(CppMain.Type(f.Returns));
        static string Typed(IEnumerable<Parameter> parameters) => string.Join(", ", parameters.Select(p => $"{Passed(p.Type)} {Signature.Camel(p.Name)}"));
        static string Passed(SignatureType type) => type.Kind is ValueKind.List or ValueKind.Text ? $"const {Plain(CppMain.Type(type))}&" : Plain(CppMain.Type(type));
        static string Plain(string type) => type.Replace("std::", "", StringComparison.Ordinal);
    }

    private static string InJavaScript(Signature signature)
    {
        if (signature.Function is { } f) return $"function {Signature.Camel(f.Name)}({Names(f.Parameters)}) {{\n\n}}\n";
        var methods = signature.Methods.Select(m => $"  {Signature.Camel(m.Name)}({Names(m.Parameters)}) {{\n\n  }}\n");
        return $"class {signature.ClassName} {{\n  constructor({Names(signature.Constructor)}) {{\n\n  }}\n\n{string.Join('\n', methods)}}}\n";

        static string Names(IEnumerable<Parameter> parameters) => string.Join(", ", parameters.Select(p => Signature.Camel(p.Name)));
    }

    private static string InCSharp(Signature signature)
    {
        if (signature.Function is { } f) return $"public static class Solution\n{{\n    public static {CSharpMain.Type(f.Returns)} {Signature.Pascal(f.Name)}({Typed(f.Parameters)})\n    {{\n\n    }}\n}}\n";
        var methods = signature.Methods.Select(m => $"    public {CSharpMain.Type(m.Returns)} {Signature.Pascal(m.Name)}({Typed(m.Parameters)})\n    {{\n\n    }}\n");
        return $"public class {signature.ClassName}\n{{\n    public {signature.ClassName}({Typed(signature.Constructor)})\n    {{\n\n    }}\n\n{string.Join('\n', methods)}}}\n";

        static string Typed(IEnumerable<Parameter> parameters) => string.Join(", ", parameters.Select(p => $"{CSharpMain.Type(p.Type)} {Signature.Camel(p.Name)}"));
    }
}
