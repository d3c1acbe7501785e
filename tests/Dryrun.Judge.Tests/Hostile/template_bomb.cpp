// Instantiates without end.
template <int N, int M> struct Tree { static constexpr long value = Tree<N - 1, M * 2>::value + Tree<N - 1, M * 2 + 1>::value; };
template <int M> struct Tree<0, M> { static constexpr long value = M; };
int main() { return Tree<26, 1>::value; }
