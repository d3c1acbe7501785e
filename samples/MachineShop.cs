using Dryrun.Simulation;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Samples;

/// <summary>
/// Ten machines make parts of about ten minutes each and break down now and then; a broken machine needs half an hour of the repairer, who has other work but drops it
/// for a machine. A breakdown is an interrupt of the machine's process, and so is the repairer being called away.
/// </summary>
internal static class MachineShop
{
    private const int Machines = 10;

    public static void Run(TextWriter output)
    {
        output.WriteLine("Four weeks, ten machines:");
        output.WriteLine("repairers  parts made  breakdowns  machines running  other jobs done  repairers busy");
        for (var repairers = 1; repairers <= 3; repairers++)
        {
            var shop = new Shop(repairers);
            shop.Run(4 * Week);
            output.WriteLine(
                $"{repairers,9}  {shop.Parts,10:N0}  {shop.Breakdowns,10:N0}  {shop.Running,16:P0}  {shop.OtherJobs,15:N0}  {shop.Busy,14:P0}");
        }
    }

    private sealed class Shop
    {
        private readonly World world = new(seed: 1);
        private readonly Resource repairers;
        private readonly Draws work, breaking;
        private long down;

        public Shop(int capacity)
        {
            repairers = new Resource(world, "repairers", capacity, preemptive: true);
            (work, breaking) = (world.Draws("work"), world.Draws("breaking"));
        }

        public int Parts { get; private set; }

        public int Breakdowns { get; private set; }

        public int OtherJobs { get; private set; }

        public double Running => 1.0 - (double)down / (Machines * world.Now);

        public double Busy => repairers.Report().Utilisation;

        public void Run(long until)
        {
            for (var i = 0; i < Machines; i++) AddMachine();
            for (var i = 0; i < repairers.Capacity; i++) world.Start(OtherWork());
            world.Run(until);
        }

        private void AddMachine()
        {
            var broken = false;
            var machine = Machine();
            world.Start(machine);
            world.Start(Wear());

            // A part that is in the machine when it breaks is finished after the repair.
            async Process Machine()
            {
                while (true)
                {
                    var left = work.Normal(10 * Minute, 2 * Minute);
                    while (left > 0)
                    {
                        var started = world.Now;
                        try
                        {
                            await world.Delay(left);
                            left = 0;
                        }
                        catch (Interrupted)
                        {
                            left -= world.Now - started;
                            broken = true;
                            await Repair();
                            broken = false;
                        }
                    }

                    Parts++;
                }
            }

            // What is broken does not break again.
            async Process Wear()
            {
                while (true)
                {
                    await world.Delay(breaking.Exponential(5 * Hour));
                    if (!broken) machine.Interrupt("breakdown");
                }
            }
        }

        private async Process Repair()
        {
            var since = world.Now;
            Breakdowns++;
            using (await repairers.Acquire(priority: 0)) await world.Delay(30 * Minute);
            down += world.Now - since;
        }

        private async Process OtherWork()
        {
            while (true)
            {
                var left = 30 * Minute;
                while (left > 0)
                {
                    using (await repairers.Acquire(priority: 1))
                    {
                        var started = world.Now;
                        try
                        {
                            await world.Delay(left);
                            left = 0;
                        }
                        catch (Interrupted)
                        {
                            left -= world.Now - started;
                        }
                    }
                }

                OtherJobs++;
            }
        }
    }
}
