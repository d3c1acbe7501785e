#include <cstdio>
#include <functional>
#include <queue>
#include <vector>

int main() {
    int n, k;
    if (std::scanf("%d %d", &n, &k) != 2) return 1;
    std::priority_queue<long long, std::vector<long long>, std::greater<>> free;
    for (int i = 0; i < k && i < n; ++i) free.push(0);
    long long longest = 0, last = 0;
    for (int i = 0; i < n; ++i) {
        long long arrival, duration;
        if (std::scanf("%lld %lld", &arrival, &duration) != 2) return 1;
        const long long begin = std::max(arrival, free.top());
        free.pop();
        free.push(begin + duration);
        longest = std::max(longest, begin - arrival);
        last = std::max(last, begin + duration);
    }
    std::printf("%lld %lld\n", longest, last);
}
