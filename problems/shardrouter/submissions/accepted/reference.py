from bisect import bisect_right


class ShardRouter:
    """Knows which shard holds a key."""

    def __init__(self, bounds):
        self.bounds = list(bounds)

    def route(self, key):
        return bisect_right(self.bounds, key)

    def route_range(self, low, high):
        return list(range(self.route(low), self.route(high - 1) + 1)) if low < high else []

    def split(self, shard, at):
        if self.route(at) != shard or (shard > 0 and self.bounds[shard - 1] == at) or (shard == 0 and at == 0):
            return False
        self.bounds.insert(shard, at)
        return True

    def shard_range(self, shard):
        if not 0 <= shard <= len(self.bounds):
            return []
        low = self.bounds[shard - 1] if shard > 0 else -1
        high = self.bounds[shard] if shard < len(self.bounds) else -1
        return [low, high]
