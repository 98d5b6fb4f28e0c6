# SPDX-License-Identifier: GPL-2.0-or-later
"""The words themselves: one line per class, read by `rs_assistant.engine.lexicon`.

label | kind | kind of what | English words (singular) | French | Chinese

The first line of a word wins where several classes share it ("port" is the countable harbor before
it is the scene). A class also answers to its own label. Kinds: ``object`` is countable with a
detector behind it, ``cover`` has a share of the view, ``scene`` is what a tile shows as a whole.
"""

from __future__ import annotations

TABLE = """
airplane | object | | plane, aeroplane, aircraft, jet, airliner, jetliner, jumbo jet, air plane, \
passenger plane, fighter jet, propeller plane | avion, aéronef | 飞机
ship | object | | boat, vessel, yacht, ferry, sailboat, sailing boat, barge, tanker, cargo ship, \
container ship, freighter, motorboat, speedboat, trawler, cruise ship, watercraft, fishing boat, \
warship | bateau, navire, bâtiment de mer, voilier, péniche | 船, 船只, 船舶, 轮船, 舰船
storage tank | object | | tank, oil tank, fuel tank, gas tank, storagetank, petroleum tank, \
oil storage tank, silo, cistern, oil depot | réservoir, réservoir de stockage, citerne, cuve | 储罐, 油罐, 储油罐
baseball diamond | object | | baseball field, baseball pitch, baseballfield, baseball ground, \
softball field, softball diamond, baseballdiamond | terrain de baseball, terrain de base-ball \
| 棒球场
tennis court | object | | tennis field, tenniscourt, tennis ground | court de tennis, \
terrain de tennis | 网球场
basketball court | object | | basketball field, basketballcourt, basket court, basketball ground, \
basketball pitch | terrain de basket, terrain de basketball, terrain de basket-ball | 篮球场
ground track field | object | | running track, athletics track, track field, athletic track, \
track and field, race track, sports track, racetrack, athletics field, groundtrackfield, \
track | piste d'athlétisme | 田径场, 跑道操场, 运动场
harbor | object | | harbour, port, dock, pier, marina, jetty, quay, wharf, berth, seaport, mooring \
| port, quai, jetée, ponton | 港口, 码头, 海港
bridge | object | | footbridge, road bridge, railway bridge | pont | 桥, 桥梁, 大桥
vehicle | object | | automobile, motor vehicle, vehicule | véhicule | 车辆
car | object | vehicle | auto, sedan, taxi, cab, suv, parked car | voiture, auto, automobile \
| 汽车, 小汽车, 轿车
truck | object | vehicle | lorry, semi-trailer, hgv, pickup, pickup truck | camion \
| 卡车, 货车
bus | object | vehicle | coach, minibus, school bus | autobus, autocar | 公交车, 巴士, 大巴
tree | object | | tree crown, crown, palm, palm tree, oak, single tree, individual tree \
| arbre, palmier | 树, 树木, 单株树
building | object | built-up | house, home, roof, rooftop, hut, cottage, villa, warehouse, shed, \
barn, skyscraper, tower block, apartment block, apartment building, block of flats, hangar, \
footprint, building footprint, dwelling, farmhouse, farm building, office building, \
industrial building, residential building, structure | bâtiment, maison, immeuble, \
toit, édifice, hangar | 建筑, 建筑物, 房屋, 房子, 楼房, 屋顶
water | cover | | water body, waterbody, body of water, open water, surface water, inland water, \
waters, permanent water, flood water, floodwater, flooded area, inundated area, flooding, \
water surface, water area, wetland | eau, plan d'eau, étendue d'eau | 水, 水体, 水域, 水面
river | cover | water | stream, creek, canal, brook, watercourse, waterway, channel, rivulet \
| rivière, fleuve, ruisseau, cours d'eau, canal | 河, 河流, 江, 河道
lake | cover | water | lagoon, loch | lac | 湖, 湖泊
pond | cover | water | fish pond, fishpond, pool of water, puddle | étang, mare | 池塘, 水塘
sea | cover | water | ocean, bay, gulf, seawater | mer, océan, baie | 海, 海洋, 大海
reservoir | cover | water | basin, dam lake, impoundment | retenue d'eau, retenue | 水库
forest | cover | | wood, woodland, woods, forested area, forested land, jungle, grove, tree cover, \
arbor woodland, canopy, tree canopy, forestry, woody vegetation, thicket, copse, timber, rainforest, \
mangrove | forêt, bois, boisement | 森林, 林地, 树林
meadow | cover | | grass, grassland, lawn, pasture, pastureland, grazing land, prairie, turf, \
natural grassland, artificial grassland, green area, green space, greenspace, grassy area, fairway, \
rangeland, herbaceous vegetation, savanna, savannah, steppe | prairie, pré, pâturage, herbe, pelouse \
| 草地, 草原, 牧场
shrub | cover | meadow | shrubland, bush, scrub, scrubland, chaparral, heath, heathland, hedge \
| buisson, arbuste, broussaille | 灌木, 灌木丛
farmland | cover | | field, farm field, crop, cropland, agriculture, agricultural, agricultural land, \
agricultural area, agricultural field, arable land, farm, farm land, farming, cultivated land, \
cultivated area, cultivated field, crop field, crop land, tilled land, rice field, plantation, \
parcel of farmland, dry cropland, annual crop | champ, terre agricole, culture, parcelle agricole, \
terres cultivées | 农田, 耕地, 农地, 田地
paddy | cover | farmland | paddy field, rice paddy | rizière | 水田, 稻田
irrigated cropland | cover | farmland | irrigated land, irrigated field | culture irriguée | 水浇地
garden plot | cover | farmland | orchard, vineyard, permanent crop, allotment, garden \
| verger, vigne, jardin | 果园, 园地
built-up | cover | | built-up area, built up, built up area, built-up land, builtup, urban, \
urban area, urban land, urbanised area, urbanized area, city, town, settlement, impervious surface, \
developed area, developed land, village, downtown, sealed surface, artificial surface, \
urban fabric | zone urbaine, zone bâtie, ville, bâti, village, agglomération \
| 建成区, 城区, 城市, 建设用地, 居民区
industrial | cover | built-up | industrial area, industrial zone, industrial site, factory, \
industry, industrial land | zone industrielle, usine | 工业区, 工厂
residential | cover | built-up | residential area, housing, neighbourhood, neighborhood, suburb, \
housing estate, urban residential, rural residential, residential district, residential zone, \
living area | zone résidentielle, quartier résidentiel, lotissement | 住宅区
road | cover | | street, highway, motorway, freeway, lane, avenue, roadway, paved road, dirt road, \
road network, carriageway, pavement, asphalt, traffic, expressway, driveway \
| route, rue, autoroute, chemin, voie | 道路, 公路, 马路, 街道
bare | cover | | bare soil, bare ground, bare land, bareland, bare earth, bare area, soil, sand, \
barren land, unpaved land, sandy area, dune, sand dune, rock, bare rock, gravel, mud, ground, \
bare field, bare or sparse vegetation, sparse vegetation, quarry, barren \
| sol nu, sable, terre nue, dune | 裸地, 裸土, 沙地, 沙子
vegetation | cover | | plant cover, greenery, vegetated area, green vegetation, plants \
| végétation, verdure | 植被, 绿地
snow and ice | cover | | snow, ice, glacier, snow cover | neige, glace, glacier | 雪, 冰, 冰川
agricultural | scene | | |
beach | scene | | shore, coast, coastline, seaside, shoreline, sandy beach | plage, côte, rivage \
| 海滩, 沙滩
buildings | scene | | |
chaparral | scene | | |
dense residential | scene | | denseresidential, dense residential area, dense housing | |
medium residential | scene | | mediumresidential, medium residential area | |
sparse residential | scene | | sparseresidential, sparse residential area, sparse housing | |
freeway | scene | | | |
golf course | scene | | golfcourse, golf, golf links, putting green, golf green | terrain de golf \
| 高尔夫球场
intersection | scene | | crossroads, crossroad, road junction, junction, crossing, roundabout, \
road intersection | carrefour, croisement, rond-point | 十字路口, 路口
mobile home park | scene | | mobilehomepark, mobile home, trailer park, trailer, caravan park, \
caravan | parc de maisons mobiles | 活动房屋区
overpass | scene | | flyover, interchange, motorway junction | échangeur | 立交桥
parking lot | scene | | parkinglot, parking, car park, parking area, parking space, parking place, \
car parking | parking, stationnement | 停车场
runway | scene | | airstrip, landing strip, tarmac, taxiway | piste d'atterrissage | 机场跑道
airport | scene | | airfield, aerodrome, terminal, apron, airbase, air base | aéroport, aérodrome \
| 机场
bare land | scene | | | |
center | scene | | city center, city centre, centre, convention center | centre | 中心
church | scene | | cathedral, chapel, mosque, temple | église, cathédrale, mosquée | 教堂
commercial | scene | | commercial area, shopping mall, mall, shopping centre, shopping center, \
business district, commercial district | zone commerciale, centre commercial | 商业区
desert | scene | | | désert | 沙漠
mountain | scene | | hill, mountain range, ridge, hillside, peak, slope | montagne, colline | 山, 山脉
park | scene | | public park, city park | parc | 公园
playfields | scene | | playground, sports ground, sports field, sport field, playing field, \
football field, football pitch, soccer field, soccer pitch, rugby field, playfield, sports facility \
| terrain de sport, terrain de football, aire de jeux | 操场, 足球场
railway station | scene | | railwaystation, train station, station, railway, railroad, rail, \
rail yard, railway line, train track | gare, voie ferrée, chemin de fer | 火车站, 铁路
resort | scene | | holiday resort | station balnéaire | 度假村
school | scene | | campus, university, college | école, université | 学校
square | scene | | plaza, town square | place publique | 广场
stadium | scene | | arena, sports stadium | stade | 体育场
viaduct | scene | | | viaduc | 高架桥
port | scene | | | |
highway | scene | | | |
pasture | scene | | | |
permanent crop | scene | | | |
annual crop | scene | | | |
herbaceous vegetation | scene | | | |
industrial buildings | scene | | | |
residential buildings | scene | | | |
sea or lake | scene | | | |
baseball field | scene | | | |
cloud | cover | | clouds, haze, fog, cloud cover | nuage, brume | 云
shadow | cover | | shade | ombre | 阴影
"""
