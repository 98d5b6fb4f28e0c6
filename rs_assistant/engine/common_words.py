# SPDX-License-Identifier: GPL-2.0-or-later
"""Everyday English words that are never taken for a slip of another word.

"Horses" is not a mistyped "houses", "shop" not "ship", "like" not "lake".
"""

from __future__ import annotations

COMMON = frozenset(
    """
a about above across actual actually add added after again against ago air all almost alone along
already also although always am among amount an and angle animal animals another answer any anyone
anything anywhere appear apple approximately april are area areas aren't around arrow art article as
ask asked at august autumn available average away baby back bad bag ball band bands bank banner bar
base based basic bat be beautiful because become bed been before began begin behind being believe
below bench bend beside best better between big bigger biggest bike bikes bill bird birds bit black
blue board body bold bone book books border born both bottom bought bowl box boxes boy boys bread
break bridge bright bring broken brought brown browse brush build bunch burn burnt business but buy
by cake call called came camel camels camera camp can can't cannot capital car card care carry case
cat cats cattle caught cause cell center central centre certain chair chance change changed changes
changing cheap check child children choice choose circle claim class clean clear clearly click clock
close closed closest cloth coal coast coat code coffee cold color colors colour coloured colours
column come comes common compare compared complete computer condition cook cool copy core corner
correct cost could couldn't count country couple course cow cows crane cranes create crew cross
crowd cry cup cut daily damage damaged dark data date dates day days dead deal dear death december
decide deep deer degree demolished depth describe description desk detail details did didn't die
different difference dig dinner direct direction dirt dirty disappear distance do does doesn't dog
dogs doing don't done door dot double down draw drawn dream dress drink drive driver drop dry duck
during dust each ear early earth east eastern easy eat edge eight either elephant elephants eleven
else email end enemy engine english enough entire equal error even evening event ever every everyone
everything exact exactly example except exist expect explain export eye face fact fair fall family
famous far fast father favorite fear february feel feet fell felt female few fewer field fight file
fill film final find finding fine finger finish fire firm first fish fit five fix flag flat floor
flow flower flowers fly folder follow food foot football for force form forward found four fox free
fresh friday friend from front fruit full fun funny future gain gained game gave general get gets
getting girl girls give given glad glass go goal goat goats god going gold gone good got grain grand
gray great green grew grey ground group grow growing grown growth guess guitar gun guy had hair half
hand hands happen happened happy hard has hasn't hat have haven't he head health hear heard heart
heat heavy height held hello help hen her here hers hey hi high higher highest him his history hit
hold hole holes home honest hope horse horses hospital hot hour hours how however huge human hundred
hungry hunt hurt husband i ice idea if ignore image imagery images important in inch include inside
instead interesting into iron is island islands isn't it item its itself january job join joke july
june just keep kept key kid kids kill kind king kitchen knew know lady lamp land language large larger
largest last late later latest laugh law lay lead leader leaf learn least leave left leg length less
let letter level library lie life lift light lights like likely limit line lines lion lions list
listen little live lived living local locate location long longer longest look looking looks lose
loss lost lot lots loud love low lower lowest luck lunch machine made main major make makes making
male man many map maps march mark market mask match matter may maybe me meal mean meaning measure
meat meet meeting member memory men message met metal meter meters metre metres middle might mile
miles milk million mind mine mines minute missing mode model modern monday money monkey month months
moon more morning most mostly mother mouse mouth move moved movie much mud music must my name names
narrow nature near nearby nearest nearly neck need never new newer newest news next nice night nine
no nobody noise none nor normal north northern nose not note nothing notice november now nowhere
number numbers object objects obvious occur ocean october odd of off offer office often oh oil ok okay
old older oldest on once one ones only open opposite or orange order other others our out outline
outlines outside over own page paid pain paint pair panel panels paper parcel parcels part parts party
pass past path pay peace pen penguin penguins people per percent percentage perfect perhaps period
person phone photo photos pick picture pictures piece pig pigs pink pipe pipes pixel pixels place
places plan planet plant plants play player please plus poem point points pole poles police polygon
polygons poor popular position possible post pot pound power present press pretty price prime print
probably problem process produce program proof proud provide public pull pure purple push put quality
quarter queen question quick quickly quiet quite rabbit race radio rain raised ran range rate raw
reach read ready real really reason recent recently recipe record red region regions remain remember
remove removed report rest result results return rice rich ride right ring rise rock room rough round
row rows rule run sad safe said sail salt same sand sat satellite saturday save saw say says scale
scene scenes school science score screen search season seat second seconds see seem seen select
selected sell send sense sent september series set seven several shade shadow shape shapes share sharp
she sheep shine shirt shoe shop shops short shorter shot should show shown shows shrink shrunk side
sides sign silver similar simple simpler since sing single sister sit site six size skin sky sleep
slow slowly small smaller smallest smart smell smile smoke smooth smoother snake snow so social soft
solar some someone something sometimes son song soon sorry sort sound south southern space speak
special speed spell spend split spoke sport spot spots spread spring square stage stand star start
state station stay step sticks still stock stone stop store storm story straight strange stream street
string strong student study stuff style such sudden sugar suggest suit summary summer sun sunday
sunny sure surface surrounding swim system table tail take taken talk tall tap target tea teach
team tell ten test text than thank thanks that that's the their them theme then there there's these
they thick thin thing things think third this those though thought thousand three through thursday
thus tie tiger tigers tight tile tiles till time times tiny tip tired title to today together told
tomorrow too took tool tools top torn total touch tour toward toy trace trade train trained trains
translate travel trip trouble true truth try tuesday turn turned tv twelve twenty twice two type types
under underneath understand unicorn unicorns unit until up upon upper us use used useful usual valley
value various vast very via video view views visible visit voice vs wait walk wall walls want warm was
wash wasn't waste watch wave waves way we wear weather wednesday week weeks weight well went were
west western wet whale whales what what's wheel when where where's whereas whether which while white
who whole whose why wide wider widest width wife wild will win wind window wing winter wire wise wish
with within without woman women won won't wonder word words work world worse worst would write
writing written wrong year years yellow yes yesterday yet you young your zebra zebras zero zone zoo
zoom turbine turbines tractor tractors container containers pallet helicopter helicopters rocket
antenna fence fences pylon pylons tent tents statue tower towers chimney chimneys lighthouse
lighthouses ruins ruin tunnel dam dams weir lock spire landfill dump quarry quarries greenhouse
greenhouses grave graves cemetery trench crater craters volcano cliff cliffs reef iceberg glacier
submarine drone balloon robot dragon dragons spaceship ufo dinosaur boulder gate gates ramp ladder
terrace courtyard sidewalk pavement curb mall cinema theatre museum castle palace prison hospital
clinic bakery restaurant cafe hotel airport stadium casino pub bar plume ash lava burnt burned flood
flooded drought erosion landslide earthquake hurricane tornado fog mist haze cloud clouds cloudy
damaged destroyed collapsed construction site sites under building crops crop wheat corn maize soy
cotton tea vine barley river rivers lane lanes crossing crossings rail rails railway tram subway
boot boots bolt boar chip chips whip slip shin toad rod load loads like bake rover liver driver rivet
cart jar jars ears trek hose rouse fiend yield filed firm harm warm prop chop crow soul foil boil spoil
lock sock rook deck tier peer pie fort pork poet badge barrel fern berry merry trick crack rack tract
talk task thank rank plate plain pane bride room root roots hoof bark yarn shoe shred sped villain greek
creep cheek steam scream broom basil groove drove prove mood wool brass gross grasp dawn pawn death
wedge rush bash pity cite torn tow sweet cane done tune slow shorn chore roast boast toast wolf hall
peek speak pea beak weak slop scope ride pack maze hate shady grave stored rented situation converted
station stations spread spreading spreads reach reaches further farther surrounds surround contains
connects connect crosses belong belongs standing lying arrived departed anchored sailing flying driving
growing living working playing notice noticed appears seems additional extra comparing compares
developing development developments government environment agreement statement argument treatment
condition conditions tradition addition edition mission version vision decision division position
option options action reaction section fraction direction election selection collection protection
information formation nation national rational international generation operation situation education
population communication organization production introduction construction instruction destruction
suggest suggestion advice investment investments eiffel versus plus really simply quickly slowly nicely
clearly roughly around nearly hardly barely maybe certainly definitely usually normally actually
approximate estimate estimated guess count counted counting counts measured measures sized sizes fits
matches matched resembles resemble looks looked seeing saw showed showing displays displayed depicts
depicted pictured visible invisible hidden obvious interesting boring important relevant significant
main major minor typical usual unusual special common rare frequent dominant prevalent widespread dense
sparse crowded busy quiet empty full open closed covered uncovered painted coloured colored shiny dull
dark bright light heavy tall short thick thin wide narrow deep shallow steep flat hilly smooth rough
straight curved winding round square rectangular circular triangular oval irregular regular parallel
diagonal vertical horizontal northern southern eastern western upper lower inner outer central middle
industrial residential commercial agricultural urban rural natural artificial military civil public
private recreational touristic historical modern ancient medieval roman colonial prison jail barracks
base bases airstrip helipad helipads terminal hangar hangars gates platform platforms carriage carriages
wagon wagons engine engines wing wings sail sails mast masts cargo freight crate crates pallets pile
piles heap heaps bin bins barrel barrels well wells pump pumps drill rig rigs mast turbine boiler furnace
cable cables wire wires pole poles post posts sign signs lamp lamps bench benches pool pools fountain
fountains statue statues monument monuments grave graves flower flowers leaf leaves branch branches
trunk trunks root roots fruit fruits vegetable vegetables seed seeds harvest harvested planted plough
ploughed irrigated watered dry drier wet wetter flooded burnt burned damaged destroyed ruined abandoned
inhabited uninhabited populated occupied unoccupied vacant used unused active inactive moving parked
moored docked van vans trailer trailers tram trams lorry lorries bike bikes bicycle bicycles motorbike
motorbikes scooter scooters coach caravan caravans tractor tractors excavator excavators bulldozer
crane cranes forklift ambulance police fire kayak kayaks canoe canoes raft rafts buoy buoys swimmer
swimmers surfer surfers bather bathers tourist tourists crowd crowds family families worker workers
farmer farmers soldier soldiers fisherman fishermen sheep goat goats chicken chickens herd herds flock
flocks
metro pier piers sandbar delta estuary marsh swamp bog fen tundra thing
acts admit advance african airline align alter altitude american appeal applied arrive asian
assistance australian baker baron barrier barriers bath beat beats beech begun belonged belt bent
billboard birth bleak boarding boatyard bollard boom broadway brows buried bust cage cages caller
calm cancer cape carport cast catching charge charged charges chart chest clan clay clays cleaned
clearcut clip clover coalition coarse commanded commander competed completely composed composer
concerned conference confined confluence connected connection consisted contained content continued
continuing contract coordinate corps couch cove crashing creating credited crevasse crossed
crosswalk cruising culvert currently dart dated deadline decade decided declared decline dedicated
delicate described deserted designer detached detective detector determined directly disc discovery
distinct domes driven drydock drydocks duke dying earl earliest element evaluation excluded executed
exit expensive extend extending factor factors fame featured feed feeling ferris fighting filmed
firebreak flap fleet floating floodplain foam folded footballer ford fork formal forming forth
founder founding frequency friendly frog fully furrow gantry gaze gift greatest grin guest guests
hedgerow hell herb hero holding holy hull hulls hung identity ignored importance improved included
indeed indian indicated intended interest interface internal intersect intersecting intricate
inverted isolated joint jury kelp kiosk laid lash launch lens levee lids liked lined lining lips
literary log logs looming loop loops loose lord lotus loved maintain maria marine markings mayor
meant merged mill mills ministry mire moat moor moraine moss motel motels movement movements naked
nest nests notably noted numbered oats observed occurred officer officers operated operator outlined
oxbow pace packed paddock pagoda painter pale parish patting peat personal phase photography pilot
pine pines pit pitched pits placed planned planning planting plug pointed poll polytunnel positive
prepared presented presidential prevent prince princess printed produced producer product products
programme promotion properly protect protects provided quad realm reduce regional religious remote
repaired represented residence resident resigned resolved resulted retained retrieved revolution
roles rotation rounding ruled sapling saplings saved scar scree seated seaweed sediment sediments
seeking senior sentiment separated sequence serve served serves shack shacks shadowed shake shakes
shall shaped shared shell shipping shipyard shock shooting shortest shrine siblings sided silt silts
sink sited sitting situ skip skylight slapping slide slim slipping slipway sluice smiling smoothed
solo sparsely spillway spin squared staff starred starter status steel stepped stony stopping stray
streaks stripe stripes structured stubble substation supposed taiga tailings terminus threat threw
ticked titled token tons tore trail trails transfer transferred translated transport transportation
treaty trough typed understood universal vary velodrome verb volcanic voted wars watching windsock
winner witch wound writ yeah
furthest farthest thorough thoroughly smoke
""".split()
)
