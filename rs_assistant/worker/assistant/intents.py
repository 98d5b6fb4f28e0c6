# SPDX-License-Identifier: GPL-2.0-or-later
"""Cues: weighted patterns that compete for the step of a message.

Every pattern is tried; the step with the heaviest cue wins. A cue's named group ``p`` holds the
noun phrase. Weights: 9 and more is certain, 5 is usual, below 4 is a guess that embeddings may
overrule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rs_assistant.engine.lexicon import find
from rs_assistant.engine.plans import StepName

S = StepName
_THIS = r"(?:this|that|the|my|our|these|those|it)"
IMAGE = (
    r"(?:(?:satellite|aerial|current|whole|entire|given|first|second|map|drone|uploaded|visible|displayed|selected|drawn|marked|highlighted|chosen|two|new|old|later|earlier|left|right) )*"
    r"(?:image|picture|view|scene|photo|photograph|imagery|map|area|region|place|site|spot|location"
    r"|landscape|tile|canvas|shot|frame|snapshot|date|one|extent|scenery|terrain|land|screen|map view|window|capture|polygon|selection|footage|surroundings|rectangle|box|part|features?|shape|parcel)s?"
)
UNITS = (
    r"(?:hectares?|ha|acres?|m2|km2|sqm|square (?:met(?:er|re)s?|kilomet(?:er|re)s?|km|m|miles?|feet"
    r"|meter|foot)|percent|%|per cent|kilomet(?:er|re)s?|km|met(?:er|re)s?|football fields|ft2|dunams?|pixels)"
)
AREA = (
    r"(?:area|size|surface|surface area|extent|acreage|total area|length|width|dimensions?|area covered"
    r"|coverage|perimeter|height|diameter|footprint area|ground area|total size|total length|areal extent|hectarage)"
)
SHARE = r"(?:share|percentage|percent|proportion|fraction|ratio|part|portion|%|pct|per cent)"
COMPARED = r"(?:larger|bigger|smaller|longer|wider|greater|shorter|higher)"
NOW = (
    r"(?:now|before|than before|earlier|previously|since|anymore|any more|still|any longer|meanwhile"
    r"|in the meantime|over time|by now|these days|recently|afterwards|after|today|over the years|later|so far|until now|yet)"
)
CHANGED = (
    r"(?:chang(?:e|es|ed|ing)|differen(?:t|ce|ces)|differ|differs|grew|grow|grown|growing|growth|shrink|shrank"
    r"|shrunk|shrinking|expand|expands|expanded|expanding|expansion|extended|increase|increased|increases|decrease"
    r"|decreased|decreases|declined|reduced|reduction|lost|lose|loss|losses|gain|gained|gains|disappear"
    r"|disappeared|disappearance|vanish|vanished|appear|appeared|demolished|demolition|torn down|destroyed"
    r"|destruction|damaged|cleared|clearing|cut|cut down|felled|deforestation|deforested|reforested|moved|move|shifted"
    r"|shift|migrated|retreat|retreated|retreating|advanced|eroded|erosion|built|constructed"
    r"|added|new|newly|gone|removed|replaced|replace|become|became|turned into|converted|conversion|conversions|flooded"
    r"|burnt|burned|dried|dry up|dried up|evolved|evolution|transformed|transformation|developed"
    r"|urbani[sz]ed|urbani[sz]ation|sealed|happened|happen|happening|missing|modified|altered|alterations?|abandoned|recovered|regrown|widened|extended|rebuilt|left"
    r"|stayed|remained|unchanged|evolve|transition|transitions|finished|completed|planted|opened|closed|closer|came|arrived|departed|went|got|gotten|stable|progressed|progress)"
)
COMMANDS = (
    r"describe|caption|summari[sz]e|count|find|locate|detect|segment|outline|extract|mask|delineate"
    r"|measure|classify|show|put|draw|highlight|search|compare|explain|list|map|trace|digiti[sz]e"
    r"|vectori[sz]e|identify|mark|box|look|give|tell|make|create|calculate|compute|estimate|how|what"
    r"|which|where|is|are|does|do|did|has|have|was|were|can|there"
)


@dataclass(frozen=True)
class Cue:
    """One pattern for one step. ``style`` goes to describe steps."""

    step: StepName
    weight: float
    pattern: re.Pattern[str]
    style: str = ""


@dataclass(frozen=True)
class Hit:
    """A cue that was found in a message."""

    step: StepName
    weight: float
    phrase: str = ""
    style: str = ""


_BANK: tuple[tuple[StepName, float, str], ...] = (
    # ── help and off-topic ─────────────────────────────────────────────────────────────────
    (S.HELP, 12, r"^(?:help|commands?|usage|instructions?|manual|tutorial|examples?|menu|options|guide|documentation|docs|faq|support|info)(?: me)?$"),
    (S.HELP, 12, r"\bwhat (?:(?:else )?(?:can|could|do) (?:you|this|it|the (?:plugin|tool|assistant)|rs assistant)(?: (?:actually|really|all|even))* (?:do\b(?! (?:here|see))|offer|support|know\b(?! about)|answer|understand)|(?:are|is) (?:you|this|it)(?:r)? (?:able|capable|for|good at|good for)|are you$|can i (?:ask|do|type|say|use|try)|are your (?:abilities|capabilities|functions|features|skills|limits|limitations)|(?:kinds? of |sorts? of |types? of )?(?:questions|commands|tasks|things|features|functions|classes|objects|steps|models|tools)(?: \w+)? (?:can|could|do|does) (?:i|you|we|it|this)\b(?! see)|(?:commands|functions|models|classes) are )"),
    (S.HELP, 11, r"\bhow (?:do|can|should|would|to|does) (?:i |you |we |this |it |one |the )?(?:\w+ ){0,2}(?:use|start|work|works|ask|type|add a|save|export|draw|select|operate|install|begin|undo|interact|talk|load|function|get started|upload|open|enter|write|phrase|set)\b"),
    (S.HELP, 10, r"^(?:who|what) are you\b|\bi need (?:some )?help\b|^help (?:me )?(?:please|out|get started|with)?|\b(?:your|available|supported|all|list of|slash|possible) (?:features|abilities|capabilities|commands|functions|options|tasks|classes)\b|\b(?:can|could) you help\b|^how does (?:this|it) work|\bwhat is possible\b|\b(?:getting|get) started\b|\bexplain (?:yourself|how (?:this|it) works|how to)\b|\bshow me (?:some )?(?:examples|the commands|the help)|\bhow to (?:use|start|begin)|^how to\b|\bneed (?:some )?help\b|^(?:user )?guide\b|\byou (?:able to )?do for me\b|\bwhat (?:you|this plugin|the plugin|this tool|it) (?:can|could|does|is able to)(?: do)?$|\bwhat (?:can|does|could) (?:this|the|your) (?:plugin|tool|assistant|thing|software|chat)\b|^(?:show|get|give|want|open|see)(?: me)?(?: some| the)? help$|\b(?:some|any) help\b|\bdo not know what to (?:do|ask|type)\b"),
    (S.HELP, 6, r"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?: there)?$"),
    (S.DECLINE, 13, r"\b(?:poem|poetry|haiku|limerick|joke|jokes|weather (?:be|like|forecast|tomorrow|today)|forecast|recipe|recipes|lyrics|song|songs|novel|essay|homework|stock (?:price|market|exchange)|stocks|share price|bitcoin|crypto\w*|president|prime minister|election|elections|vote for|football match|the match|world cup|champions league|movie|movies|film|netflix|horoscope|zodiac|translate|translation|python (?:script|code|function|program)|javascript|source code|sql|email to|write (?:an? )?(?:email|letter|story|song|speech|essay|code|function|script|program|cover letter|blog|tweet|review)|tell me a (?:story|joke|riddle|secret)|meaning of life|birthday|girlfriend|boyfriend|marry me|love you|do you love|feelings|dinner|lunch|breakfast|cook|restaurant|pizza|hotel|hotels|flights?|ticket|tickets|train to|bus to|medicine|doctor|headache|symptoms|diet|workout|news today|latest news|square root|derivative|integral|equation|solve|plus \d+|times \d+|\d+ [x*+] \d+|(?:price|prices|cost|costs) (?:of|for)|capital of|who (?:invented|discovered|wrote|painted|directed|sang|won|is the (?:king|queen|ceo|president|author|singer))|when did .* (?:die|war)|world war|speed of light|distance to the moon|ignore (?:all |any |your |the |my )*(?:previous|prior|above|earlier)?\s*(?:instructions?|rules|prompts?)|system prompt|jailbreak|your (?:favou?rite|age|name|opinion)|how old are you|are you (?:human|real|alive|sentient|conscious|married)|sing (?:me )?|play (?:some )?(?:music|a game|chess)|set (?:an? )?(?:alarm|timer|reminder)|remind me|book (?:me )?a|order (?:me )?(?:a|some)|buy|password|capital city of|chess|lottery|who is \w+ \w+$|convert \d+ \w+ to|currency|exchange rate|dollars?|euros?|philosoph\w+|religion|politic\w*|gossip|celebrity|video game|tax(?:es)? return|my taxes|sport results|score of|premier league|hurts?|spell\b|synonym|definition of|conjugate|grammar of)\b"),
    (S.DECLINE, 9.2, r"\b(?:eiffel tower|statue of liberty|mount everest|moon|mars|sun|planet|galaxy|universe|dinosaurs?|aliens?)\b|^how do (?:planes|airplanes|birds|cars|ships|boats|bees|fish) (?:fly|work|swim|float|drive)"),
    (S.DECLINE, 8, r"\b(?:rain|snow|sunny|cold|warm|hot) (?:be )?(?:tomorrow|today|tonight|next week|this weekend)\b|^how (?:do|can|should|would|could) (?:i|we|you|one) (?:fix|cook|make (?:a|some|money)|bake|lose|learn|become|cure|treat|repair|earn|lose weight|sleep|improve my|win|grow|quit|clean my|say|spell)\b|\b(?:write|compose|draft|sing) (?:me )?(?:a |an |some )|\bweather\b|\bwhat (?:time|day|date) is it\b|\bcats? and dogs?\b|^(?:thanks|thank you|bye|goodbye|good night|lol|haha)\b"),
    # ── describe ───────────────────────────────────────────────────────────────────────────
    (S.DESCRIBE, 8, r"\b(?:describe|describing|caption|captioning|summari[sz]e|depict|narrate|interpret)\b"),
    (S.DESCRIBE, 7, r"\b(?:description|summary|overview|caption|synopsis|narrative|interpretation|rundown|abstract)\b"),
    (S.DESCRIBE, 8, rf"\bwhat (?:do|can|could|would|does one|might) (?:i|you|we|one)? ?(?:all )?(?:see|notice|observe|look at|find|recogni[sz]e|make of)(?: (?:here|there|now))?(?: (?:in|on|at|from|of|out) .*)?$"),
    (S.DESCRIBE, 7, rf"^(?:so )?what (?:is|are|all is|else is|exactly is) (?:in|on|visible|shown|displayed|depicted|here|there|going on|happening|to see|to be seen|seen|present|this|that|it|these|inside|within|around|out there|up|pictured)(?: (?:here|there|now|exactly|about|on|in|of|at|from|within|inside|over))*(?: {_THIS})?(?: ?{IMAGE})?(?: (?:of|about|on|showing|please|i drew|here|show|i selected|below|i am looking at))*$"),
    (S.DESCRIBE, 7, rf"\bwhat (?:does|do) {_THIS} ?(?:{IMAGE})?(?: here)? ?(?:show|depict|contain|look like|represent|display|have|hold|include)$"),
    (S.DESCRIBE, 8, r"\bwhat (?:am|are) (?:i|we|you) (?:looking at|seeing|viewing)\b|\bwhat stands out\b|\b(?:talk|walk|run) me through\b"),
    (S.DESCRIBE, 8, r"\b(?:one|two|three|1|2|3|a|few|single|short|couple of|some) (?:(?:short|long|brief|simple|concise|single|complete|good|full|quick) )*(?:sentences?|words?|paragraphs?|lines?)\b(?: (?:about|on|of|for|describing|to describe|that describes?))?"),
    (S.DESCRIBE, 6, rf"\btell (?:me|us) (?:more )?(?:about|what (?:you|is|this|i|we|there|can|the))\b|\bexplain (?:to me )?(?:what|{_THIS} {IMAGE})|\bwhat is (?:this|that|it)(?: (?:image|picture|view|scene|photo))? (?:about|of|showing)\b|\breport (?:on|about|of|for)\b|^(?:a |the )?(?:short |detailed |long |brief |full |quick )?report\b|\b(?:give|write|make|create|produce|generate|need|prepare)(?: me)? (?:a |the )?(?:\w+ )?report\b"),
    (S.DESCRIBE, 6, r"^(?:describe|caption|summari[sz]e|explain|details?|more details?|in detail|elaborate|go on|continue|tell me more|what is this|what is that|what is it|what is here|what is shown|what is visible|what is there|and this|what this|what here|look|see)$"),
    (S.DESCRIBE, 6, rf"^(?:give|show|provide|list|name)(?: me| us)? (?:all )?(?:the )?(?:main |key |important |major |most important )?(?:details|features|elements|contents|highlights|parts|things|gist|information|info)\b|\bwhat (?:kinds? of |sorts? of )?(?:things|objects|features|elements) (?:are|is|can|do|does)\b|\bwhat (?:are|is) the (?:main|key|important|most important|notable|visible) (?:features|elements|objects|things|contents|parts|structures)\b"),
    (S.DESCRIBE, 9, rf"\b(?:text|headline|title|note|abstract|paragraph|words?|sentences?|caption|something|comment) (?:about|on|for|of|describing) (?:the|this|my) (?:\w+ )?{IMAGE}\b"),
    (S.DESCRIBE, 9, r"\bgist of\b|^brief me\b|\bwhat do we (?:have|got) here\b|^(?:say|tell me) something about (?:this|the) (?:view|image|scene|picture|area)\b|^what (?:kinds? of |sorts? of )?(?:things|objects|features|elements|stuff) (?:are|is|can)\b.*\b(?:here|see|seen|visible|shown|this|view|image|scene|picture)\b"),
    # ── place ──────────────────────────────────────────────────────────────────────────────
    (S.PLACE, 9, r"\bwhat (?:is|was|are)? ?(?:the )?(?:name|names)\b|\bname of\b|\b(?:is|are) (?:it|this|that|they|this place|this city|this river|this \w+) (?:called|named)\b|\bwhat do (?:you|people|they|locals|we) call\b|\bcalled\b"),
    (S.PLACE, 9, r"\b(?:which|what|in which|in what|what is the|which is the|whose|name the) (?:nearest |closest |next |nearby |big |bigger |major |name of the |admin\w* )*(?:city|cities|country|town|village|state|province|continent|county|district|municipality|nation|island|part of the world|region of the world|neighbou?rhood|capital|airport|port|river|lake|mountain|harbou?r|stadium|place|site|location|bridge|desert|sea|ocean|world heritage site|heritage site|beach|park|bay|volcano|coast) (?:is|are|am|was|does|do|lies|did|would|could|might)(?! (?:the )?(?:largest|biggest|smallest|most|there any|there more|bigger|larger|longest|closest|covered|visible|dominant|dominates|dominate)\b)"),
    (S.PLACE, 9, r"^(?:which|what) (?:area|region) (?:of the world |of the country )?(?:is|are|am) (?:this|that|it|here|we|i|you)\b"),
    (S.PLACE, 9, r"\bwhere (?:exactly |on earth |in the world )?(?:is|are|was|am|were) (?:this|that|i|we|you)(?: (?:right|place|view|image|picture|scene|area|location|site|city|photo|region|map|airport|harbou?r|port|town|island|located|taken|exactly|now|here|looking|at|shot|from|captured|in the world|on earth|situated|geographically|acquired))*$"),
    (S.PLACE, 9, r"\b(?:history|historical|historic|founded|inhabitants|population|heritage|unesco|famous|known for|coordinates|latitude|longitude|address|geographic(?:al)? (?:location|position)|who (?:built|lives|owns|founded|designed|runs|operates|discovered)|when (?:was|were) (?:this|it|the|that) .*(?:built|founded|established|constructed|opened|created)|wikipedia|background (?:on|about|of)|facts about|anything (?:interesting )?about this (?:place|site|city)|geolocate|geolocation|significance|landmarks?|monuments?|born here|tourists?|story of|past of|origin of)\b|\bhow old is (?:this|that|the) (?:city|town|place|site|village|settlement|stadium|bridge|castle|church|monument|airport|harbou?r)\b"),
    (S.PLACE, 8, r"^what (?:is|was) (?:this|that|the) (?:place|city|town|village|site|island|country|river|mountain|lake|port|airport|harbou?r|location|landmark|monument|stadium|castle|bridge|neighbou?rhood|district)\b(?! (?:like|made|used|doing|most))"),
    (S.PLACE, 9, r"\b(?:tell (?:me|us)|what (?:do|can) (?:you|we|one|i) (?:know|learn|say|tell me)|do you know (?:anything|something)?|know (?:anything|something)?|information|info|learn|more|read|anything known|something) (?:more |anything |something )?(?:about|on) (?:this|the|that) (?:place|city|town|site|location|island|port|airport|harbou?r|country|monument|landmark|village|river|stadium|castle|settlement)\b"),
    (S.PLACE, 8, r"\b(?:recogni[sz]e|identify|know|guess|name) (?:this|the|that) (?:place|city|location|town|site|country|airport|port|river|island|landmark)\b|\bwhat(?: is)? (?:city|country|town|place|location|port|airport|river|island|continent|state|county)(?: (?:is|are|am|this|here|that|it).*)?$|\bwhere (?:on earth|in the world|in europe|in africa|in asia)\b|\bnear(?:est)? (?:to )?(?:which|what) (?:city|town|country|airport|port)\b|\bis (?:this|it|that) (?:place |city |town |image |located )*(?:in|near|close to) (?:europe|asia|africa|america|australia|south america|north america|france|germany|china|india|italy|spain|the usa?|usa|england|brazil|japan|rotterdam|paris|london|new york)\b|^(?:place|location|country|city)(?: name)?$|\bwhich (?:city|country|town|airport|port|river|place|state|continent|site|location|island|sea|ocean|lake|district|village|county|province|harbou?r|bay|desert|mountain)$|\bwhat is (?:near|nearby)$|\b(?:what|which|name|find) (?:is |are )?(?:the )?(?:nearest|closest|next|nearby|neighbou?ring) (?:big |bigger |large |larger |major )?(?:city|cities|town|towns|country|village|settlement|airport|capital|port)s?\b|\b(?:people|inhabitants|persons|residents) (?:live|living|are there|does|inhabit)|\bhow far .* from (?:here|the nearest)"),
    # ── similar ────────────────────────────────────────────────────────────────────────────
    (S.SIMILAR, 11, r"\bmore (?:\w+ )?(?:(?:images|pictures|places|views|scenes|tiles|areas|sites|examples|results|ones|locations|spots|regions|landscapes) )?(?:like|similar to|such as|resembling|of) (?:this|these|it|that|the (?:first|second|third|fourth|fifth|last|one|\w+ one)|number \w+)\b(?: (?:one|view|place|image|picture|scene|area))?"),
    (S.SIMILAR, 11, r"\b(?:similar|comparable|alike|look-?alike|resembl\w+|analog\w+|equivalent) (?:places?|areas?|views?|images?|pictures?|scenes?|tiles?|sites?|locations?|landscapes?|regions?|spots?|ones?|patterns?|examples?|looking|things|results|neighbou?rhoods?|parts?|stuff|terrain|settings?|chips?|patches)\b"),
    (S.SIMILAR, 11, r"\b(?:places?|areas?|views?|images?|pictures?|scenes?|tiles?|sites?|locations?|landscapes?|regions?|spots?|anything|something|anywhere|somewhere|others?|else|parts?|chips?|patches|all) (?:(?:else|that|which|in|the|archive|my|other|are|is|it) )*(?:look(?:s|ing)? like (?:this|here|that|it)|looks? (?:the same|similar|alike)|like (?:this|here|that|it)\b|similar to (?:this|here|that|it|the)|resembl\w+ (?:this|it|that)|matching this|same as (?:this|here)|comparable (?:to|with) this)"),
    (S.SIMILAR, 10, r"\bsame (?:kind|type|sort) of (?:place|area|landscape|view|scene|site|thing)s? (?:elsewhere|somewhere|in|again|anywhere)|\b(?:where else|anywhere else|elsewhere)\b.*\b(?:like|similar|same|look)|\bwhat else looks like\b|\bsimilar to (?:this|here|that|the current|what i see|it)\b|^similar\b|\bnearest neighbou?rs\b|\b(?:find|show|search|get|look for|give me|any|see) (?:me )?(?:\w+ )?(?:like|similar|resembling) (?:this|it|that|here|one|ones)\b|\blike this (?:one )?(?:in|from|elsewhere)\b|\bfind (?:me )?(?:its |the )?(?:twins?|lookalikes?|matches|counterparts?)\b|^more (?:of (?:this|these|those|them|the same)|like (?:this|these|that))$|\b(?:something|anything|places?|somewhere|scenes?|ones?) (?:else )?(?:similar|comparable|alike)\b|^(?:something |anything |others? |ones? )?like (?:this|that|these|those|here|the (?:first|second|third|last)(?: one)?)\b|^(?:something |anything |others? |another (?:one |place )?)?(?:similar|like this|alike)$"),
    # ── search ─────────────────────────────────────────────────────────────────────────────
    (S.SEARCH, 10, r"\b(?:archive|archives|indexed|index|catalogue?|database|collection|library|repository|image base|dataset|holdings|my (?:images|layers|imagery|pictures|photos|scenes|tiles|rasters|data|files|folder|project|stack|mosaic|chips|image files)|all (?:my |the )?(?:images|tiles|layers|scenes|pictures|rasters)|other (?:images|tiles|scenes|pictures|layers|rasters)|whole (?:archive|mosaic|raster|collection)|loaded (?:images|layers)|image folder|stored (?:images|scenes|tiles))\b"),
    (S.SEARCH, 10, r"\b(?:which|what) (?:of (?:the |my )?)?(?:other )?(?:tiles?|images?|pictures?|scenes?|layers?|photos?|rasters?|chips?|places?|frames?|views?|patch|patches) (?:in .* )?(?:show|shows|contain|contains|have|has|depict|include|includes|are of|with|feature|display|look like|are|hold)\b"),
    (S.SEARCH, 9, r"\b(?:find|show|search|get|list|give|retrieve|fetch|look for|bring up|display|pull up|i am after|want|need|see)(?: me| for| all)*(?: the| all| some| any| other| more| every)* (?:images?|pictures?|tiles?|scenes?|photos?|rasters?|chips?|places|views|patches|locations|sites|spots)(?: in my archive| in the archive)? (?:of|with|showing|that|which|containing|where|having|depicting|like|featuring)\b"),
    (S.SEARCH, 9, r"^(?:search|retrieve|query|browse|fetch|text search|image search)\b(?! (?:this|the) (?:view|image|scene|picture|area|map)\b)(?: for)? ?(?P<p>.*)$"),
    (S.SEARCH, 9, r"^(?:images?|pictures?|tiles?|scenes?|photos?) (?:of|with|showing|containing) (?P<p>.+)$|^are there (?:other |any )?(?:images|tiles|pictures|scenes|layers) (?:of|with|showing) |^(?:any|do i have|do we have|is there an?|have i got|got)(?: any)?(?: other)? (?:images?|tiles?|pictures?|scenes?) (?:of|with|showing|that)"),
    # ── localise ───────────────────────────────────────────────────────────────────────────
    (S.LOCALISE, 12, r"\b(?:heat maps?|heat ?mapping|(?:likelihood|probability|similarity|confidence|score|relevance|attention|density|saliency|suitability|match) (?:map|surface|raster|heat map|layer)|hot spots?|activation map)s?\b(?: (?:for|of|showing|with|where|to show|highlighting|that shows|on|about))*(?: (?:me|the)(?![\w-]))* ?(?P<p>.*)$"),
    (S.LOCALISE, 11, r"\bwhere\b(?P<p>.+?) (?:is |are |be |to be )?(?:most|more|very) (?:likely|probably|probable|certainly|plausible)\b"),
    (S.LOCALISE, 11, r"\bwhere\b.*? (?:is|are|could|might|may|would|should|can) (?:there )?(?:most likely |most probably |likely |probably |possibly )+(?:be |to be |there be |find |a |an )*(?P<p>.+)$"),
    (S.LOCALISE, 10, r"\bwhere (?:could|might|may|would|should) (?:there )?(?:be )?(?:i (?:find|look for|expect) |we (?:find|expect) |you (?:find|expect) )?(?P<p>.+?)(?: be| stand| lie| occur| exist)?$"),
    (S.LOCALISE, 11, r"\b(?:most likely|most probable|likeliest|most plausible|best) (?:location|locations|place|places|spot|spots|area|areas|position|positions|site|candidate|candidates|part|region|match|matches|cells?|tiles?)(?: (?:for|of|to find|with|that looks? like|showing|to be))*(?: (?:me|the)(?![\w-]))* ?(?P<p>.*)$"),
    (S.LOCALISE, 10, r"\b(?:which|what) (?:part|parts|area|region|corner|section|portion|place|spot|side)s?(?: of .+?)? (?:most )?(?:looks?|look|resembles?|matches|match|fits?|is|are|corresponds?)(?: the)?(?: most| best| more)*(?: likely| probably)?(?: like| similar to| to be| to contain| to| a match for)+ (?P<p>.+?)(?: most| best)?$"),
    (S.LOCALISE, 9, r"\bhow (?:likely|similar|probable) is each\b.*|\b(?:likelihood|probability|chance|similarity) (?:of|for|to) (?P<p>.+?)(?: (?:across|over|everywhere|in each|per|by|at every).*)?$"),
    # ── count ──────────────────────────────────────────────────────────────────────────────
    (S.COUNT, 8, r"\b(?:how many|hwo many|how much) (?P<p>.+)$"),
    (S.COUNT, 8, r"^(?:count|counting|tally|enumerate|recount)(?: up| me| out| down)?(?: the number of| how many| number of)? (?P<p>.+)$"),
    (S.COUNT, 7, r"\b(?:count|counting|tally|enumerate|recount)(?: up| me| out)? (?:(?:the number of|how many|number of|of) )?(?P<p>.+)$"),
    (S.COUNT, 8, r"\b(?:number|numbers|count|counts|quantity|total|tally|sum|amount) of (?P<p>.+)$"),
    (S.COUNT, 7.5, r"^(?P<p>(?!what|how|is|are|the number).+?) (?:count|counts|number|how many|total number|tally|counting)$"),
    (S.COUNT, 8.2, r"^(?P<p>(?!(?:describe|caption|what|which|how|is|are|where|who|tell|explain|summari[sz]e|compare|classify|count|find|show|does|do|can|in|and|give)\b).+?) how many(?: (?:are|is|do|can)\b.*)?$"),
    (S.COUNT, 7, r"^(?:count|how many)(?: (?:are|is) there| them| it| all| please)?$"),
    # ── measure ────────────────────────────────────────────────────────────────────────────
    (S.MEASURE, 10, rf"\bhow (?:many|much) {UNITS}(?: (?:of|is|are|does|do|do we have of))? ?(?P<p>.*)$"),
    (S.MEASURE, 10, rf"\b(?:what|which|how much|how big a|how large a|what is the|give me the|tell me the|compute the|calculate the|the)? ?(?:total |relative |exact |overall |approximate )?{SHARE} (?:of )?(?:(?:the |this |that |my )?{IMAGE}|land|ground|surface|it|pixels)(?: here)? (?:is|are|has|that is|which is|covered|being|under|consists?|contains|shows|belongs|falls|made|occupied|taken|used|with)(?: (?:covered|occupied|made up|taken|taken up|used|filled|built|under|up|of|by|with|as|for|covered by|is|are|being|to)(?![\w-]))* ?(?P<p>.+)$"),
    (S.MEASURE, 9, rf"\b(?:total |relative |exact |overall )?{SHARE} (?:of|for) (?P<p>.+)$|\b{SHARE} (?:is|are) (?P<p2>.+)$|^(?P<p3>.+?) (?:share|percentage|proportion|fraction|percent|cover %)$"),
    (S.MEASURE, 9, rf"\bhow (?:large|big|long|wide|tall|high|extensive|vast|huge|broad|deep|small|far)(?: an area)? (?:is|are|was|does|do)(?: the)?(?: area| extent| size| surface)?(?: of| covered by| occupied by)? ?(?P<p>.+)$|\bhow (?:large|big|long|wide)$"),
    (S.MEASURE, 9, rf"\b(?:total |whole |overall |combined |exact |average |mean )*{AREA} (?:(?:is )?(?:of|for|covered by|occupied by|under|with|taken by|covered with|in .+? of)|covered) (?P<p>.+)$|^(?P<p2>(?!(?:what|which|is|are|describe|how|show|find|where|classify|segment|outline|this|the whole|map|select|search)\b).+?) (?:area|size|surface|extent|acreage|length|surface area) in (?:hectares?|ha|km2|m2|acres|square).*$|\b(?:what|which|how large an) area (?:is|are|does|do) (?P<p4>.+?)(?: cover| occupy| take up| have| fill)*$"),
    (S.MEASURE, 8.9, r"^(?:(?:what is|what are|give me|show me|compute|calculate|tell me|estimate|determine|get|report) )?(?:the |its |a )?(?:total |exact )?(?P<p>(?!(?:is|are|was|does|do|what|which|how|describe|show|this|there|any|can|has|i|it)\b)[a-z\- ]+?) (?:area|size|surface area|acreage|surface|length|extent|coverage|cover)(?: (?:please|total|here|in (?:%|percent|hectares?|ha|km2|m2|acres|square \w+)))*$"),
    (S.MEASURE, 8.9, rf"^{SHARE} (?:of )?(?P<p>[a-z\- ]+?)(?: (?:cover|coverage|area))?$"),
    (S.MEASURE, 9, r"^(?:measure|quantify|gauge)(?: me| out| up)? (?P<p>.+)$|\b(?:calculate|compute|estimate|determine|work out) (?:the )?(?:total )?(?:size|area|extent|length|surface|share|percentage|coverage) (?:of|for|covered by) (?P<p2>.+)$"),
    (S.MEASURE, 8.5, r"\bhow much (?:of )?(?:the |this )?(?:view|image|area|scene|picture|land|place|ground|map|region|it|this|surface|space|terrain|site)? ?(?:is|are|does|do)(?: (?:covered|occupied|made up|taken|taken up|used|filled|under|up|of|by|with|as|for|there))* (?P<p>.+)$"),
    (S.MEASURE, 8.2, r"\bhow much (?P<p>.+)$"),
    (S.MEASURE, 9, r"\b(?:how far|distance|how close|how distant)\b(?: is| are| from| between| to| of(?![\w-]))* ?(?P<p>.*)$"),
    (S.MEASURE, 8, r"\bhow (?:big|large) (?P<p>.+?)(?: is| are)?$|^(?P<p2>.+?) (?:in|how many) (?:hectares?|ha|km2|m2|acres|percent|%|square \w+)$"),
    # ── find ───────────────────────────────────────────────────────────────────────────────
    (S.FIND, 8, r"\bwhere (?:exactly |abouts |all )?(?:is|are|was|were|do|does|can|could)\b(?: (?:i|you|we)\b)?(?: (?:see|find|spot|locate|have)\b)?(?: there)?(?: (?:all|the|any|some|a|an)(?![\w-]))* ?(?P<p>.+)$"),
    (S.FIND, 8, r"^(?:find|locate|detect|spot|identify|pinpoint|localize|localise|discover|recogni[sz]e|track down|position|search this (?:view|image|scene) for|look for|looking for|search for|scan for|scan this .* for|hunt for|seek|get me)(?: me| out| where)?(?: (?:is|are))? (?P<p>.+)$"),
    (S.FIND, 9, r"\b(?:put|draw|place|set|add|drop|make|give me|show|create|paint|want|need|get)(?: me)?(?: a| the| some| red| bounding)* (?:box|boxes|rectangles?|frames?|squares?|circles?|markers?|points?|pins?|dots?|bounding box|bounding boxes|labels?|arrows?|crosses)(?: (?:around|on|over|round|for|at|onto|to|about|of|in|all))+ (?P<p>.+)$"),
    (S.FIND, 8.5, r"^(?:bounding )?(?:box|boxes|circle|frame|pin|pins|markers?)(?: (?:around|on|for|of|in|up|over))? (?P<p>.+)$|^(?P<p2>(?!(?:mark|draw|put|show|find|highlight|make|give|what|which|how|is|are|where|add|create|place|detect|locate|segment|outline)\b).+?) (?:bounding )?(?:boxes|box|locations?|positions?|detection|detections|where)$"),
    (S.FIND, 8, r"\bpoint(?:s|ing)?(?: me| us| out| to| at| towards?| the way)+ (?:where )?(?:is |are )?(?P<p>.+)$|\btake me to (?P<p2>.+)$|\b(?:zoom|go|jump|navigate|pan|fly|move)(?: in)? (?:to|on|onto) (?P<p3>.+)$"),
    (S.FIND, 7, r"\b(?:highlight|mark|flag|indicate|tag|label|display|reveal)(?: me| out| all| where)* (?:is |are )?(?P<p>.+)$"),
    (S.FIND, 7, r"\b(?:show|let me see|i want to see|see|list|display)(?: me| us)?(?: where)?(?: (?:all|the|any|every|each|where|is|are))* (?P<p>.+)$"),
    (S.FIND, 8, r"\b(?:location|locations|position|positions|whereabouts|coordinates|place|spots?) of (?:all )?(?P<p>.+)$|\b(?:detection|detections|bounding boxes) (?:of|for) (?P<p2>.+)$"),
    (S.FIND, 8.3, r"^(?P<p>(?!(?:describe|caption|what|which|how|is|are|where|who|tell|explain|summari[sz]e|compare|classify|count|find|show|does|do|can|in|and|give)\b).+?) where(?: (?:is|are) (?:it|they|that|those))?(?: exactly)?$"),
    (S.FIND, 8, r"^which (?P<p2>(?:of the )?[a-z]+(?: [a-z]+){0,2}?) (?:is|are|lies|stands|has) (?:the )?(?P<s>(?:(?:second|third|most|two|three) )?(?:largest|biggest|smallest|longest|closest|nearest|northernmost|southernmost|leftmost|rightmost|easternmost|westernmost)\b.*|near.*|next to.*|left of.*|right of.*)$"),
    (S.FIND, 6.5, r"^(?:which|what) (?:is|are|one is|ones are)? ?(?:the )?(?P<p>(?:[a-z\-]+ )*(?:largest|biggest|smallest|longest|closest|nearest|northernmost|southernmost|leftmost|rightmost|easternmost|westernmost|tallest|widest)\b.*)$"),
    # ── segment ────────────────────────────────────────────────────────────────────────────
    (S.SEGMENT, 9, r"\b(?:segment|segmenting|outline|extract|mask|delineate|digiti[sz]e|vectori[sz]e|polygoni[sz]e|trace|contour|isolate|cut out|crop out|carve out|single out|colou?r in|fill in|shade|silhouette|demarcate|segmentation of|extraction of|delineation of|mapping of|digiti[sz]ation of|draw around)(?: (?:me|out|off|up|down|all|around))* (?P<p>.+)$"),
    (S.SEGMENT, 8.5, r"^map(?: me| out| all)*(?! view\b| of\b) (?P<p>.+)$|\bmap (?:out )?(?:all|the|every) (?P<p2>.+)$|^(?:a )?map of (?:all )?(?P<p3>.+)$|\b(?:make|create|draw|produce|generate|give me) (?:me )?a (?:\w+ )?map of (?:all )?(?:the )?(?P<p4>.+)$"),
    (S.SEGMENT, 9.5, r"\b(?:layers?|polygons?|vector layers?|vectors?|shape ?files?|masks?|outlines?|geojson|geopackage|footprints|contours?|boundar(?:y|ies)|borders?|feature layer|vector features|polygon features|shapes|geometr(?:y|ies)|segmentation|silhouettes?|segmentation mask|segments)(?: layer)? (?:(?:only )?(?:of|for|from|around|with|showing|containing|out of|covering|over|on|to|along|representing|that (?:shows?|contains?|covers?)) )+(?:all |only |just )*(?P<p>.+)$"),
    (S.SEGMENT, 9.5, r"\b(?:add|turn|convert|export|save|get|give me|make|put|create|transform|store|write|bring|load|insert|show|draw|need|want|map|have|change|extract|include)(?: me)? (?P<p>.+?) (?:as|into|to|in) (?:a |an |the |my |separate |some )?(?:new |separate |single |gis |temporary |editable |simple |proper )*(?:vector |polygon |geojson |shape |vectori[sz]ed |mask |memory |scratch )?(?:layer|layers|polygons?|vectors?|vector data|features?|shape ?file|mask|masks|geojson|geopackage|outlines?|shapes?|geometr(?:y|ies)|project|layer tree|vector format|vector form)\b"),
    (S.SEGMENT, 8.7, r"^(?:the )?(?P<p>(?!(?:describe|caption|what|which|how|is|are|where|who|tell|explain|summari[sz]e|compare|classify|count|find|show|does|do|can|in)\b).+?) (?:mask|masks|polygons?|outlines?|layer|shape ?file|vector|vectors|vector layer|segmentation|contours?|boundar(?:y|ies)|extraction|borders)$|^(?P<p2>.+? footprints)$"),
    (S.SEGMENT, 9.5, r"^(?P<p>(?!(?:describe|caption|what|which|how|is|are|where|who|tell|explain|summari[sz]e|compare|classify|count|find|show|does|do|can|in)\b).+?) (?:as|into|to) (?:a |an |the |my |separate )?(?:new |separate |single |gis |temporary |editable )*(?:vector |polygon |geojson |shape )*(?:layer|layers|polygons?|vectors?|vector data|features|shape ?file|mask|masks|geojson|geopackage|outlines?|geometr(?:y|ies))$"),
    (S.SEGMENT, 10.5, r"^(?:add|make|create|draw|get|give me|generate|produce|load|insert)(?: me)? (?:a |the |some |new )*(?P<p>[a-z\- ]+?) (?:polygons?|masks?|outlines?|layer|vectors?|shapes?) (?:to|in|into|for) (?:the |my |this )?(?:project|map|canvas|layer tree|layers|qgis|view|scene|image)"),
    (S.SEGMENT, 9, r"\b(?:draw|create|make|add|generate|get|produce|build|compute|give|digiti[sz]e|save|export|show|need|want|do)(?: me| us)?(?: a| an| the| new| some)*(?: [a-z\-]+)? (?:polygons?|outlines?|masks?|contours?|vector layer|layer|footprints|segmentation|boundaries|borders|shapes)(?: (?:around|for|of|from|on|with|over|showing|out of|to cover|covering|along))+(?: (?:all|every|each|the))* (?P<p>.+)$"),
    (S.SEGMENT, 8, r"^(?:select|paint|fill|separate|cut|crop|polygon|polygons|polygonise|layer|mask|outline|contours|vector|shade|colou?r|tint)(?: (?:all|the|every|me|for|of|out))* (?P<p>.+)$"),
    (S.SEGMENT, 8.6, r"\b(?:highlight|mark|show)(?: me)? (?:the )?(?:area|extent|pixels|surface|zone|region|part|areas|zones|regions|parts)s?(?: (?:of|covered|that|which|with|by|is|are|as|under|where|there))+ (?P<p>.+)$|\bwhich pixels (?:are|is|belong to|show) (?P<p2>.+)$|\bpixels (?:of|that are|belonging to) (?P<p3>.+)$"),
    # ── classify ───────────────────────────────────────────────────────────────────────────
    (S.CLASSIFY, 9, r"^(?:determine|give|get|tell me|predict|name|assign|detect|find out|what is) (?:the |a )?(?:main |correct )?(?:land use|land cover|scene)(?: (?:type|class|category|label))?(?: of .*| here)?$|\b(?:classify|classification|categori[sz]e|categori[sz]ation|class(?:es)? of|land use (?:class|type|category|classification)|scene (?:class|type|category|label|classification)|land cover (?:class|type|category|classification)|type of scene|zero-?shot)\b"),
    (S.CLASSIFY, 9, rf"\b(?:what|which) (?:is the |are the )?(?:main |overall |general |best |scene |most likely |dominant |correct |right |primary |exact )*(?:kinds?|types?|sorts?|class|category|categories|label) (?:of (?:a |an )?(?:[a-z]+ )?(?:{IMAGE}|land ?use|land cover|environment|zone|setting|landform|landscape|neighbou?rhood|district|settlement|facility|habitat|use|property|territory|place|site))?(?:\b(?: (?:is|are|does|do|would|could|best|fits|describes|applies|we|am|can|have|i|shown|here|has|matches|represents|should|was).*)?$)"),
    (S.CLASSIFY, 9.5, r"\b(?:which|what|choose|pick|select|decide|decide between|choose between|choose from|pick one|choose one|best of|one of|assign)\b.{0,40}\b(?:fits?|matches|match|describes?|applies|apply|is (?:it|this)|these|following|best|from|between|suits?|options|labels|categories|classes|list)\b.*(?::|,| or )"),
    (S.CLASSIFY, 8, r"\b(?:label|tag|name) (?:this|the) (?:scene|image|view|picture|area|tile|land use|place type)\b|^(?:scene|land use|land cover|type|class|category|scene type|land use type|scene category)(?: (?:here|please|of this|type|class|label))?$|\bwhat (?:land use|land cover|scene|land-use) (?:is|type|class|category|does|do|are|would)\b|\bwhat is the (?:scene|land use|land cover)(?: (?:here|type|class|category|of .*))?$|\bwhich (?:land use|scene|land cover) (?:is|does)\b|\bwhat (?:category|class) \b|\b(?:which|what) (?:labels?|class|category)\b"),
    # ── answer ─────────────────────────────────────────────────────────────────────────────
    (S.ANSWER, 7.4, r"^(?:is|are|was|were|does|do|did|has|have|had|am|will|would|should|could|can|may|might|isn't|aren't|not)\b"),
    (S.ANSWER, 7.6, r"\b(?:is|are|was|were) there\b(?! (?:in total|now|altogether)$)|^(?:there (?:is|are)|there)\b|\b(?:can|could|do|did) (?:you|i|we|one) (?:see|spot|find|make out|notice|recogni[sz]e|detect|observe|have)\b|^(?:see|spot|notice|got|have) (?:any|some|a)\b"),
    (S.ANSWER, 7, r"^(?:any|some)(?:thing|one|where|body)\b"),
    (S.ANSWER, 8.2, r"^(?:any|some)(?: (?:sign|signs|trace|traces|chance|evidence|presence|idea if|hint|hints))?(?: of)? \w+"),
    (S.ANSWER, 8.3, r"^(?:check|verify|tell me|tell us|say|confirm|determine|decide|see|find out|know|judge|figure out|assess|let me know|test|i wonder|wondering)(?: me)? (?:if|whether|for)\b|^(?:if|whether)\b"),
    (S.ANSWER, 8.6, r"\bwhat (?:is |are )?(?:the )?(?:(?:main|dominant|predominant|general|overall|most common|most frequent|prevailing|primary|major) )*(?:colou?rs?|theme|subject|topic|season|material|mood|condition|state|pattern|shape|texture|orientation|weather conditions|ground resolution|resolution|sensor|time of (?:day|year)|purpose|function|quality|direction|relation|relationship|style|density|layout|land cover|cover|object|feature|crop|vegetation|surface)\b"),
    (S.ANSWER, 8.8, r"\b(?:which|what) (?:\w+ ){0,3}(?:dominat\w+|prevails?|is (?:the )?(?:most common|dominant|most frequent|predominant|prevalent|more common|most widespread|main)|covers (?:the )?most|takes up (?:the )?most|occupies (?:the )?most|are (?:there )?more of|occurs most)\b|\b(?:rural or (?:an )?urban|urban or (?:a )?rural|day or night|summer or winter|wet or dry|empty or full|full or empty|city or countryside|flat or hilly)\b|\bmost common\b|\bdominant (?:colou?r|theme|land cover|class|cover|object)\b"),
    (S.ANSWER, 6.5, r"^(?:why|who|when|whose|whom|how (?:dense|densely|busy|crowded|green|old|healthy|dry|wet|clean|flat|steep|new|well|built|urban|rural|modern|full|dark|bright|come|are|is|do|does|did|would|could|can|likely|tall))\b"),
    (S.ANSWER, 6, r"^(?:what|which|whose|who)\b|^(?:so )?(?:what|which) (?:is|are|does|do)\b"),
    (S.ANSWER, 6.5, r"\b(?:presence|existence|absence|sign|signs|evidence|traces?) of\b|\b(?:present|visible|there|available|around|nearby|absent|or not)(?: here)?$"),
    (S.ANSWER, 6.4, rf"\b(?:more|fewer|less) \w+ than \w+\b|\b{COMPARED} than\b|^(?:true or false|yes or no)\b|\byes or no\b|\bright$|^(?:can one|could one)\b"),
)  # fmt: skip

_CHANGE_STRONG = re.compile(
    r"\b(?:chang(?:e|es|ed|ing)|difference|differences|differ|differs|compare|comparing|compared|comparison|contrast|between (?:the |these |both )?(?:two |2 )?"
    r"(?:dates|images|years|pictures|views|times|scenes|periods|acquisitions)|before and after|since (?:the )?(?:\d{4}|then|last|first|earlier|previous|january|february|march|april|may|june|july|august|september|october|november|december)|than (?:before|in \d{4}|it was|they were|earlier|at the first|on the first|the first|previously|back then)"
    r"|compared (?:to|with)|over time|(?:from|between) \d{4} (?:to|and|until) \d{4}|from the first (?:date|image|view|year) to|evolution|evolved|development of|developed since|unchanged|what happened|both dates|(?:now|today) (?:and|vs|versus) (?:then|before)"
    r"|(?:earlier|later|newer|older|first|second|previous) (?:date|image|picture|year|view|one) (?:and|vs|versus|than)|turned into|deforestation|urban growth|land loss)\b"
)
_CHANGE_WEAK = re.compile(
    rf"\b{CHANGED}\b|\b(?:more|less|fewer|bigger|larger|smaller|longer|wider|shorter|higher|lower|greener|drier|wetter|denser|busier|emptier|fuller|closer)\b.*\b{NOW}\b"
    rf"|\b(?:no longer|anymore|any more|used to|already|still|yet|same|identical|new|newer|newly|meanwhile|additional|extra|further|now|which (?:date|year|image|view|picture)|earlier|previously|before|after|later|became|become|get|gets|got|getting)\b"
    r"|\b(?:bigger|larger|smaller|longer|wider|denser|greener|drier|wetter|more|fewer|less)(?: \w+)?$"
    r"|\b(?:in|at|on) (?:the )?(?:first|second|earlier|later) (?:and|than|but)\b|\b(?:more|less|fewer|bigger|larger|smaller|higher|lower|denser|greener)\b.*\b(?:first|second|earlier|later|older|newer|other) (?:image|date|picture|year|view|one|photo)\b|\bhow (?:many|much) .*\b(?:more|less|fewer|smaller|larger|bigger|longer|wider)\b"
)
_SINGLE_DATE = re.compile(
    r"\b(?:first|second|earlier|later|older|newer|left|right|latest|last|before|after|new|old|previous|1st|2nd) (?:date|image|picture|year|view|scene|photo|one|map)\b|^(?:in|on|at) \d{4}\b|\bin (?:19|20)\d\d$"
)


@lru_cache(maxsize=1)
def _compiled() -> tuple[Cue, ...]:
    return tuple(Cue(step, weight, re.compile(pattern)) for step, weight, pattern in _BANK)


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """Every word that a cue is made of: what slips of the keyboard are mended towards."""
    sources = " ".join(pattern for _, _, pattern in _BANK)
    sources += f" {_CHANGE_STRONG.pattern} {_CHANGE_WEAK.pattern} {_BINARY} {_GENERIC}"
    plain = re.sub(r"\\[A-Za-z]|\?P<[a-z0-9]+>", " ", sources)
    words: set[str] = set()
    for word, sign in re.findall(r"(?<![a-z\])?])([a-z]{4,})(\??)(?![a-z\[(])", plain):
        words.add(word)
        if sign:
            words.add(word[:-1])
    return frozenset(words)


def hits(text: str, listed: str) -> Iterator[Hit]:
    """All cues found in a corrected message. ``listed`` is the text with commas and colons."""
    for cue in _compiled():
        match = cue.pattern.search(listed if cue.step is S.CLASSIFY else text)
        if match is None:
            continue
        groups = match.groupdict()
        parts = [groups[name] for name in sorted(groups) if name[0] == "p" and groups[name]]
        phrase = parts[0] if parts else ""
        if groups.get("s") and phrase:
            extreme = re.fullmatch(
                r"(?:(?:second|third|two|three) )?[a-z]+(?: one| ones)?", groups["s"]
            )
            phrase = f"{groups['s']} {phrase}" if extreme else f"{phrase} {groups['s']}"
        yield Hit(cue.step, cue.weight, phrase)


def change_hit(text: str, views: int, question: bool) -> Hit | None:
    """The change step that a message asks for, when it compares two dates at all."""
    if views == 2 and re.fullmatch(r"(?:where|where exactly|whereabouts)", text):
        return Hit(S.CHANGE_LOCATE, 10)
    strong = _CHANGE_STRONG.search(text) is not None
    # With two dates, the past tense asks what happened between them.
    weak = _CHANGE_WEAK.search(text) or re.match(
        r"(?:(?:what|when|how|why|where|who|which \w+) )?(?:did|has|have|had|was|were)\b|(?:and )?how (?:much|many) (?:more|fewer|less)\b",
        text,
    )
    if not strong and not (views == 2 and weak is not None):
        return None
    if views < 2 and not _two_dates_meant(text):
        return None
    if views == 2 and not strong and _SINGLE_DATE.search(text) and not _verb_of_change(text):
        return None
    return _change_step(text, question)


def _two_dates_meant(text: str) -> bool:
    """With one view, only words that can't mean anything else ask for a comparison."""
    return (
        re.search(
            r"\b(?:chang(?:ed|es|e)|differences?|between (?:the |these )?(?:two |2 )?(?:dates|images|years)|before and after"
            r"|since \d{4}|than before|compared (?:to|with) (?:before|\d{4}|the)|over time)\b",
            text,
        )
        is not None
        and re.search(r"\b(?:climate|colou?r|style|model|layer|name) change\b", text) is None
        and re.match(r"change\b", text) is None
    )


