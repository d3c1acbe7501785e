long long countPairs(const vector<int>& lengths, int slot) {
    long long pairs = 0;
    for (size_t i = 0; i < lengths.size(); ++i)
        for (size_t j = i + 1; j < lengths.size(); ++j)
            if ((lengths[i] + lengths[j]) % slot == 0) ++pairs;
    return pairs;
}
