/** English words that praise or blame on their own, by strength, written for this project; a word stands for its plain endings too. */

export const POLAR_WORDS: Record<'glad' | 'good' | 'bad' | 'awful', string> = {
  glad: `
    adorable adoration adore amaze amazing amazingly angelic astonishing astounding awesome awesomeness awestruck badass beaut beautiful beautifully
    beloved best bestest bff blast blessed bliss blissful bravo breathtaking brilliant brilliantly captivating celebrate celebration celebratory champ
    champion charming cherish cherishing congrats congratulate congratulations congratz cuddly dazzling delectable delicious delight delighted delightful
    divine dope dreamboat dreamy ecstasy ecstatic elated elation electrifying enchanting enthralled enthralling epic euphoria euphoric excellence
    excellent excellently exceptional excited excitement exciting exhilarating exquisite extraordinary exuberant exultant fab fabulous fangirling
    fantabulous fantastic fantastically fave favorite favourite fireworks flawless flawlessly genius gleeful glorious goat gobsmacked goosebumps gorgeous
    gr8 grateful gratitude great greatest greatness grinning hahah hahahah happiest happily happiness happy heartmelting heavenly hero heroes heroic
    hilarious hooray hottest hottie hurray huzzah iconic ideal immaculate impeccable impressive incredible inspirational inspire inspired inspiring
    invincible irresistible joy joyful joyous jubilant kickass kickin kudos legend legendary lit lmfao lovable love loveable loved lovelies lovely lover
    loves lovin loving luscious luv luv2 magic magical magnificent majestic marvellous marvelous masterful masterly masterpiece merriment mesmerizing
    mindblowing mindblown miracle miraculous noble obsessed outshine outstanding overjoyed paradise passionate peerless perfect perfection perfectly
    phenomenal picturesque pleasure praise praised precious priceless pristine prodigious prodigy proud psyched pumped radiance radiant ravishing rejoice
    remarkable resplendent rockstar rofl romantic rotfl scrumptious sensational serendipity showstopper slay slays spectacular spellbinding splendid
    spotless staggering stellar stoked stunner stunning sublime superb superbly superstar supreme sweetest sweetheart sweetie swoon swooning terrific tgif
    thank thankful thanks thankyou thrill thrilled thrilling thx transcendent treasured tremendous triumph triumphant tysm unbeatable unbeaten
    unforgettable unmatched unparalleled unreal unrivaled unstoppable uplift victorious victory virtuoso vivacious welldone whoop whoopee win winner
    winners winning winnings wins won wonderful wonderfully wonderland wondrous woo woohoo woot wow wowed yaass yaay yass yasss yay yayy yess yesss yippee
    yum yummm yummy yuss zen zest`,
  good: `
    abundance abundant accessible acclaim acclaimed accommodate accommodating accomplish accomplished accomplishment accurate accurately ace achieve
    achieved achievement adept adequate admirable admiration admire admiring adorn advance advantage advocate affable affection affirm affirmative
    affordable agile agree agreeable agreed aid alive alleviate allure alright altruistic amazement ambitious amenity amiable amicable ample amuse amused
    amusement amusing angel appealing appease applaud applause appreciate appreciated appreciation approve approved aptly ardent aroma aspiration aspire
    assurance assure astute attentive attraction attractive authentic award awards aww awww balanced bargain beaming beauty befriend beneficial benefit
    benefits benevolent bestie better birthday bless blessing blessings bloom blossom bold bonding bonus boost booster bounce brainy brave bravery breeze
    bright brighten brilliance brisk buddy bueno buoyant calm capable captivate care caring certified charisma charismatic charity charm cheer cheerful
    cheering cheers cherished chic chill chivalry clarity classy clean clever coherent colorful comeback comedy comfort comfortable comforting comfy
    commemorate commend commendable commitment committed companion compassion compatible compelling competent complement compliment comprehensive
    confidence confident conquer conscientious considerate consistent console convenient convincing cool coolest cooperate cooperative cordial cosy
    courage courageous courteous courtesy cozy crave creative credible cuddle cute cutest cutie dance dancing dapper daring darling dashing decent
    decisive dedicated dedication delicate dependable deserve deserved desirable devoted devotion dignified dignity diligent diplomatic distinguished
    diverse dream dreams durable dynamic eager earnest ease easier easily easy educated effective efficient effortless effortlessly elegance elegant elite
    eloquent embrace eminent empathy empower enchant encourage encouraged encouragement encouraging endear endorse energetic energized engaging enhance
    enjoy enjoyable enjoyed enjoying enjoyment enlighten enlightening enrich entertain entertained entertaining enthusiasm enthusiastic entice equitable
    esteem eternal ethical excel exclusive exemplary expert fair fairness faith faithful fancy fascinated fascinating fast fav fearless feasible feat
    feisty fertile fervent festive fiesta fine finest fitting flattering flexible flirt flourish fond forgive fortunate fortune fragrant freedom fresh
    friend friendlier friendly friends friendship frolic fulfil fulfill fulfilling fun funniest funny gain gallant gem generous gentle genuine gift gifted
    gifts giggle giving glad gladly glamorous glamour gleam glee glisten glitter glorify glow gold golden good goodies goodluck goodness gourmet grace
    graceful gracious gratify grin groovy growth guarantee guru gusto haha hahaha handsome handy haven headway heal healing healthy heartfelt heartwarming
    hearty heaven hehe hehehe hella helped helpful helping heyy highlight hilariously hilarity hip homey honest honesty honor honored honour honoured hope
    hopeful hoping hug hugs humble humor humour hurrah hype hyped illuminate imaginative impartial impress improve improved improvement improvise
    incredibly informative ingenious ingenuity innocent innovation innovative insightful instrumental integrity intellect intelligent interest interested
    interesting intimate intrigued intriguing invaluable invigorating jackpot jive jolly juicy justice keen kind kinder kindness kiss kisses knowledgeable
    kudo laugh laughed laughing laughs laughter lavish liberate liberty lighthearted lightning likable like likeable liked likes lively lmao lol lolol
    lolz lool loyal loyalty lucid luck luckily lucky luminous lush luxurious luxury lyrical maestro masterclass matchless mature meaningful melodic
    memorable mercy merit merry mighty motivate motivated motivating motivation moving neat neatly nice nicely nicer nicest nifty nobel nostalgia
    nostalgic nurture oasis openness optimal optimism optimistic opulent orderly organized original outdone outgoing outperform overcome painless pamper
    pardon party passion passionately patience patient peace peaceful peach peppy perk perks persevere pleasant pleasantly please pleased pleasing
    plentiful plus plush poetic poise polished polite poppin popular positive positivity powerful pragmatic prayers prefer preferable preferred premium
    preserve prestigious prettiest pretty prevail pride privilege privileged prize productive professional proficient profit profitable progress prominent
    promising promote prompt promptly propitious prosper prosperity prosperous protect protected proven prudent punctual purify quaint quality quick
    quickly rapport rational readily ready reassure reassuring rebirth receptive reclaim recommend recommended reconcile recover recovered refine refined
    reform refreshed refreshing refuge regal rejuvenate relax relaxed relaxing reliable relief relieved relish remedy renaissance renewed renowned
    resilient resolve resolved resourceful respect respected respectful responsible responsive restored resurgent reunion reunited revel revere revitalize
    revive reward rewarding rocked rocks romance romp rosy safe safely saint salute sane satisfaction satisfactory satisfied satisfy satisfying saver
    savvy scenic score seamless seasoned secure sensible serene serenity sexy sharp shimmer shine shining shiny shout shoutout significant silly simple
    sincere skilled skillful sleek slick smart smarter smartest smash smile smiled smiles smiling smooth smoothly snazzy snuggle sociable solid solidarity
    soothing soulful spacious sparkle sparkling special spectacularly speedy spiffy spirited splendor spontaneous sporty stabilize stable stamina
    steadfast steady stimulate stimulating straightforward streamlined strength striking strive strong stronger strongest sturdy stylish suave substantive
    succeed succeeded success successful successfully succulent suitable suited sumptuous sunny sunshine super superior support supporter supporting
    supportive surpass surprise surprised survive survivor sustainable swag swank sweet sweeten swift sympathetic talent talented tasty tempting tender
    terrifically thoughtful thrive thriving thumbs tidy timeless timely toast tolerant top topnotch tops toughest tranquil transparent treasure treat
    treated trendy triumphantly trophy true trust trusted trusting trustworthy truth undefeated understanding unique united unity unlimited upbeat upgrade
    upgraded upheld uplifting upside useful valiant valor valuable value versatile vibe vibes vibrant vigilant virtue vital vivid vow warm warmer
    warmhearted warmth wealth welcome welcoming well wellbeing wellness whimsical whoa wholesome whoo willing wink winwin wisdom wise wish wishes wishing
    witty wohoo wonder woohooo workable worth worthwhile worthy xoxo yea yeaa yeah yeahh yep yes youthful yup`,
  bad: `
    abandon abandoned abrasive abrupt absence absent absentminded absurd accident accidentally accusation accuse accused accusing ache aches aching acid
    acrid addicted adverse adversity afraid against aggravate aggravating aggravation aggression aggressive agitated aimless alarm alarming alas alienate
    allegation allegations alleged allegedly allergic allergy alone ambiguous ambivalent ambush amiss anguished animosity annihilate annoy annoyed anomaly
    antagonize anti antisemitic anxiety anxious apathetic apathy apologize apology archaic argue argued argument arrest arrested arrogant ashamed ashes
    assassin assassination assault astray asylum attack attacked attacks audacity austere autocratic avalanche averse avoid avoidance awkward awkwardly
    babble backlash backward backwards baffled baffling bait ban bankrupt banned barbaric barely barren baseless batter battle bearish beat beaten beg
    beggar behind belated belittle bemoan betray bewildered bias biased bigot bigotry bitter bitterness bizarre blackmail blame blamed blamer bland
    blasphemy blatant bleak bleed bleeding blemish blind blister bloated block blockade blocked bloodshed bloodthirsty bloody blow blunder blunt blur
    blurry boast boastful bogus bomb bombard bombing boo booing bore bored boredom boring botched bother bothered bothersome boycott brainless brainwash
    brash brat breach break breakdown breaking breakup broke broken bruise brutal brutality bug buggy bullied bullies bully bum bummed bummer bumpy bunk
    burden burglar burn burned bust busted butcher calamity callous cancel canceled canceling cancellation cancelled cancelling cancer cantbelieve captive
    careless carnage casualty caustic caution cavalier cease censor censorship chaos chaotic chase chastise cheap cheat cheated cheating cheesy choke
    chronic clash clog clown clowns clueless clumsy clunky coerce coercion cold coldhearted collapse collapsed collude collusion combative commotion
    communist complacent complain complained complaining complains complaint complaints complicated complication compulsive concern concerned concerns
    condemn condescending condolences conflict conflicting confuse confused confusing confusion conned conspiracy conspire contagious contaminated
    contempt contentious contradict contradiction contrived controversial controversy convict convoluted corny corrupt corruption cost costlier costly
    cough covid coward cowardly cower cramped cranky crash crashed crashes crashing crazy creep creeped creepy cried cries crime criminal cripple crippled
    crisis critical criticism criticize crook crooked crooks crude cruel crumble crumbling crumpled crush crushed cry crying cuck cunning curse cursed
    cuss cyberbully cynical damage damaged danger dangerous dangling dark dead deadly deaf dearth death deaths debacle debt decay deceit deceitful deceive
    deception deceptive decline declined decrepit defamation defeat defeated defeatist defect defective defensive defiance deficient deficit defunct
    degrade degrading delay delayed delays delude delusion delusional demean demeaning demise demolish demon demoralized denial denied denies denounce
    deny deplete deport deportation depressed depressing depression deprived derail deranged derogatory desert desolate despair desperate desperation
    destitute destroy destroyed destroying destruction destructive detained detention deter deteriorate detest detract detriment devil devious diabolical
    dictator dictatorship die died dies difficult difficulties difficulty dilapidated dilemma dimwit dire dirt dirty disable disadvantage disaffected
    disagree disallow disappear disappeared disappoint disapprove disapproving disarray disaster disbelief discard discomfort disconnect disconnected
    discontent discontinued discord discourage discouraged discouraging discredit discrepancy discriminate discrimination disdain disease disgruntled
    dishonest dishonesty dishonor disillusioned disingenuous disinterested disjointed dislike disliked dismal dismayed dismiss dismissive disobey disorder
    disorganized disparage displace displeased disproportionate disputed disqualified disregard disrespect disrespectful disrupt disruption disruptive
    dissatisfied dissent distort distorted distract distracting distraught distress distrust disturb disturbed disturbing ditch divisive divorce dodgy
    doom doomed dork doubt doubtful doubts down downer downfall downgrade downhearted downside drab drag drain drained drama drastic drawback dread dreary
    drop dropped drought drown drunk dud dull dumb dummy dump dumped dupe dying dysfunctional eerie egotistical egregious emaciated embarrass embarrassed
    emergency emptiness empty enemies enemy enslave entitled envious envy epidemic erase erratic error errors eviction exaggerate excessive exclude
    excruciating excuse excuses execute exhausted exhausting exile expensive explode exploit expose extinct extort extortion extremist fabricated facepalm
    faggot faint fake fall fallacy fallout falls false falsehood fanatic farce farcical fascism fascist fascists fatal fatalities fatigue fault faulty
    faux fear feared fears feeble feud fever fickle fiend fight fighting fights filth fired flabby flaky flare flaw flawed flaws fled flee flimsy flooded
    flop flu fluff foe foggy fool fooled foolish forbid forbidden forced forfeit forgot forgotten forlorn forsaken foul fragile frail frantic fraud
    fraudulent freak freaked freaking freaky freezing friction friendless fright frightened frigid frivolous frown frozen fugitive fume funeral furor fury
    fuss futile gaffe gag gang genocide ghetto gibberish glare glitch glitches gloom gloomy goodbye goof gossip gouge greed greedy grenade grief grievance
    grieve grieving grim grind gripe groan groggy gross grouch grudge grueling gruff grumble grumpy guilt guilty gullible gun gunfire gunman gutted hack
    hacked hamper handicap hangover haphazard harass harassed harassment hard hardly hardship harm harmed harmful harsh hatefully haunt hazard hazardous
    hazy headache headaches heartache hectic heinous helpless hesitant hesitate hideously hijack hinder hindrance hit hoard hoax hollow homeless homicide
    homophobic hopeless horrors hostage hostages hostile hostility humid humiliate humiliated humiliating humiliation hunger hungry hurricane hurt hurtful
    hurting hurts hypocrisy hypocrite hysteria hysterical icky idiocy idle ignorance ignorant ignore ignored ignoring ill illegal illegally illegitimate
    illiterate illness illogical imbalance immature imminent immoral impair impasse impatient impeach impeachment imperfect impersonal implausible
    impolite impose impossible imposter impotent imprison inability inaccurate inaction inadequate inappropriate inaudible incapable incident incite
    incoherent incomplete incomprehensible inconsiderate inconsistent inconvenience inconvenient incorrect indecent indecisive indifference indifferent
    indoctrination ineffective inefficient ineligible inept inequality inexperienced infected infection inferior infest inflation inflict infringe
    infuriate inhuman injured injuries injury injustice insane insanity insecure insensitive insidious insignificant insincere insolent instability
    insufficient insult insulted insulting interfere interruption intimidate intimidating intolerable intoxicated intrude invade invalid invasion
    inventive irate irk irksome irony irrational irrelevant irreparable irresponsible irreversible irritate irritated irritating isis isolated issue
    issues itching itchy jaded jail jam jealous jealousy jeer jeopardize jerk jerks jihad jinx jobless joke jokes junk junkie kaput kick kicked kidding
    kidnap kidnapped killer lack lacking lackluster lag laggy lame lament lapse late laughingstock lawless lawsuit layoff layoffs lazy leak leaked
    lecherous leech lethal liar liars lie lied lies lifeless limitation limited limp litter loathsome loneliest loneliness lonely looting lose loser
    losers loses losing loss losses lost loud louse lousy lowlife lunacy lurking lying mad malady malevolent malice malicious malpractice mania maniac
    manipulate maul maxed meaningless meddle mediocre meh meltdown menacing merciless mess messed messy midget misbehave mischief misconception misconduct
    miserable misery misfortune misguided mishandle misinformation misinformed mislead misleading misled misogynist misogyny misplaced miss missed misses
    missing mistake mistaken mistakes mistreat mistrust misunderstand misuse moan moaning mobster mock mockery molest monotonous monster monstrous moody
    mope morbid moron mortified mourn mourning muddle mudslinging mugged mundane murder murdered murderer murderous murky muted mutiny nag nah naive nasty
    naw nazi nazis needless needy nefarious negative neglect neglected negligence negligent nemesis nerves nervous neurotic never nigger nightmare nix
    noisy nonsense noone nope nosy nothing notorious nuisance nuke nullify numb numbness nut nuts obese objection obliterate oblivious obnoxious obscene
    obsolete obstacle obstruct odd odor offend offended offender offensive ominous omission onslaught opponent oppose opposition oppress oppressed
    oppression ordeal orphan ouch ousted outage outbreak outburst outcast outcry outdated outrage outraged overbearing overcharge overcrowded overdose
    overdue overkill overlook overpriced overrated overreact overthrow overwhelmed overworked pain painful pains pandemic panic panicking paralyzed
    paranoid pariah partisan passe pathetic pedophile peeved penalty peril perilous perish perjury perpetrator perplexed persecute pervert pesky pessimism
    pessimistic pest petrified petty phobia phony pig pigs pirate pitiful pity plague plagued plight plunder poison polarizing pollution pompous ponzi
    poor poorly poverty powerless prejudice preposterous pressure pretend pretending pretentious prey prison problem problematic problems prohibit
    propaganda prosecute protest protests provocation provoke puke pukey punch punish punished puppet pushy puzzled quagmire quarrel queasy quit quitter
    racism racist racists radical rage rant rash rat ravage reactionary rebel rebuke recession reckless refugee refusal refuse refused refuses regret
    regrets regrettable regretting reject rejected rejection relapse reluctant remorse repress reprimand repugnant repulse resent resentment resign
    resignation resigned restless retaliate retard revenge revolt ridiculous rife rigged rigid riot riots ripoff risk risky rob robbed rot rough rubbish
    ruckus rude rue ruffle ruin ruined ruins rumor ruthless sabotage sack sacked sad sadden sadly sadness sarcasm sarcastic savage scandal scapegoat scar
    scarce scarcity scare scared scares scary scold scorn scoundrel scowl scramble scrap scream screaming screwed screwup scrutiny seething segregation
    selfish setback sever severe shabby shadowy shaky shallow sham shame shameful shameless shatter shattered shock shocked shocking shoddy shooting
    shortage shortcoming shove shun shutdown sick sicken sickness sin sinful sinister sinking skeptic skeptical sketchy skimpy slack slam slammed slander
    slap slave slime slimy sloppy slow slowly slump slut smear smell smelly smog smug smuggle snag snarky sneaky snob snub sob sobbing socialism socialist
    sore sorrow sorry spam spat spew spineless spite spiteful spoil spoiled spoiler spooky sputter squabble squander stab stabbed stagnant stain stale
    stalker stalking stall stampede startle starve steal stealing stench stereotype sterile stigma sting stingy stink stinks stole stolen stomp stop storm
    strain stranded strange strangle stray stress stressed stressful strict strip struggle struggled struggling stubborn stuck stumble stump stunned
    stupidest stupidity subpar substandard subversive succumb sue sued suffer suffered suffering suffocate sulk sunk superficial suppress suppression
    surrender susceptible suspect suspend suspended suspicious swindle swollen symptom taboo tacky taint tangled tantrum tantrums tardy taunt tears
    tedious tempest tense tension terminate terminated terror terrorism terrorist terrorists testy thief thieves thirsty thoughtless threat threaten
    threatened threatening threats thug thugs thwart tired tiresome tiring toil torment torn torture tortured touchy tough toxic traffic trafficking
    tragedy tragic traitor trample trap trapped trash trauma treacherous treason tremble trespass trick trickery tripe trivial troll trolling trolls
    trouble troubled troubling tumor turbulence turmoil twisted tyranny tyrant ugh ugly ulterior unable unacceptable unarmed unattractive unauthorized
    unavailable unaware unbelievable uncertain uncivil unclean unclear uncomfortable unconstitutional uncool underestimate undermine undesirable
    undocumented undue uneasy unemployed unemployment unethical uneven unfair unfaithful unfit unforgiving unfortunate unfortunately unfounded unfriendly
    unhappy unhealthy unhelpful unhinged unimpressed uninformed uninspired unjust unkind unlucky unnecessary unnerving unpaid unpleasant unpopular
    unprepared unproductive unprofessional unqualified unreasonable unreliable unrest unruly unsafe unsatisfied unsettling unskilled unstable unsuccessful
    unsure unsuspecting untrue untrustworthy unusable unwanted unwell unworthy upheaval uproar upset upsetting urgent useless usurp vague vain vanish
    vengeance venom vermin vicious victim victimized victims violate violation violence violent virus vitriol void volatile vomit vulgar vulnerable wail
    wane war warfare warn warned warning wary washed waste wasted wasteful wasting weak weakness weary weep weird weirdo welfare whack whimper whine
    whiner whining wicked wild wimp withdraw withdrawal woe woeful woes worn worried worries worrisome worry worrying worsen worthless wound wounded wrath
    wreck wreckage wretch writhe wrong wrongdoing wrongful yawn yell yelling yikes yuck yucky zero zombie`,
  awful: `
    abhorrent abominable abomination abuse abused abusing abusive abysmal agony anger angry anguish annoying appalled appalling arse arsehole ass asshole
    assholes atrocious atrocity awful barbarian bastard bastards beastly bigoted bitch bitches bitching bloodbath bollocks bs bullcrap bullshit bullying
    catastrophe catastrophic contemptible crap crappiest crappy crummy cunt cursing dammit damn damned darn deplorable despicable despise detestable
    devastated devastating devastation dickhead dipshit disappointed disappointing disappointment disasterous disastrous disgrace disgraceful disgust
    disgusted disgusting disgusts douche douchebag dreaded dreadful dumbass dumbest embarrassing embarrassment enraged evil eww ewww excrement fail failed
    failing fails failure failures ffs fiasco filthy fml frustrate frustrated frustrating frustration fuck fucked fucker fuckers fuckery fuckin fucking
    fucktard fuming furious garbage ghastly goddamn grotesque gruesome gtfo hate hated hateful hater haters hates hating hatred heartbreak heartbreaking
    heartbroken heartless hell hellhole hellish hideous hitler horrendous horrible horribly horrid horrific horrified horrify horrifying horror idiot
    idiotic idiots imbecile incompetence incompetent inexcusable infuriated infuriating inhumane insufferable jackass joker kill killed killing kills kkk
    lameass livid loathe loathed loathing lousiest ludicrous lunatic lynch massacre menace moronic morons motherfucker murdering nauseated nauseating
    nauseous odious outrageous outrageously pathetically perverse piss pissed pissing pissy poisonous prick rape raped raping rapist repulsed repulsive
    retarded revolting ridiculously rotten scam scammed scammers scum scumbag shambles shit shite shitshow shitstorm shitty sickening sickens sicko skank
    slaughter slutty smfh smh stfu stinking stupid stupidly suck sucked sucks sucky suicide terrible terribly terrified terrifying terrorize terrorizing
    tragically trainwreck trashed trashy traumatized twat unbearable unforgivable unspeakable vile villain vomiting wack wanker whore worse worst
    worstever wretched wtf wth`,
};