def _verb_of_change(text: str) -> bool:
    return (
        re.search(
            r"\b(?:chang\w+|differ\w*|added|demolished|disappeared|appeared|lost|gained|grew|grown|shrunk|shrank|moved|built|new in|only in|missing|gone|removed|more|fewer|less|bigger|larger|smaller)\b",
            text,
        )
        is not None
    )


_GENERIC = (
    r"(?:everything|all|anything|something|any|nothing|things?|stuff|this|that|it|there|they|these|those|both|here|the (?:two|area|scene|image|images|"
    r"place|view|views|site|land|landscape|region|dates|pictures?|two \w+|situation|location|terrain|scenery|spot|surroundings|ground|environment)|this \w+|(?:two|the two|both) \w+|much|a lot|change|changes|differences?|difference)"
)
_BINARY = (
    rf"^(?:has|have|did|is|are|was|were|does|do|can you see|could you see|do you see|is there|are there|there)(?: not)?(?: there)?(?: been)? ?"
    rf"(?:(?:any|a|some|visible|noticeable|significant|relevant|major|big|the|all|at all|been) )*{_GENERIC}?(?: (?:{_GENERIC}|visible|noticeable|significant|relevant|major|the|all|a|any|been|two|place|area|here|still|really|actually|since|in|this|view|exactly|look|looks|land|happen|happened|dates|images|views|pictures))*"
    r" ?(?:chang(?:e|es|ed|ing)|different|differences?|differ|the same|identical|new|same|unchanged|happened|happen|alike|modified|altered|transformed|stable)\b"
)


