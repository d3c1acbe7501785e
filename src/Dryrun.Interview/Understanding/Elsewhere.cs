namespace Dryrun.Interview.Understanding;

/// <summary>
/// What candidates also ask about in such rounds and no fact of a rollout answers: it competes with the facts, and where it wins the linker abstains.
/// General topics, each with a few ways to ask; a prompt that does have such a fact outbids them by its own paraphrases.
/// </summary>
internal static class Elsewhere
{
    private const string Table = """
        staff: how many engineers work on this; how big is the engineering team; how many people are on the client team; size of the company; how many developers do we have; headcount of the org; how many testers; team size; how many product managers
        hiring: what is the salary; how does the interview process go on; when do I hear back; how am I graded; what level is this role; what did other candidates do; do I need to write code here; is this a remote job; what happens after this round
        code: which programming language is it written in; how many lines of code; do we have unit tests; what is the test coverage; which framework is used; is it open source; how are pull requests reviewed; what does the code review policy say; monorepo or many repositories; which compiler; technical debt
        testing: how long does the test suite run; how many automated tests; do we have a device lab for tests; who writes integration tests; flaky tests; continuous integration system; how long does a build take to compile
        servers: how many servers do we have; how many data centers; which cloud provider; do we run kubernetes; which database; what load balancer; uptime of the servers; server latency; cache hit rate; which message queue; backend requests per second; sharding; api rate limits
        tools: which bug tracker; which vendor do we use for analytics; what does the vendor charge; cost of the monitoring tool; license cost per month; which dashboard software; ticket system; slack or email; project management tool; how much is the contract with the vendor
        hardware: what is the screen resolution; how much memory; storage capacity; refresh rate of the display; field of view of the lenses; which sensors; camera quality; weight of the device in grams; does it have eye tracking; how long does the controller battery last; colour of the device; number of cores; controller; speakers and microphone
        retail: what is the retail price in the shop; how much do customers pay for one; how many are sold a month; which shops sell it; discount; how many units are returned to shops; profit margin per unit; black friday sales figures; subscription price; what do we charge
        business: what is our revenue; profit per user; marketing budget; market share; who are the competitors; advertising income; revenue lost; stock price; growth rate per year; what do ads bring in; monetisation
        usage: how many messages are sent per day; how long is a session; average group size; how many calls do people make; most popular games; minutes spent per day; how many photos are shared; how many friends does a user have; voice messages; time in the app; how many apps are installed
        product: which features are most used; is there a dark mode; can users change the theme; do we support voice commands; which languages is the interface translated into; what does the settings screen look like; accessibility features; onboarding flow; notification sound; app icon
        accounts: how do users log in; is two factor authentication required; how do we reset passwords; how many accounts per person; age of an account; spam accounts; fake users; identity checks; single sign on; how do we authenticate
        encryption: is it end to end encrypted; which protocol is used for messages; how are backups encrypted; which cipher; do we store messages on servers; message retention; how long are logs kept; data retention policy
        privacyLaw: what does the privacy policy say; where is the data stored; who has access to personal data; how long do we keep personal data; terms of service; right to be forgotten
        company: who is the chief executive; when was the company founded; what is the mission; which office; how is the culture; who is the head of the department; reporting lines; reorganisation; vacation; bonus
        schedule: how long is a sprint; when is the next planning meeting; how often do teams meet; what is the roadmap for next year; which features come next year; when is the next hardware generation; quarterly planning; release of the next model
        content: how are ads ranked; recommendation quality; content moderation; how are videos encoded; image compression; how many videos; streaming bitrate; search ranking
        payments: how do payments work; which currencies; refunds of purchases; payment fraud; payment provider; tax; in app purchases
        design: which architecture do you prefer; what would you do; should I use a queue; kafka or something else; which consistency model; is my diagram okay; microservices or monolith; sql or nosql
        agents: how are support agents trained; do agents work from home; which hours is the help centre open; how satisfied are callers; which languages do agents speak; what are agents paid; who manages the support staff; what script do they follow; how many support sites
        people: what is the name of the engineer; who found the bug; who reported it; who wrote this; who is the product manager; who is your boss; how long have you worked here; who invented it; who was hired; whom did you interview before
        social: how do stickers work; how many stickers are there; group video calls; status updates; emoji; reactions; profile pictures; voice notes; games on the headset; avatars; how do friends find each other; communities; channels people follow; public posts
        registry: which region hosts the registry; where are the build machines; how many build agents; where do we keep artifacts; which version control; how are secrets stored; what do the dashboards run on; who pays for the cloud account; disaster recovery of the backend
        past: how many releases did the team ship last year; how many updates a year; when was the last outage; how did the previous project go; what did we learn last time; history of the product; when did the first version come out; who used to run it; how many incidents last quarter
        rivals: what does apple do with its headset; how do competitors update; how does signal do it; what do telegram users get; market leader; benchmark against other companies; industry average; what did microsoft do
        afterwards: when will I hear whether I got the job; when do I find out the result; next steps after the interview; who decides on the offer; feedback from the panel; how many rounds are left; how did I do; is there another interview
        physical: what colour is it; what is the box made of; what does the strap cost; size of the screen; how heavy is it on the head; where is it manufactured; which factory; which supplier; shipping time of an order; customs and import duty
        accessories: which accessories exist; charging cable; is the controller updated too; headphones; case; keyboard; watch; docking station sales; tv app; desktop client; web client; tablet; browser version; smart glasses
        """;

    /// <summary>The topics; they are told from facts by being listed apart.</summary>
    public static readonly IReadOnlyList<FactTexts> Topics = [.. Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
        FactTexts.Of(new FactLanguage(line[..line.IndexOf(':', StringComparison.Ordinal)], [.. line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(';', StringSplitOptions.TrimEntries)], [])))];

    /// <summary>Every word of the table.</summary>
    public static IEnumerable<string> Vocabulary => Table.Split([' ', '\n', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
}
