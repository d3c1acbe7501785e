using Dryrun.Simulation.Aggregate;
using Dryrun.Simulation.Randomness;
using static Dryrun.Simulation.Time;

namespace Dryrun.Samples;

/// <summary>
/// One epidemic at every level of detail the library has: person by person, event by event, in cohorts, in leaps, and as the mean field that leaves chance out. The model
/// is written once, as compartments and flows. The first four agree in law as their steps get small; the mean field is what they all come to for many people, and the difference
/// shrinks as one over the root of their number.
/// </summary>
internal static class Epidemic
{
    private const double InfectsADay = 0.4, RecoversADay = 0.2;
    private const long Step = Day / 8;

    private static readonly double DaySeconds = Seconds(Day);

    private static readonly CompartmentModel Sir = new CompartmentModel("susceptible", "infected", "recovered")
        .Flow("infection", "susceptible", "infected", (counts, _) => InfectsADay / DaySeconds * counts[1] / (counts[0] + counts[1] + counts[2]))
        .Flow("recovery", "infected", "recovered", (_, _) => RecoversADay / DaySeconds);

    public static void Run(TextWriter output)
    {
        var horizon = new Horizon(until: 60 * Day, Step, every: 10 * Day);
        var key = StreamKey.Of(1, "epidemic");
        output.WriteLine("Percent infected among 10,000 people, 1 percent on day 0:");
        output.WriteLine("                      0    10    20    30    40    50    60   ever");
        Show(output, "persons", IndividualRun.Run(Sir, Start(10_000), horizon, key.Child("persons")));
        Show(output, "single events", ExactRun.Run(Sir, Start(10_000), horizon, key.Child("events")));
        Show(output, "cohorts", CohortRun.Run(Sir, Start(10_000), horizon, key.Child("cohorts")));
        Show(output, "leaps", LeapRun.Run(Sir, Start(10_000), horizon, key.Child("leaps")));
        Show(output, "mean field", MeanField.Run(Sir, [9_900, 100, 0], horizon));
        output.WriteLine();
        output.WriteLine("How far cohorts lie from the mean field on day 30, root mean square of 100 epidemics:");
        output.WriteLine("       people  percent  times the root of the people");
        for (var people = 1_000L; people <= 100_000_000; people *= 10)
        {
            var off = Off(people, key.Child(people));
            output.WriteLine($"{people,13:N0}  {100 * off,7:0.000}  {off * Math.Sqrt(people),28:0.00}");
        }
    }

    private static long[] Start(long people) => [people - people / 100, people / 100, 0];

    private static void Show(TextWriter output, string name, AggregateResult run)
    {
        var shares = run.Course("infected").Select(c => $"{100 * c / 10_000,6:0.0}");
        output.WriteLine($"{name,-17}{string.Concat(shares)}{100 * run.Moved("infection") / 10_000 + 1,7:0.0}");
    }

    // The mean field takes its results from half the step it is given: the steps of the cohorts then.
    private static double Off(long people, StreamKey key)
    {
        var exact = MeanField.Steps(Sir, [0.99, 0.01, 0], new Horizon(30 * Day, 2 * Step, 30 * Day)).Final("infected");
        var sum = 0.0;
        for (var i = 0; i < 100; i++)
        {
            var off = CohortRun.Run(Sir, Start(people), new Horizon(30 * Day, Step, 30 * Day), key.Child(i)).Final("infected") / people - exact;
            sum += off * off;
        }

        return Math.Sqrt(sum / 100);
    }
}
