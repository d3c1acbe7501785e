int longestSteady(const vector<int>& samples, int limit) {
    deque<int> largest, smallest;
    int best = 0, begin = 0;
    for (int i = 0; i < int(samples.size()); ++i) {
        while (!largest.empty() && samples[largest.back()] <= samples[i]) largest.pop_back();
        while (!smallest.empty() && samples[smallest.back()] >= samples[i]) smallest.pop_back();
        largest.push_back(i);
        smallest.push_back(i);
        while (samples[largest.front()] - samples[smallest.front()] > limit) {
            ++begin;
            if (largest.front() < begin) largest.pop_front();
            if (smallest.front() < begin) smallest.pop_front();
        }
        best = max(best, i - begin + 1);
    }
    return best;
}
