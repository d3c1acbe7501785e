using System.Text;

namespace Dryrun.Judge.Judging;

/// <summary>What two programs said to each other, as packages show it: "&lt;" before what the problem says, "&gt;" before what the submission says; the first 4 KiB.</summary>
internal sealed class Transcript
{
    private const int CharactersMax = 4096;

    private readonly StringBuilder text = new();

    public void Heard(bool candidate, byte[] bytes)
    {
        if (text.Length > CharactersMax) return;
        foreach (var line in Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n'))
        {
            text.Append(candidate ? "> " : "< ").Append(line).Append('\n');
        }

        if (text.Length > CharactersMax) text.Append("...\n");
    }

    public override string ToString() => text.ToString();
}
