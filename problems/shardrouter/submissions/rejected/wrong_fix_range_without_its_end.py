# Leaves the last shard of a range out, also where the range reaches into it.
from bisect import bisect_right


class ShardRouter:
    def __init__(self, bounds):
        self.bounds = list(bounds)

    def route(self, key):
        return bisect_right(self.bounds, key)

    def route_range(self, low, high):
        return list(range(self.route(low), max(self.route(low) + 1, self.route(high)))) if low < high else []

    def split(self, shard, at):
        if self.route(at) != shard or (shard > 0 and self.bounds[shard - 1] == at) or (shard == 0 and at == 0):
            return False
        self.bounds.insert(shard, at)
        return True

    def shard_range(self, shard):
        if not 0 <= shard <= len(self.bounds):
            return []
        return [self.bounds[shard - 1] if shard else -1, self.bounds[shard] if shard < len(self.bounds) else -1]
