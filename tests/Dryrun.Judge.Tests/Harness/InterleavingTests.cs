using Dryrun.Judge.Judging;

namespace Dryrun.Judge.Tests.Harness;

/// <summary>Threads that are interleaved at each opcode: the fault that ships is always found, and no sound way of locking is ever refused.</summary>
public class InterleavingTests
{
    private const string Body = """
                if user in self.holders:
                    return True
                if self.free > 0:
                    self.free -= 1
                    self.holders.add(user)
                    return True
                return False
        """;

    [TierTheory("python")]
    [InlineData("threading.RLock()")]
    [InlineData("threading.Semaphore(1)")]
    [InlineData("threading.BoundedSemaphore(1)")]
    [InlineData("threading.Condition()")]
    [InlineData("threading.Condition(threading.Lock())")]
    public async Task Every_sound_lock_is_accepted(string made) => (await Judged(Locked(made, "with self.lock:"))).Verdict.ShouldBe(Verdict.Accepted);

    [TierFact("python")]
    public async Task Waiting_and_sleeping_take_part()
    {
        const string Queue = """
            import queue, time

            class SeatPool:
                def __init__(self, seats):
                    self.free, self.holders, self.key = seats, set(), queue.Queue(1)
                    self.key.put('key')

                def locked(self, work, user):
                    key = self.key.get(timeout=5)
                    try:
                        time.sleep(0.01)
                        return work(user)
                    finally:
                        self.key.put(key)

                def take(self, user):
                    if user not in self.holders and self.free:
                        self.free -= 1
                        self.holders.add(user)
                    return user in self.holders

                def give(self, user):
                    held = user in self.holders
                    if held:
                        self.holders.remove(user)
                        self.free += 1
                    return held

                def reserve(self, user):
                    return self.locked(self.take, user)

                def release(self, user):
                    return self.locked(self.give, user)
            """;
        (await Judged(Queue)).Verdict.ShouldBe(Verdict.Accepted);
    }

    [TierFact("python")]
    public async Task A_deadlock_is_an_outcome_and_not_a_hang()
    {
        var judgement = await Judged("""
            import threading

            class SeatPool:
                def __init__(self, seats):
                    self.free, self.holders = seats, set()
                    self.first, self.second = threading.Lock(), threading.Lock()

                def reserve(self, user):
                    with self.first if user < 'b' else self.second:
                        with self.second if user < 'b' else self.first:
                            if user not in self.holders and self.free:
                                self.free -= 1
                                self.holders.add(user)
                            return user in self.holders

                def release(self, user):
                    with self.first, self.second:
                        held = user in self.holders
                        self.holders.discard(user)
                        self.free += held
                        return held
            """);
        judgement.Verdict.ShouldBe(Verdict.WrongAnswer);
        judgement.FailingSample!.Output.ShouldContain("deadlock");
    }

    [TierFact("python")]
    public async Task The_same_faulty_program_meets_the_same_interleavings_every_time()
    {
        var problem = Bank.Read("seatrace");
        var shipped = Bank.Submission(problem, "attachments/seat_pool.py");
        using var judge = new SubmissionJudge(Machine.Best);
        var outputs = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            var judgement = await judge.JudgeAsync(problem, shipped, new JudgeOptions { SamplesOnly = true });
            judgement.Verdict.ShouldBe(Verdict.WrongAnswer);
            outputs.Add(judgement.FailingSample!.Output);
        }

        outputs.Count.ShouldBe(1);
    }

    private static string Locked(string made, string with) => $"""
        import threading

        class SeatPool:
            def __init__(self, seats):
                self.free, self.holders = seats, set()
                self.lock = {made}

            def reserve(self, user):
                {with}
        {Body.Replace("\n", "\n    ", StringComparison.Ordinal).Insert(0, "    ")}

            def release(self, user):
                {with}
                    held = user in self.holders
                    if held:
                        self.holders.discard(user)
                        self.free += 1
                    return held
        """;

    private static async Task<Judgement> Judged(string source)
    {
        var problem = Bank.Read("seatrace");
        using var judge = new SubmissionJudge(Machine.Best);
        return await judge.JudgeAsync(problem, Bank.Text(problem, "python", source), new JudgeOptions());
    }
}