def _change_step(text: str, question: bool) -> Hit:
    del question
    units = re.search(rf"\bhow (?:many|much) {UNITS}\b|\bby (?:how (?:much|many)|what)\b", text)
    how_much = re.search(
        r"\bhow much\b|\bhow (?:large|big|extensive)\b|(?<!which )(?<!this )(?<!the )(?<!what )\barea (?:of|lost|gained|that|in)\b|\bthe area (?:of|lost|gained|that)\b|\bwhat area (?:was|has|of|did)\b|\b(?:size|extent|surface|amount|hectares?|ha|acres?|km2|m2|percent|percentage|share|proportion|fraction|rate|magnitude|square \w+|growth|loss|gain|increase|decrease|expansion|reduction)\b(?: (?:of|that|which|did|was|were|has|have|is|are|lost|gained|in|by|covered|the|changed|new))+|\bin (?:hectares?|ha|km2|m2|acres|percent|square \w+)\b|\bwhat (?:area|share|percentage|proportion|percent|fraction)\b|^(?:measure|quantify|calculate|compute)\b|\bhow far (?:did|has|have)\b",
        text,
    )
    yes_no = re.match(r"(?:did|has|have|had|is|are|was|were|does|do)\b", text)
    if units or (how_much and not re.match(r"(?:did|has|have|is|are|was|were)\b", text)):
        return Hit(S.CHANGE_MEASURE, 10, change_phrase(text))
    if not yes_no and re.search(
        r"\bhow many\b|^count\b|\bcount (?:the|all|how|of|new)\b|\bnumber of\b|\bhow much (?:more|fewer)\b|\bcounts?$",
        text,
    ):
        return Hit(S.CHANGE_COUNT, 10, change_phrase(text))
    if re.search(
        r"\bwhere(?:abouts)?\b|\b(?:which|what|in which|in what) (?:\w+ )?(?:parts?|areas?|regions?|corners?|sides?|places?|sections?|zones?|quadrants?|spots?|locations?|pixels|cells?|half|portions?)\b"
        r"|^(?:locate|find|highlight|mark|outline|segment|extract|map|box|show|point|circle|draw|put|mask|delineate|detect|pinpoint|trace|digiti[sz]e|vectori[sz]e|make|create|add|indicate|spot|flag|identify|get|give)\b(?!.*\b(?:how|sentence|summary|description|overview|report|list|text|words|caption|explanation|paragraph)\b)(?!(?:show|tell|give|make|identify|find|spot|list|get)\b.*\bwhat\b)"
        r"|\b(?:change map|change mask|change detection|changes? (?:layer|polygons?|mask|map)|location of (?:the )?changes?|mask of|layer of|polygons? of|map of)\b",
        text,
    ) and not re.match(
        r"(?:spot|find|give|show|get|identify)(?: me)?(?: the| a| all)* (?:differences?|comparison)\b",
        text,
    ):
        return Hit(S.CHANGE_LOCATE, 10, change_phrase(text))
    if re.match(
        r"which (?:changes|differences)\b|how (?:does|do|did) (?:the|these|those|both) (?:first|images|dates|pictures|views|second|two|earlier|later|older|newer|old|new) \w+ (?:differ|compare)",
        text,
    ):
        return Hit(S.CHANGE_CAPTION, 10)
    if re.search(_BINARY, text) and not re.search(
        r"\bwhich\b|\bmore\b|\bless\b|\bfewer\b|\bnew (?!things?\b|since\b|here\b|between\b|in\b|changes?\b|at\b|on\b|now\b|compared\b|stuff\b)\w+",
        text,
    ):
        return Hit(S.CHANGE_BINARY, 10)
    if re.match(
        r"(?:any(?:thing|where)?|some(?:thing)?)(?: (?:visible|big|significant|major|noticeable|obvious|at all|else|sign of|signs of|much))* ?(?:changes?|differences?|different|new|changed|happened|happening)\b(?! (?:building|road|ship|house|tree|field|water|construction|forest|car|tank|plane|vehicle|settlement)\w*)",
        text,
    ) or re.search(
        r"\b(?:changed or not|yes or no$)|^no (?:visible |big |real )?(?:changes?|differences?)(?: at all| here)?$|^(?:same or different|different or (?:the )?same|changed|same|different|identical|any difference|unchanged|no change)\b(?! \w+ \w+)|^(?:check|tell me|verify|say|see|confirm)(?: me)? (?:if|whether|for)(?: there (?:is|are|was|were|has been))? ?(?:any |a )?(?:changes?|differences?|anything|something|it|this \w+|the (?:area|place|scene|site) )",
        text,
    ):
        if (
            re.search(
                r"\b(?:did|has|have|is|are|was|were) (?:the|any|this|that) (?!place|area|scene|site|view|image|images|two|landscape|region|land|changes?|differences?|dates|location|spot|pictures?|situation)\w+",
                text,
            )
            is None
        ):
            return Hit(S.CHANGE_BINARY, 10)
    if re.match(
        r"(?:has|have|had|did|does|do|is|are|was|were|will|can|could|any|which|who|why|when|how come|been|still|am)\b|how (?:did|has|have|is|are|does|do)\b|what (?:replaced|was|did|used|were|caused|is (?:at|on|in|standing|left|now|there|built|the reason)|has (?:the|been)|became|happened to (?:the|this|that) (?!place|area|scene|site|view|region|landscape))",
        text,
    ) and not re.match(
        r"(?:what (?:was|has|is|were|did|have)|how (?:did|has|have|does|do)|which)(?: (?:been|it|there|here|the (?:area|scene|place|site|view|landscape|region|land|situation|city)|this (?:area|scene|place|site|view|region|landscape)|things|all|else))* ?(?:chang\w+|new|different|added|happened|evolved?|differ\w*|develop\w*|transformed|removed|built|constructed|the (?:changes?|differences?)|compare|look)\b(?: (?:here|over time|between.*|since.*|from.*|in this.*|in the.*|there|now|compared.*|on the.*|at the.*|and what.*|or .*|during.*|things?|changes?|differences?|after.*|over .*))?$",
        text,
    ):
        return Hit(S.CHANGE_QUESTION, 9.5)
    if re.search(
        r"\b(?:describe|explain|summari[sz]e|list|compare|tell|report|caption|comparison|overview|summary|differences?|changes?|what|happened|evolution|changed|contrast)\b",
        text,
    ):
        return Hit(S.CHANGE_CAPTION, 9)
    if re.search(
        r"\b(?:bigger|larger|smaller|grown|grew|moved|gone|more|fewer|less|lost|longer|wider|closer|still|same|shrunk)\b",
        text,
    ):
        return Hit(S.CHANGE_QUESTION, 8)
    return Hit(S.CHANGE_CAPTION, 6)


