using System.Globalization;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Interview.Questions;

/// <summary>A figure to be estimated from inputs that are drawn for each session.</summary>
/// <param name="AnswerUnit">Unit of the answer: "terabytes".</param>
/// <param name="Inputs">What the answer depends on; told when asked for.</param>
/// <param name="Answer">The worked answer, in <paramref name="AnswerUnit"/>.</param>
/// <param name="Decides">What the figure is for, in a sentence.</param>
public sealed record EstimateProblem(string AnswerUnit, IReadOnlyList<EstimateInput> Inputs, Formula Answer, string Decides)
{
    /// <summary>Values of the inputs by id; each has a stream of its own, so that one more input never changes another.</summary>
    public IReadOnlyDictionary<string, double> Draw(ulong seed, string question)
    {
        var root = StreamKey.Of(seed, "estimate").Child(question);
        var drawn = new Dictionary<string, double>();
        foreach (var input in Inputs)
        {
            var stream = root.Child(input.Id).Open();
            drawn[input.Id] = input.Draw.Next(ref stream);
        }

        return drawn;
    }

    /// <summary>The worked answer for drawn inputs.</summary>
    /// <exception cref="ArithmeticException">The formula divides by nothing.</exception>
    public double Truth(IReadOnlyDictionary<string, double> inputs) => Answer.Evaluate(inputs);
}

/// <summary>One input of an estimate.</summary>
/// <param name="Id">Name in the formula.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">Whole words, may be empty.</param>
/// <param name="Draw">How it is drawn.</param>
/// <param name="Source">Where the range comes from, or "assumption".</param>
/// <param name="Words">Ways of asking for it or of naming it.</param>
public sealed record EstimateInput(string Id, string Name, string Unit, InputDraw Draw, string Source, IReadOnlyList<string> Words);

/// <summary>How an input is drawn; values are rounded to two significant digits, because they are spoken.</summary>
public abstract record InputDraw
{
    /// <summary>The next value.</summary>
    public double Next(ref PhiloxStream stream) => Spoken(Raw(ref stream));

    private protected abstract double Raw(ref PhiloxStream stream);

    private static double Spoken(double value) => double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>Always the same.</summary>
public sealed record FixedDraw(double Value) : InputDraw
{
    private protected override double Raw(ref PhiloxStream stream) => Value;
}

/// <summary>Uniform from low to high.</summary>
public sealed record UniformDraw(double Low, double High) : InputDraw
{
    private protected override double Raw(ref PhiloxStream stream) => Low + (stream.NextDouble() * (High - Low));
}

/// <summary>Log-normal: two thirds of the draws lie within a factor of e^sigma of the median.</summary>
public sealed record LogNormalDraw(double Median, double Sigma) : InputDraw
{
    private protected override double Raw(ref PhiloxStream stream) => stream.LogNormal(Median, Sigma);
}
