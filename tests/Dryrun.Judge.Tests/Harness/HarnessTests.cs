using Dryrun.Judge.Harness;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Tests.Harness;

/// <summary>Every language reads and writes every type alike, whatever the submission prints.</summary>
public class HarnessTests
{
    private const string Everything = """
        mode: function
        function:
          name: mix_it_up
          parameters:
            - {name: whole, type: int}
            - {name: large, type: long}
            - {name: real, type: float}
            - {name: truth, type: bool}
            - {name: text, type: string}
            - {name: rows, type: list<list<int>>}
            - {name: words, type: list<string>}
            - {name: root, type: tree}
          returns: list<string>
        """;

    private static readonly Dictionary<string, string> Mixers = new()
    {
        ["python"] = "def mix_it_up(whole, large, real, truth, text, rows, words, root):\n    print('noise')\n    return [str(whole + 1), str(large + 1), '%.2f' % (real / 2), 'no' if truth else 'yes', text + '!', str(sum(map(sum, rows))), '|'.join(words), str(root.right.left.val) if root else 'none']\n",
        ["javascript"] = "function mixItUp(whole, large, real, truth, text, rows, words, root) {\n  console.log('noise');\n  process.stdout.write('noise');\n  return [String(whole + 1), String(large + 1), (real / 2).toFixed(2), truth ? 'no' : 'yes', text + '!', String(rows.flat().reduce((a, b) => a + b, 0)), words.join('|'), root ? String(root.right.left.val) : 'none'];\n}\n",
        ["cpp"] = """
            vector<string> mixItUp(int whole, long long large, double real, bool truth, const string& text, const vector<vector<int>>& rows, vector<string>& words, TreeNode* root) {
                cout << "noise" << endl;
                printf("noise\n");
                long long sum = 0;
                for (auto& row : rows) for (int v : row) sum += v;
                string joined;
                for (size_t i = 0; i < words.size(); ++i) joined += (i ? "|" : "") + words[i];
                char half[40];
                snprintf(half, sizeof half, "%.2f", real / 2);
                return {to_string(whole + 1), to_string(large + 1), half, truth ? "no" : "yes", text + "!", to_string(sum), joined, root ? to_string(root->right->left->val) : "none"};
            }
            """,
        ["csharp"] = """
            public static class Solution
            {
                public static string[] MixItUp(int whole, long large, double real, bool truth, string text, int[][] rows, string[] words, TreeNode root)
                {
                    Console.WriteLine("noise");
                    return [(whole + 1).ToString(), (large + 1).ToString(), (real / 2).ToString("0.00"), truth ? "no" : "yes", text + "!", rows.Sum(r => r.Sum()).ToString(), string.Join("|", words), root == null ? "none" : root.right.left.val.ToString()];
                }
            }
            """,
    };

    private static readonly Dictionary<string, string> Counters = new()
    {
        ["python"] = "class TallyBook:\n    def __init__(self, start, names):\n        self.counts = {n: start for n in names}\n    def add_to(self, name, by):\n        self.counts[name] = self.counts.get(name, 0) + by\n    def all_counts(self):\n        return sorted(self.counts.values())\n    def mean(self):\n        return sum(self.counts.values()) / len(self.counts)\n    def shape(self):\n        return TreeNode(1, None, TreeNode(2))\n",
        ["javascript"] = "class TallyBook {\n  constructor(start, names) { this.counts = new Map(names.map((n) => [n, start])); }\n  addTo(name, by) { this.counts.set(name, (this.counts.get(name) ?? 0) + by); }\n  allCounts() { return [...this.counts.values()].sort((a, b) => a - b); }\n  mean() { return this.allCounts().reduce((a, b) => a + b, 0) / this.counts.size; }\n  shape() { return new TreeNode(1, null, new TreeNode(2)); }\n}\n",
        ["cpp"] = "class TallyBook {\npublic:\n    TallyBook(int start, const vector<string>& names) { for (auto& n : names) counts[n] = start; }\n    void addTo(const string& name, long long by) { counts[name] += by; }\n    vector<long long> allCounts() { vector<long long> v; for (auto& [n, c] : counts) v.push_back(c); sort(v.begin(), v.end()); return v; }\n    double mean() { double s = 0; for (auto& [n, c] : counts) s += c; return s / counts.size(); }\n    TreeNode* shape() { return new TreeNode(1, nullptr, new TreeNode(2)); }\nprivate:\n    map<string, long long> counts;\n};\n",
        ["csharp"] = "public class TallyBook\n{\n    private readonly Dictionary<string, long> counts = [];\n    public TallyBook(int start, string[] names) { foreach (var n in names) counts[n] = start; }\n    public void AddTo(string name, long by) => counts[name] = counts.GetValueOrDefault(name) + by;\n    public long[] AllCounts() => counts.Values.Order().ToArray();\n    public double Mean() => counts.Values.Average();\n    public TreeNode Shape() => new TreeNode(1, null, new TreeNode(2));\n}\n",
    };

    private const string Book = """
        mode: class
        class:
          name: TallyBook
          parameters: [{name: start, type: int}, {name: names, type: list<string>}]
          methods:
            - {name: add_to, parameters: [{name: name, type: string}, {name: by, type: long}]}
            - {name: all_counts, returns: list<long>}
            - {name: mean, returns: float}
            - {name: shape, returns: tree}
        """;

    public static TheoryData<string> Languages => [.. LanguageCatalogue.All.Where(l => l.Missing is null).Select(l => l.Id)];