_CHANGE_TAIL = re.compile(
    rf" (?:(?:that|which|who|have|has|had|did|do|does|was|were|is|are|been|being|got|get|there|more|fewer|less|newly) )*"
    rf"(?:{CHANGED}|added|new|{NOW}|there|visible|between .*|from \d{{4}}.*|since .*|compared .*|in (?:the )?(?:second|first|later|earlier|newer|older).*|on (?:the )?(?:second|first|later|earlier|newer|older).*|on both .*|in total|during .*|over .*|in (?:hectares?|ha|km2|m2|acres|percent|square \w+)|happen|occur|occurred|take place|took place|here|as (?:a |an )?(?:new )?(?:vector )?(?:layer|polygons?|mask)s?|in between)(?: .*)?$"
)


def change_phrase(text: str) -> str:
    """The class that changed, or nothing where the message is about change as a whole."""
    patterns = (
        rf"\bhow (?:many|much) {UNITS} (?:of )?(?P<p>.+)$",
        rf"\bby (?:how (?:much|many)(?: {UNITS})?|what (?:\w+)) (?:did |has |have |was |were )?(?P<p>.+)$",
        rf"\b(?:{SHARE}|{AREA}|amount|rate|number|count|magnitude|growth|loss|gain|increase|decrease|expansion|reduction|shrinkage|change) (?:of|for|in) (?P<p>(?!hectares|ha|percent|km2|m2).+)$",
        r"^(?:total |overall )?(?P<p>(?!(?:describe|caption|what|which|how|is|are|where|who|tell|explain|summari[sz]e|compare|classify|count|find|show|does|do|can|in|and|give)\b)[a-z\- ]+?) (?:loss|gain|growth|increase|decrease|expansion|reduction|shrinkage|change)\b(?: in .*)?$",
        r"\bhow (?:many|much|large|big|extensive)(?: of)? (?:more |fewer |less |smaller |larger |bigger |longer |additional |extra |new |newly |of the |has |have |did |is |are |was |were |area |)*(?P<p>.+)$",
        r"^(?:count|measure|quantify|calculate|compute)(?: (?:up|all|the|how many|number of))* (?P<p>.+)$",
        r"\bwhere(?:abouts)? (?:exactly )?(?:was|were|is|are|did|do|does|has|have|can|could)(?: (?:i|you|we) (?:see|find))? (?P<p>.+)$",
        r"\b(?:parts?|areas?|regions?|corners?|sides?|places?|sections?|zones?|quadrants?|spots?|locations?|half|portion)(?: of (?:the |this |these )?\w+)? (?:was|were|is|are|did|do|does|has|have|can you see|show|shows|with|of) (?P<p>.+)$",
        r"^(?:locate|find|highlight|mark|outline|segment|extract|map|box|show|point(?: me)?(?: to| out)?|circle|mask|delineate|detect|pinpoint|trace|digiti[sz]e|vectori[sz]e|indicate|spot|flag|identify|draw|put|make|create|add|get|give)(?: (?:me|out|all|where|the|boxes|polygons?|box|around|a|an|layer|mask|map|of|for|outlines?|with|on|as))* (?P<p>.+)$",
    )
    text = re.sub(rf" (?:in|on|of|within) (?:the|this|these|both|that) {IMAGE}\b", "", text)
    for pattern in patterns:
        match = re.search(pattern, text)
        if match:
            return _without_change_words(match["p"])
    return ""


