int longestSteady(const vector<int>& samples, int limit) {
    int best = 0;
    for (int begin = 0; begin < int(samples.size()); ++begin) {
        int low = samples[begin], high = samples[begin];
        for (int end = begin; end < int(samples.size()); ++end) {
            low = min(low, samples[end]);
            high = max(high, samples[end]);
            if (high - low > limit) break;
            best = max(best, end - begin + 1);
        }
    }
    return best;
}
