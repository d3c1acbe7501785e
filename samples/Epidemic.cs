using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Samples;

/// <summary>
/// One epidemic, told three ways. Day by day everybody who is susceptible is infected with a chance that grows with the number infected, and everybody infected recovers with a
/// chance. Person by person each of them has a draw of their own; cohort by cohort one binomial draw does for all; and the mean field leaves chance out. The first
/// two have exactly the same law. The third is what both come to for many people: the difference shrinks as one over the root of their number.
/// </summary>
internal static class Epidemic
{
    private const double Infects = 0.4, Recovers = 0.2;
    private const int Days = 60;

    public static void Run(TextWriter output)
    {
        output.WriteLine("Percent infected among 10,000 people, 1 percent on day 0:");
        output.WriteLine("day            " + string.Concat(Enumerable.Range(0, 7).Select(i => $"{i * 10,6}")));
        Show(output, "persons", Persons(StreamKey.Of(1, "persons"), 10_000));
        Show(output, "cohorts", Cohorts(StreamKey.Of(1, "cohorts"), 10_000));
        Show(output, "mean field", MeanField());
        output.WriteLine();
        output.WriteLine("How far cohorts lie from the mean field on day 30, over 200 runs:");
        output.WriteLine("      people  percent off  times the root of the people");
        var exact = MeanField()[30];
        foreach (var people in new[] { 1_000L, 10_000, 100_000, 1_000_000, 100_000_000 })
        {
            var off = Math.Sqrt(Enumerable.Range(0, 200).Average(i => Squared(Cohorts(StreamKey.Of(1, "off").Child(people).Child(i), people)[30] - exact)));
            output.WriteLine($"{people,12:N0}  {100 * off,11:0.000}  {off * Math.Sqrt(people),29:0.00}");
        }
    }

    private static void Show(TextWriter output, string name, double[] shares) =>
        output.WriteLine($"{name,-15}{string.Concat(Enumerable.Range(0, 7).Select(i => $"{100 * shares[i * 10],6:0.0}"))}");

    private static double Squared(double x) => x * x;

    private static double Chance(double infected, double people) => -PortableMath.Expm1(-Infects * infected / people);

    // A device, a person, an account: each has a state and draws of its own, addressed by its number and the day.
    private static double[] Persons(StreamKey key, int people)
    {
        var states = new byte[people];
        Array.Fill(states, (byte)1, 0, people / 100);
        var shares = new double[Days + 1];
        for (var day = 0; day <= Days; day++)
        {
            var infected = states.Count(s => s == 1);
            shares[day] = (double)infected / people;
            var chance = Chance(infected, people);
            for (var person = 0; person < people; person++)
            {
                var stream = key.Open(entity: (ulong)person, occasion: (ulong)day);
                if (states[person] < 2 && stream.Bernoulli(states[person] == 0 ? chance : Recovers)) states[person]++;
            }
        }

        return shares;
    }

    private static double[] Cohorts(StreamKey key, long people)
    {
        var draws = new Draws(key);
        var (susceptible, infected) = (people - people / 100, people / 100);
        var shares = new double[Days + 1];
        for (var day = 0; day <= Days; day++)
        {
            shares[day] = (double)infected / people;
            var (fallIll, getWell) = (draws.Binomial(susceptible, Chance(infected, people)), draws.Binomial(infected, Recovers));
            susceptible -= fallIll;
            infected += fallIll - getWell;
        }

        return shares;
    }

    private static double[] MeanField()
    {
        var (susceptible, infected) = (0.99, 0.01);
        var shares = new double[Days + 1];
        for (var day = 0; day <= Days; day++)
        {
            shares[day] = infected;
            var (fallIll, getWell) = (susceptible * Chance(infected, 1.0), infected * Recovers);
            susceptible -= fallIll;
            infected += fallIll - getWell;
        }

        return shares;
    }
}
