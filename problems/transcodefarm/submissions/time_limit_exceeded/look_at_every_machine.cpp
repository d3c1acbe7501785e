#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n, k;
    if (std::scanf("%d %d", &n, &k) != 2) return 1;
    std::vector<long long> free(k);
    long long longest = 0;
    for (int i = 0; i < n; ++i) {
        long long arrival, duration;
        if (std::scanf("%lld %lld", &arrival, &duration) != 2) return 1;
        int best = 0;
        for (int machine = 0; machine < k; ++machine) if (free[machine] < free[best]) best = machine;
        const long long begin = std::max(arrival, free[best]);
        free[best] = begin + duration;
        longest = std::max(longest, begin - arrival);
    }
    std::printf("%lld %lld\n", longest, *std::max_element(free.begin(), free.end()));
}
