int earliestStart(vector<vector<int>> freezes, int minutes, int horizon) {
    sort(freezes.begin(), freezes.end());
    long long taken = 0;
    for (const auto& freeze : freezes) {
        if (freeze[0] - taken >= minutes) break;
        taken = max<long long>(taken, freeze[1]);
    }
    return taken + minutes <= horizon ? int(taken) : -1;
}
