"""
A line is [seats, users who hold one already, requests]; a request is ["reserve", user] or ["release", user] and runs in a thread of its own. The answer is
every different outcome over all orders that were tried; a sound pool has one.
"""
import interleave


def run(line, solution):
    seats, holders, requests = line

    def trial():
        pool = solution.SeatPool(seats)
        for user in holders:
            pool.reserve(user)
        told = [None] * len(requests)

        def request(i, name, user):
            told[i] = getattr(pool, name)(user)

        def outcome():
            held = len(set(pool.holders))
            made = {'adds up': pool.free + held == seats, 'free': pool.free}
            for name in ('reserve', 'release'):
                made[name] = sum(told[i] is True for i, r in enumerate(requests) if r[0] == name)
            return made

        return [lambda i=i, r=r: request(i, *r) for i, r in enumerate(requests)], outcome

    return interleave.outcomes(trial)
