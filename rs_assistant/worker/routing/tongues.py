# SPDX-License-Identifier: GPL-2.0-or-later
"""The main questions in French and Chinese, put into English before the grammar reads them."""

from __future__ import annotations

import re
from functools import lru_cache

from rs_assistant.engine.language import fold, without_accents
from rs_assistant.engine.lexicon import terms

# Longest first wins; the right side is what the English grammar understands.
_FRENCH = """
combien d'hectares de = how many hectares of
combien d'hectares = how many hectares of
combien y a-t-il de = how many
combien y a-t-il d' = how many
combien de = how many
combien d' = how many
combien = how many
compte les = count the
compte = count
compter = count
nombre de = number of
nombre d' = number of
ou se trouvent les = where are the
ou se trouve le = where is the
ou se trouve la = where is the
ou se trouve = where is
ou se trouvent = where are
ou sont les = where are the
ou sont = where are
ou est = where is
ou y a-t-il = where are
trouve moi = find
trouve-moi = find
trouve = find
trouver = find
localise = find
cherche dans mes images = search my images for
cherche = search for
rechercher = search for
decris-moi = describe
decris moi = describe
decris = describe
decrire = describe
decrivez = describe
que vois-tu = what do you see
qu'est-ce qu'on voit = what do i see
que voit-on = what do i see
qu'est-ce que je vois = what do i see
y a-t-il = is there
est-ce qu'il y a = is there
il y a = is there
est-ce que = is
segmente = segment
segmenter = segment
delimite = delineate
detoure = outline
extrais = extract
extraire = extract
cartographie = map
cartographier = map
mesure = measure
mesurer = measure
quelle est la surface de = area of
quelle est la superficie de = area of
surface de = area of
surface d' = area of
quelle surface = how large is
quelle part de la vue est = what share of the view is
quel pourcentage = what percentage
pourcentage de = percentage of
qu'est-ce qui a change = what changed
ce qui a change = what changed
quels changements = what changed
quelles sont les differences = what are the differences
decris les changements = describe the changes
decris les differences = describe the differences
a change = has changed
compare = compare
comparer = compare
quel est cet endroit = what is this place
quel est ce lieu = what is this place
quelle est cette ville = which city is this
ou sommes-nous = where are we
montre-moi = show me
montre moi = show me
montre = show
dans cette image = in this image
dans cette vue = in this view
sur cette image = in this image
dans l'image = in the image
cette image = this image
cette vue = this view
cette scene = this scene
cette zone = this area
l'image = the image
la vue = the view
classe cette = classify this
classifie = classify
quel type de = what type of
aide = help
aide-moi = help
que peux-tu faire = what can you do
que sais-tu faire = what can you do
s'il te plait = please
s'il vous plait = please
svp = please
merci = thanks
les plus grands = the largest
le plus grand = the largest
la plus grande = the largest
les plus grandes = the largest
le plus petit = the smallest
seulement = only
supprime = remove
enleve = remove
garde = keep
fusionne = merge
lisse = smooth
entre les deux dates = between the two dates
nouveaux = new
nouvelles = new
plus grand que = larger than
plus grande que = larger than
plus grands que = larger than
plus grandes que = larger than
plus petit que = smaller than
plus petite que = smaller than
plus petits que = smaller than
plus petites que = smaller than
sont = are
plus d' = more
plus de = more
moins d' = fewer
moins de = fewer
que de = than
que d' = than
ou sont-ils = where are they
ou sont-elles = where are they
ou est-il = where is it
ou est-elle = where is it
quelle est leur surface = how large are they
quelle est sa surface = how large is it
quelle est leur taille = how large are they
quelle est sa taille = how large is it
combien y en a-t-il = how many are there
les deux plus grands = the two largest
les deux plus grandes = the two largest
les trois plus grands = the three largest
les trois plus grandes = the three largest
la plus petite = the smallest
les petits = the small ones
les petites = the small ones
les grands = the large ones
les grandes = the large ones
ont ete = were
a ete = was
ont disparu = disappeared
a disparu = disappeared
qu'est-ce qui a ete = what was
qu'est-ce qui a disparu = what disappeared
demoli = demolished
demolie = demolished
demolis = demolished
demolies = demolished
construit = built
construite = built
construits = built
construites = built
detruit = destroyed
detruite = destroyed
detruits = destroyed
detruites = destroyed
ajoute = add
ajoutes = added
ajoutees = added
coupes = cut
coupees = cut
moitie gauche = left half
moitie droite = right half
moitie superieure = top half
moitie inferieure = bottom half
moitie nord = northern half
moitie sud = southern half
moitie est = eastern half
moitie ouest = western half
partie gauche = left part
partie droite = right part
partie superieure = top part
partie inferieure = bottom part
coin superieur gauche = top left corner
coin superieur droit = top right corner
coin inferieur gauche = bottom left corner
coin inferieur droit = bottom right corner
en haut a gauche = at the top left
en haut a droite = at the top right
en bas a gauche = at the bottom left
en bas a droite = at the bottom right
au centre = in the center
au milieu = in the middle
pres du = near the
pres de = near
dans le = in the
dans la = in the
dans les = in the
a gauche = on the left
a droite = on the right
en haut = at the top
en bas = at the bottom
du = the
des = the
de la = the
de l' = the
les = the
le = the
la = the
l' = the
de = of
et = and
ou = or
un = a
une = a
ici = here
en detail = in detail
"""
_CHINESE = """
这里有多少 = how many | 有多少 = how many | 多少公顷 = how many hectares of | 几艘 = how many | 几架 = how many
几个 = how many | 几座 = how many | 几栋 = how many | 多少艘 = how many | 多少架 = how many | 多少个 = how many
多少辆 = how many | 多少座 = how many | 多少栋 = how many | 多少 = how many | 数一数 = count | 统计 = count | 计数 = count
数量 = number of | 在哪里 = @where | 在哪儿 = @where | 哪里有 = where is | 在哪 = @where | 找出 = find | 找到 = find
查找 = find | 检测 = detect | 定位 = locate | 搜索 = search for | 描述 = describe | 描写 = describe | 说明 = describe
有什么 = what is visible | 看到什么 = what do i see | 看到了什么 = what do i see | 图中有什么 = what is in the picture | 这是什么地方 = what is this place
这是哪里 = what is this place | 这是哪 = what is this place | 这是什么城市 = which city is this | 有多大 = @large | 有没有 = is there
是否有 = is there | 分割 = segment | 提取 = extract | 勾画 = outline | 勾勒 = outline | 圈出 = outline | 绘制 = map | 制图 = map
面积 = @area | 占比 = @share | 比例 = @share | 测量 = measure | 有什么变化 = what changed | 发生了什么变化 = what changed
变化了什么 = what changed | 什么变化 = what changed | 有变化吗 = has anything changed | 变化在 = changes | 变化 = changes
比较 = compare | 对比 = compare | 分类 = classify | 什么类型 = what type of scene is this | 帮助 = help | 你能做什么 = what can you do
只保留 = keep only | 只要 = only | 删除 = remove | 去掉 = remove | 添加 = add | 合并 = merge | 平滑 = smooth | 最大的 = the largest
最小的 = the smallest | 左上角 = at the top left | 右上角 = at the top right | 左下角 = at the bottom left | 右下角 = at the bottom right
左边 = on the left | 右边 = on the right
左半部分 = in the left half | 右半部分 = in the right half | 上半部分 = in the top half | 下半部分 = in the bottom half
左半边 = in the left half | 右半边 = in the right half | 左半部 = in the left half | 右半部 = in the right half
上半部 = in the top half | 下半部 = in the bottom half | 上方 = at the top | 下方 = at the bottom | 中间 = in the middle
新建筑物 = new buildings | 新建筑 = new buildings | 新建的 = new | 新建了 = @built | 新建 = @built | 新增 = @added
被拆除 = @demolished | 拆除 = @demolished | 消失 = @disappeared | 哪些 = which | 类似的地方 = find similar places | 相似 = similar places | 热力图 = heat map for
两个日期之间 = between the two dates | 这个视图 = this view | 这张图 = this image | 图像 = this image | 这幅图 = this image
这个区域 = this area | 视图 = this view | 所有 = all | 请 = please | 一下 = | 这里 = here | 详细 = in detail | 附近 = near
"""
_FRENCH_SIGNS = re.compile(
    r"\b(?:combien|decri[st]|decrire|decrivez|cette|quel|quelle|quels|quelles|ou sont|ou est|ou se|y a-t-il|est-ce|dans|moitie|gauche|droite|qu'est-ce|segmente|montre|trouve|cherche|compte|bateaux?|avions?|batiments?|foret|eau|surface|aide|aide-moi|mesure|les|des|nombre de|cartographie|supprime|enleve|seulement|localise|champs|routes?|maisons?|garde|compare les|delimite|extrais|vue|ce qui|plus grands?)\b"
)
# Words that are no English: two of them, or one beside a letter or sign that English lacks.
_OTHER_SIGNS = re.compile(
    r"\b(?:wie viele|wieviele|wieviel|wo|gibt|beschreibe|beschreib|zeige|zeig|zeichne|zahle|finde|suche|markiere|erkenne|umrande|messe|miss"
    r"|vergleiche|bitte|und|oder|der|das|dem|nicht|alle|mit|eine|einen|einem|diese|dieses|diesem|welche|welcher|kannst|ist|sind|auf|bild"
    r"|zwischen|hat sich|verandert|schiffe|gebaude|hauser|flugzeuge|baume|strassen|straßen|flache|wald|wasser|karte|hier"
    r"|cuantos|cuantas|cuanto|cuanta|donde|hay|imagen|que|cual|cuales|los|las|el|una|muestra|muestrame|dibuja|encuentra|cuenta|segmenta|cambio|cambiado"
    r"|esta|este|estos|como|por|cosa|naves|barcos|aviones|edificios|arboles|bosque|agua|casas|mapa|aqui|entre"
    r"|quantos|quantas|onde|descreva|conte|mostre|imagem|navios|predios|arvores|aqui|mudou"
    r"|quante|quanti|dove|sono|questa|questo|immagine|descrivi|trova|conta|mostra|mostrami|navi|edifici|alberi|cambiato|cosa|queste|gli|nella"
    r"|hoeveel|waar|zijn|beschrijf|het|een|deze|afbeelding|schepen|gebouwen|teken|zoek|veranderd|wat"
    r"|ile|gdzie|opisz|jest|zdjecie|statkow|budynki|hur|manga|beskriv|bilden|fartyg|hvor|mange|mye|bildet|skip"
    r"|kac|nerede|gemi|resim|berapa|dimana|gambar|bao nhieu|o dau|kde|kolik|lodi)\b"
)


