# Mends the lookup; the range still asks the shard of its end.
from bisect import bisect_right


class ShardRouter:
    def __init__(self, bounds):
        self.bounds = list(bounds)

    def route(self, key):
        return bisect_right(self.bounds, key)

    def route_range(self, low, high):
        return list(range(self.route(low), self.route(high) + 1))

    def split(self, shard, at):
        if self.route(at) != shard:
            return False
        self.bounds.insert(shard, at)
        return True

    def shard_range(self, shard):
        if not 0 <= shard <= len(self.bounds):
            return []
        return [self.bounds[shard - 1] if shard else -1, self.bounds[shard] if shard < len(self.bounds) else -1]
