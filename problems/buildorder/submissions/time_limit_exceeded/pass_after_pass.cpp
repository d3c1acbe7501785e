// Goes over all targets again and again and builds those that can be.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n, m;
    if (std::scanf("%d %d", &n, &m) != 2) return 1;
    std::vector<std::vector<int>> before(n + 1);
    for (int i = 0; i < m; ++i) {
        int a, b;
        if (std::scanf("%d %d", &a, &b) != 2) return 1;
        before[b].push_back(a);
    }
    std::vector<bool> built(n + 1);
    std::vector<int> order;
    for (bool progress = true; progress;) {
        progress = false;
        for (int target = 1; target <= n; ++target) {
            if (built[target] || !std::all_of(before[target].begin(), before[target].end(), [&](int a) { return built[a]; })) continue;
            built[target] = progress = true;
            order.push_back(target);
        }
    }
    if (int(order.size()) < n) {
        int at = 1;
        while (built[at]) ++at;
        std::vector<int> path;
        while (std::find(path.begin(), path.end(), at) == path.end()) {
            path.push_back(at);
            at = *std::find_if(before[at].begin(), before[at].end(), [&](int a) { return !built[a]; });
        }
        order.assign(std::find(path.begin(), path.end(), at), path.end());
        std::reverse(order.begin(), order.end());
        std::puts("cycle");
    } else {
        std::puts("order");
    }
    for (int target : order) std::printf("%d ", target);
    std::puts("");
}
