namespace Dryrun.Interview.Understanding;

/// <summary>Everyday words, for two purposes: none is ever taken for a slip, and the grammatical ones say nothing about the topic.</summary>
internal static class CommonWords
{
    private const string Grammar = """
        a an the this that these those it its they them their theirs he she his her him i me my mine we us our ours you your yours one ones
        is are was were be been being am do does did doing done have has had having will would shall should can could may might must ought
        and or but if then so because as of at by for from in into on onto to up with without within out about over under between through during per via
        not no nor yes okay please just also too very really quite rather some any all each every both either neither such same other another else
        what which how why there here now again still only even ever never always than like well more less much lot lots bit kind sort way thing things
        know tell say said ask asked asking want wanted wants need needs needed get gets got getting give gives given let lets make makes made take takes taken
        think thinking guess suppose sure right correct confirm confirmed clarify clarification understand understanding wonder wondering curious idea sense question questions
        help helpful first before start-with quick quickly actually basically okay fine reasonable fair assume assuming assumption assumed expect expecting expected
        i'd i'm going go goes look looking see talk share-with me something anything everything anyone someone everybody nothing currently roughly approximately around exactly
        maybe perhaps probably possible possibly able likely typically usually generally happen happens happening mean means meaning regarding concerning
        thanks thank hello hi hey sorry um uh er hmm like you-know basically so-so yeah put keep use used using useful work works working part let-us
        talking talked exist exists existing serve serving served dealing deals roughly
        two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion quarter quarters couple dozen
        presume presuming presumed suppose supposing taking imagine reckon granted sound sounds yes
        me mind touch point tell-me speak information info details detail specific specifically design system designing build-it plan planning dig jump sketch draw commit scope
        hear learn figure-out walk check checking verify know-whether whether until while since though although however therefore thus hence had
        kind-of say-that call it's believe imagine plus minus versus case situation world terms term regards respect context given dealing deal facing face
        """;

    private const string Others = """
        able above across act add after against age ago agree air alert almost alone along already although among answer appear area arm arrive art away baby back base basis batch beat
        become bed begin behind below best better beyond bill bit black block blood blue board body book born boss bottom box boy break bring brother brown brush bug building business busy buy calm camera
        card care carry cat catch cause cell center central century chair chance change charge cheap cheat check child choice choose church circle city claim class clean clear click climb clock close
        cloud coach coast code coin cold collect college color come common company compare concern condition consider contain content continue control cook cool copy corner couple course court cover
        create crew crime cross crowd cry culture cup current cut dark data date daughter dead deal dear death debate decade decide deep degree deny depend describe desk despite develop die differ dinner
        direct doctor dog dollar door doubt down draft dream dress drink drive drop dry due dust duty early earn earth ease east easy eat edge edit effect effort eight either election else employ empty end
        enemy energy engine enjoy enough enter entire equal error escape estate even evening event evidence exact example exist expert explain express extend extra eye face fact factor fail fair faith fall
        false family fancy far farm fast father fear feature feel fight figure file fill film final find finger finish fire firm fish fit five fix flat flight floor flow fly focus follow food foot force
        foreign forget form former forward found four frame free fresh friend front fruit fuel full fun fund funny future gain game gap garden gas gather gear gift girl glad glass global goal gold
        good grade grand grant graph grass great green grey ground group grow guard guess guest guide guy habit hair half hall hand handle hang happy hard hat hate head heal health heart heat heavy height
        hide high hill hire hit hold hole holiday home hope horse host hotel hour house huge human hunt hurry hurt ideal image impact inch index inside instead intend invite iron island issue item job
        join joke judge juice jump junior keen kick kid kill king kitchen knee knife lab lack lady lake land language laptop large last late laugh law lawyer layer lazy lead leaf lean leave left leg
        legal lemon lend length lesson letter level library lie life lift light limit line link lion lip list listen little live load loan local lock logic lonely long loose lose loss loud love low luck lunch
        machine magic mail main major male manage map march mark market marry mass master match math matter meal measure meat media medical meet member memory mention menu mess metal method middle mile
        milk mind mine minor minute miss mix mode model modern moment money month mood moon moral morning mother motion mouth move movie music name narrow nation nature near neat neck negative nerve net
        network news night nine noise normal north nose note notice novel number nurse object ocean odd offer office often oil old once open option orange order origin outside owner pack page pain paint
        pair pants paper parent park party pass past path pattern pause peace peak pen people perfect period person phase phone photo phrase piano pick picture piece pilot pink pitch pizza place plain plan
        plane plant plastic plate play please plenty pocket poem police policy polite poor pop position post power practice press pretty price pride prime print prior private prize problem product profit
        project promise proof proper protect proud prove provide public pull pupil pure purple purpose push quality quarter queen quick quiet quit quote race radio rail rain raise range rapid rare rate
        raw reach react read ready real reason recall recent record red reduce refer regular relate relax rely remain remind remote remove rent repair repeat replace reply report rescue rest result return
        reveal review reward rich ride ring rise risk river road rock role roll roof room root rope round route row rule run rush sad safe salary sale salt same sample sand save scale scare scene
        school science score screen sea search season seat second secret section secure seed seek seem select self sell send senior sense sentence serve server seven severe sex shade shadow shake shape share
        sharp sheet shelf shell shift shine ship shirt shock shoe shop short shot shoulder show shower shut sick side sight sign silent silver similar simple sing single sister site six size skill skin
        sky sleep slice slide slip slow small smart smell smile smoke smooth snow social soft soil soldier solid solve song soon sort soul sound soup source south space spare speak special speed spell spend
        split sport spot spread spring square staff stage stair stand standard star start state station stay steal steam steel steep step stick still stock stone stop store storm story straight strange stream
        street stress strict strike string strong student study stuff style subject success sudden sugar suit summer sun supply support sure surface surprise sweet swim switch symbol table tail talent tall tank
        tape target task taste tax teach team tear tech teeth temper ten tend tent term test text theme theory thick thin third threat three throw ticket tie tight till tiny tired title today toe together tomorrow
        tone tool tooth top topic total touch tough tour toward tower town toy trace track trade train transit trash travel treat tree trend trial trick trip truck true trust truth try turn twice twin two
        type ugly uncle union unique unit upper upset urban urge usual value vast version victim video view village visit voice volume vote wage wait wake wall war warm warn wash waste watch water wave weak
        wealth wear weather web wedding week weight welcome west wet wheel white whole wide wife wild win wind window wine wing winner winter wire wise wish woman wonder wood wool word worker worry worse worst worth
        write written wrong yard year yellow young youth zero written coding python java kafka redis postgres database mongo kubernetes docker server servers react frontend backend sql nosql rust golang programming
        ceo office weather lunch salary hiring interview interviewer candidate stack framework repository repo sprint scrum standup desk logo colour theme price shape stare crush devise devised tenth sixth eighth half
        """;

    /// <summary>Words that say nothing about the topic of a question.</summary>
    public static readonly HashSet<string> Stop = Read(Grammar);

    /// <summary>All of them.</summary>
    public static readonly HashSet<string> All = [.. Stop, .. Read(Others)];

    private static HashSet<string> Read(string table) => [.. table.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
}
