// Sums over all other amounts for each state.
long long countLadders(const vector<int>& amounts, int total) {
    const long long modulus = 1'000'000'007;
    const size_t k = amounts.size();
    vector<vector<long long>> ways(total + 1, vector<long long>(k));
    for (int s = 1; s <= total; ++s) {
        for (size_t j = 0; j < k; ++j) {
            const int before = s - amounts[j];
            if (before == 0) ways[s][j] = 1;
            if (before <= 0) continue;
            for (size_t i = 0; i < k; ++i) if (i != j) ways[s][j] = (ways[s][j] + ways[before][i]) % modulus;
        }
    }
    long long all = total == 0;
    for (long long way : ways[total]) all = (all + way) % modulus;
    return all;
}
