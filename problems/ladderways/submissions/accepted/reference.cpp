long long countLadders(const vector<int>& amounts, int total) {
    const long long modulus = 1'000'000'007;
    vector<long long> whole(total + 1);
    vector<vector<int>> last(amounts.size(), vector<int>(total + 1));
    whole[0] = 1;
    for (int s = 1; s <= total; ++s) {
        for (size_t j = 0; j < amounts.size(); ++j) {
            const int before = s - amounts[j];
            if (before < 0) continue;
            last[j][s] = int((whole[before] - last[j][before] + modulus) % modulus);
            whole[s] += last[j][s];
        }
        whole[s] %= modulus;
    }
    return whole[total];
}