    [TierTheory]
    [MemberData(nameof(Languages))]
    public async Task A_function_gets_and_gives_every_type(string language)
    {
        using var package = new TestPackage(dryrun: TestPackage.Coding(Everything))
            .Case("secret/1", "[-1, 9007199254740990, 2.5, true, \"tab\\t \\\"quote\\\" \\\\ é 漢 😀\", [[1, 2], [], [-3]], [\"a\", \"\"], [1, null, 2, 3]]\n[2147483646, -9007199254740990, -1e-3, false, \"\", [], [], []]\n",
                "[\"0\", \"9007199254740991\", \"1.25\", \"no\", \"tab\\t \\\"quote\\\" \\\\ é 漢 😀!\", \"0\", \"a|\", \"3\"]\n[\"2147483647\", \"-9007199254740989\", \"-0.00\", \"yes\", \"!\", \"0\", \"\", \"none\"]\n");
        await ShouldBeAccepted(package.Read(), language, Mixers[language]);
    }

    [TierTheory]
    [MemberData(nameof(Languages))]
    public async Task A_class_is_made_and_called(string language)
    {
        using var package = new TestPackage(dryrun: TestPackage.Coding(Book + "\nanswer: {tolerance: 1e-9}"))
            .Case("secret/1", "[[\"TallyBook\", [3, [\"a\", \"b\"]]], [\"add_to\", [\"a\", 5000000000]], [\"add_to\", [\"c\", 1]], [\"all_counts\", []], [\"mean\", []], [\"shape\", []]]\n[[\"TallyBook\", [0, [\"x\"]]], [\"mean\", []]]\n",
                "[null, null, null, [1, 3, 5000000003], 1666666669, [1, null, 2]]\n[null, 0]\n");
        await ShouldBeAccepted(package.Read(), language, Counters[language]);
    }

    [TierTheory]
    [MemberData(nameof(Languages))]
    public async Task A_name_that_is_missing_is_said(string language)
    {
        using var package = new TestPackage(dryrun: TestPackage.Coding("mode: function\nfunction: {name: add_up, parameters: [{name: a, type: int}], returns: int}")).Case("sample/1", "[1]\n", "1\n").Case("secret/1", "[1]\n", "1\n");
        var problem = package.Read();
        var source = language switch { "python" => "x = 1\n", "javascript" => "const x = 1;\n", "cpp" => "int x = 1;\n", _ => "class X { }\n" };
        using var judge = new SubmissionJudge(Machine.Best);
        var judgement = await judge.JudgeAsync(problem, Bank.Text(problem, language, source), new JudgeOptions());
        var said = judgement.Message + judgement.FailingSample?.Errors;
        said.ShouldContain(language switch { "python" => "does not define add_up", "csharp" => "Solution", _ => "addUp" });
        judgement.Verdict.ShouldBe(language is "cpp" or "csharp" ? Verdict.CompileError : Verdict.RunTimeError);
    }

    [TierTheory]
    [MemberData(nameof(Languages))]
    public async Task A_stub_compiles_and_answers_nothing_yet(string language)
    {
        using var package = new TestPackage(dryrun: TestPackage.Coding(Book)).Case("secret/1", "[[\"TallyBook\", [3, [\"a\"]]], [\"mean\", []]]\n", "[null, 3]\n");
        var problem = package.Read();
        var stub = Stub.Of(problem, LanguageCatalogue.All.Single(l => l.Id == language));
        stub.ShouldContain("TallyBook");
        if (language == "csharp") stub = stub.Replace("    {\n\n    }", "    { return default; }", StringComparison.Ordinal).Replace("TallyBook(int start, string[] names)\n    { return default; }", "TallyBook(int start, string[] names) { }", StringComparison.Ordinal).Replace("void AddTo(string name, long by)\n    { return default; }", "void AddTo(string name, long by) { }", StringComparison.Ordinal);
        using var judge = new SubmissionJudge(Machine.Best);
        (await judge.JudgeAsync(problem, Bank.Text(problem, language, stub), new JudgeOptions())).Verdict.ShouldBeOneOf(Verdict.WrongAnswer, Verdict.RunTimeError);
    }

    [TierFact("python")]
    public async Task The_answer_is_not_in_the_jail_and_an_early_exit_is_no_answer()
    {
        using var package = new TestPackage(dryrun: TestPackage.Coding("mode: function\nfunction: {name: f, parameters: [{name: a, type: int}], returns: int}")).Case("sample/1", "[1]\n[2]\n", "77\n78\n").Case("secret/1", "[1]\n", "77\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Best);
        var looks = await judge.JudgeAsync(problem, Bank.Text(problem, "python", "import os\ndef f(a):\n    for n in os.listdir('/box'):\n        print(n, '7' * 2 in open('/box/' + n, errors='replace').read())\n    return 0\n"), new JudgeOptions());
        looks.FailingSample!.Errors.ShouldContain("call.json False");
        looks.FailingSample.Errors.ShouldNotContain("True");
        var leaves = await judge.JudgeAsync(problem, Bank.Text(problem, "python", "import os\ndef f(a):\n    if a == 2: os._exit(0)\n    return 77\n"), new JudgeOptions());
        leaves.FailingSample!.Message.ShouldBe("answers 1 of 2 calls");
    }

    private static async Task ShouldBeAccepted(Problem problem, string language, string source)
    {
        using var judge = new SubmissionJudge(Machine.Best);
        var judgement = await judge.JudgeAsync(problem, Bank.Text(problem, language, source), new JudgeOptions());
        judgement.Verdict.ShouldBe(Verdict.Accepted, $"{judgement.Message} {string.Join(' ', judgement.Cases.Select(c => c.Message))}");
    }
}
