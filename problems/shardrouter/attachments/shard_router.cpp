// Knows which shard holds a key.
class ShardRouter {
public:
    explicit ShardRouter(const vector<int>& bounds) : bounds(bounds) {}

    int route(int key) {
        return int(lower_bound(bounds.begin(), bounds.end(), key) - bounds.begin());
    }

    vector<int> routeRange(int low, int high) {
        vector<int> shards;
        for (int shard = route(low); shard <= route(high); ++shard) shards.push_back(shard);
        return shards;
    }

    bool split(int shard, int at) {
        if (route(at) != shard) return false;
        bounds.insert(bounds.begin() + shard, at);
        return true;
    }

    vector<int> shardRange(int shard) {
        if (shard < 0 || shard > int(bounds.size())) return {};
        const int low = shard > 0 ? bounds[shard - 1] : -1;
        const int high = shard < int(bounds.size()) ? bounds[shard] : -1;
        return {low, high};
    }

private:
    vector<int> bounds;
};
