#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n, m;
    if (std::scanf("%d %d", &n, &m) != 2) return 1;
    std::vector<std::vector<int>> after(n + 1);
    std::vector<int> waits(n + 1), left_before(n + 1), place(n + 1, -1);
    std::vector<std::pair<int, int>> rules(m);
    for (auto& [a, b] : rules) {
        if (std::scanf("%d %d", &a, &b) != 2) return 1;
        after[a].push_back(b);
        ++waits[b];
    }
    std::vector<int> order;
    for (int t = 1; t <= n; ++t) if (!waits[t]) order.push_back(t);
    for (size_t i = 0; i < order.size(); ++i)
        for (int later : after[order[i]]) if (--waits[later] == 0) order.push_back(later);
    if (int(order.size()) < n) {
        for (auto [a, b] : rules) if (waits[a] && waits[b]) left_before[b] = a;
        int at = 1;
        while (!waits[at]) ++at;
        std::vector<int> path;
        while (place[at] < 0) {
            place[at] = int(path.size());
            path.push_back(at);
            at = left_before[at];
        }
        order.assign(path.begin() + place[at], path.end());
        std::reverse(order.begin(), order.end());
        std::puts("cycle");
    } else {
        std::puts("order");
    }
    for (int t : order) std::printf("%d ", t);
    std::puts("");
}
