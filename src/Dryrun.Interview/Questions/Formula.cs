using System.Globalization;

namespace Dryrun.Interview.Questions;

/// <summary>A formula that cannot be read.</summary>
public sealed class FormulaException(string message, int at) : Exception(message)
{
    /// <summary>Character in the text at which it went wrong, from 1.</summary>
    public int At { get; } = at;
}

/// <summary>
/// Arithmetic over named numbers: + - * / ^ and parentheses, the usual precedence, ^ from the right and before a sign ("-2^2" is -4). Read once,
/// evaluated for each set of inputs.
/// </summary>
public sealed class Formula
{
    private const int DepthMax = 64;

    private readonly Node root;

    private Formula(string text, Node root, IReadOnlyList<string> names) => (Text, this.root, Names) = (text, root, names);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Names it uses, in order of their first use.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a formula.</summary>
    /// <exception cref="FormulaException">It is not one; the message says what is wrong and at which character.</exception>
    public static Formula Parse(string text)
    {
        var reading = new Reading(text);
        var whole = reading.Whole();
        return new Formula(text, whole, reading.Names);
    }

    /// <summary>Its value.</summary>
    /// <exception cref="ArithmeticException">A name has no value, or the value is not a finite number.</exception>
    public double Evaluate(IReadOnlyDictionary<string, double> values)
    {
        var value = root.Value(values);
        return double.IsFinite(value) ? value : throw new ArithmeticException($"{Text} has no finite value for these inputs");
    }

    private abstract record Node
    {
        public abstract double Value(IReadOnlyDictionary<string, double> values);
    }

    private sealed record Constant(double Number) : Node
    {
        public override double Value(IReadOnlyDictionary<string, double> values) => Number;
    }

    private sealed record Name(string Id) : Node
    {
        public override double Value(IReadOnlyDictionary<string, double> values) =>
            values.TryGetValue(Id, out var value) ? value : throw new ArithmeticException($"{Id} has no value");
    }

    private sealed record Negative(Node Of) : Node
    {
        public override double Value(IReadOnlyDictionary<string, double> values) => -Of.Value(values);
    }

    private sealed record Binary(char Sign, Node Left, Node Right) : Node
    {
        public override double Value(IReadOnlyDictionary<string, double> values)
        {
            var (left, right) = (Left.Value(values), Right.Value(values));
            return Sign switch { '+' => left + right, '-' => left - right, '*' => left * right, '/' => left / right, _ => Math.Pow(left, right) };
        }
    }

    // Sum = product {(+|-) product}; product = signed {(*|/) signed}; signed = {+|-} power; power = atom [^ signed].
    private sealed class Reading(string text)
    {
        private int at;
        private int depth;

        public List<string> Names { get; } = [];

        public Node Whole()
        {
            if (text.Length > 500) throw new FormulaException($"the formula has {text.Length} characters; allowed 1 to 500", 501);
            var root = Sum();
            return Next() == '\0' ? root : throw Wrong($"expected + - * / ^ or the end, found '{text[at]}'");
        }

        private Node Sum()
        {
            if (++depth > DepthMax) throw Wrong($"is nested deeper than {DepthMax} levels");
            var left = Product();
            while (Next() is '+' or '-') left = new Binary(text[at++], left, Product());
            depth--;
            return left;
        }

        private Node Product()
        {
            var left = Signed();
            while (Next() is '*' or '/') left = new Binary(text[at++], left, Signed());
            return left;
        }

        private Node Signed()
        {
            if (Next() is not ('+' or '-')) return Power();
            if (++depth > DepthMax) throw Wrong($"is nested deeper than {DepthMax} levels");
            var negative = text[at++] == '-';
            var of = Signed();
            depth--;
            return negative ? new Negative(of) : of;
        }

        private Node Power()
        {
            var left = Atom();
            if (Next() != '^') return left;
            at++;
            return new Binary('^', left, Signed());
        }

        private Node Atom()
        {
            var c = Next();
            if (c == '(') return Parenthesis();
            if (char.IsAsciiDigit(c) || c == '.') return Number();
            if (char.IsAsciiLetter(c)) return Named();
            throw Wrong(c == '\0' ? "expected a number, a name or (, found the end" : $"expected a number, a name or (, found '{c}'");
        }

        private Node Parenthesis()
        {
            var open = at++;
            var inside = Sum();
            if (Next() != ')') throw new FormulaException($"the ( at character {open + 1} is never closed", open + 1);
            at++;
            return inside;
        }

        private Constant Number()
        {
            var from = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || Exponent(from))) at++;
            if (double.TryParse(text[from..at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return new Constant(number);
            throw new FormulaException($"'{text[from..at]}' at character {from + 1} is not a number", from + 1);
        }

        // "1e6", "2.5e-3": an e after a digit and before a digit or a sign with one.
        private bool Exponent(int from)
        {
            var c = text[at];
            if (c is 'e' or 'E') return at > from && at + 1 < text.Length
                && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] is '-' or '+' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2])));
            return c is '-' or '+' && at > from && text[at - 1] is 'e' or 'E';
        }

        private Name Named()
        {
            var from = at;
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) at++;
            var name = text[from..at];
            if (!Names.Contains(name)) Names.Add(name);
            return new Name(name);
        }

        private char Next()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            return at < text.Length ? text[at] : '\0';
        }

        private FormulaException Wrong(string message) => new($"{message} at character {Math.Min(at, text.Length) + 1}", Math.Min(at, text.Length) + 1);
    }
}
