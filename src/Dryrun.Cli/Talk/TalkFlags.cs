using System.CommandLine;
using Dryrun.Sitting.Talk;

namespace Dryrun.Cli.Talk;

/// <summary>Options of a talk segment.</summary>
internal sealed class TalkFlags
{
    private readonly Option<string?> role = new("--role") { Description = "Of a talk segment: tpm or mle.", HelpName = "ROLE" };

    private readonly Option<string?> company = new("--company") { Description = "Of a talk segment: tiktok or meta.", HelpName = "COMPANY" };

    private readonly Option<string?> questions = new("--questions") { Description = "Of a talk segment: questions by their ids, with commas.", HelpName = "ID,ID" };

    private readonly Option<int?> minutes = new("--minutes") { Description = "Of a talk segment: how long it is, 2 to 120.", HelpName = "N" };

    public TalkFlags() => minutes.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n is < 2 or > 120) result.AddError($"--minutes is {n}; allowed 2 to 120");
    });

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [role, company, questions, minutes];

    /// <summary>What was said.</summary>
    public TalkWish Read(ParseResult parsed, string? level, int? count = null) => new(
        parsed.GetValue(role), parsed.GetValue(company), level,
        parsed.GetValue(questions)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [], parsed.GetValue(minutes), count);

    /// <summary>True where nothing was said.</summary>
    public bool Nothing(ParseResult parsed) => All.All(o => parsed.GetResult(o) is null);
}
