long long countPairs(const vector<int>& lengths, int slot) {
    vector<long long> seen(slot);
    long long pairs = 0;
    for (int length : lengths) {
        int rest = length % slot;
        pairs += seen[(slot - rest) % slot];
        ++seen[rest];
    }
    return pairs;
}