def _without_change_words(phrase: str) -> str:
    text = f" {phrase.strip()}"
    text = re.sub(
        r"^(?: (?:the|any|all|new|newly|additional|extra|smaller|larger|bigger|longer|built|constructed|added|more|fewer|less|of|a|an|some|did|has|have|was|were|is|are|lost|demolished|removed|destroyed|changed|disappeared|appeared|gained|additional|vanished|missing|cleared|flooded|them|these|those|there|total|up|been))+(?= |$)",
        "",
        text,
    )
    text = _CHANGE_TAIL.sub("", text)
    text = re.sub(
        rf"(?: (?:{CHANGED}|have|has|had|did|was|were|is|are|been|there|now|more|by|to|in|on|of|the|that|which))+$",
        "",
        text,
    ).strip()
    named = find(text)
    tail = " ".join(text.split()[named[-1].stop :]) if named else ""
    if (
        named
        and 0 < len(tail.split()) <= 2
        and not re.search(r"\b(?:near|next|left|right|along|at|in|on|by|and|or)\b", tail)
    ):
        # "where did the water spread": the verb goes.
        text = " ".join(text.split()[: named[-1].stop])
    if re.fullmatch(
        r"(?:the |any |all |these |those |this )?(?:changes?|differences?|things?|stuff|something|anything|it|they|them|area|place|scene|image|images|view|land|pixels|what|here|dates|surface|happened|landscape|site|hot spots?|hectares?|ha|km2|m2|percent|difference|)",
        text,
    ):
        return ""
    return text