@lru_cache(maxsize=1)
def _french_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs: list[tuple[str, str]] = []
    for line in _FRENCH.strip().splitlines():
        source, _, target = line.partition(" = ")
        pairs.append((source, target.strip()))
    for term in terms():
        for word in term.other:
            if not word.isascii() and any(ord(letter) > 0x2E80 for letter in word):
                continue
            base = without_accents(fold(word))
            pairs.append((base, term.words[0]))
            pairs.append(
                (
                    " ".join(
                        part if part.endswith(("s", "x")) else f"{part}s" for part in base.split()
                    ),
                    _many(term.words[0]),
                )
            )
            if base.endswith("eau"):
                pairs.append((f"{base}x", _many(term.words[0])))
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (
            re.compile(
                rf"(?<![\w]){re.escape(source)}" + ("" if source.endswith("'") else r"(?![\w])")
            ),
            f" {target} ",
        )
        for source, target in pairs
    )


def _many(word: str) -> str:
    return (
        word
        if word in ("water", "built-up", "bare", "vegetation", "farmland", "snow and ice")
        else f"{word}s"
    )


@lru_cache(maxsize=1)
def _chinese_words() -> tuple[tuple[str, str], ...]:
    pairs = [
        (source.strip(), target.strip())
        for item in re.split(r"[|\n]", _CHINESE)
        if "=" in item
        for source, _, target in [item.partition("=")]
    ]
    for term in terms():
        pairs += [
            (word, _many(term.words[0]))
            for word in term.other
            if any(ord(c) > 0x2E80 for c in word)
        ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def in_english(message: str) -> str | None:
    """The message itself when it is English, its main words in English when it is French or

    Chinese, and None for other languages.
    """
    letters = [c for c in message if c.isalpha()]
    if not letters:
        return message
    if sum("\u4e00" <= c <= "\u9fff" for c in letters) * 3 >= len(letters):
        return _from_chinese(message)
    if sum(ord(c) > 0x24F for c in letters) * 2 > len(letters):
        return None
    plain = without_accents(fold(message))
    if len(_FRENCH_SIGNS.findall(plain)) >= (1 if _accented(message) else 2) or re.match(
        r"(?:combien|decri[st]|decrire|ou sont|ou est|qu'est-ce|y a-t-il|segmente|montre|trouve|cartographie|aide$|compte|que peux-tu)\b",
        plain,
    ):
        for pattern, english in _french_words():
            plain = pattern.sub(english, plain)
        return " ".join(plain.split())
    foreign = set(_OTHER_SIGNS.findall(plain))
    if len(foreign) >= (1 if _accented(message) or "\u00bf" in message else 2):
        return None
    return message


def _accented(message: str) -> bool:
    return without_accents(message) != message


_ASKING = re.compile(r"\b(?:is there|has|how|what|which|where)\b")
_HAPPENED = re.compile(r"@\w+")
_PLACES = re.compile(
    r"\b(?:in|at|on) the (?:(?:top|bottom) (?:left|right)|top|bottom|left|right|middle)(?: half)?\b|\bhere\b"
)


def _from_chinese(message: str) -> str | None:
    text = re.sub(r"[。！，、；：？?!,]", " ", message)
    known = 0
    for word, english in _chinese_words():
        if word in text:
            known += 1
            text = text.replace(word, f" {english} ")
    if not known:
        return None
    text = " ".join(re.sub(r"[\u3000-\u9fff]", " ", text).split())
    # Chinese says first where, English last.
    text = re.sub(
        r"^(?:in )?(this (?:image|view|area)) (.*(?:how many|is there).*)", r"\2 in \1", text
    )
    for sign, lead in (
        ("@where", "where are"),
        ("@area", "area of"),
        ("@share", "share of"),
        ("@large", "how large are"),
    ):
        if sign in text:
            text = f"{lead} {text.replace(sign, ' ')}"
    if "how many" in text and not text.startswith("how many"):
        text = f"how many {text.replace('how many', ' ')}"
    if "呢" in message:  # "and in the right half?"
        text = f"and {text}"
    for sign in _HAPPENED.findall(text):
        text = f"{text.replace(sign, ' ')} were {sign[1:]}"
    if "吗" in message and _ASKING.search(text) is None:
        text = f"are there {text}"
    places = _PLACES.findall(text)
    return " ".join([*_PLACES.sub(" ", text).split(), *places]) or None
