"""Texts of machine-readable lines: lawful looking ones with invented people, and ones without any sense.

The senseless ones keep the network from learning what usually follows what; check digits are drawn like
other digits, for a reader must not know them.
"""

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FILLER = "<"
EVERYTHING = DIGITS + LETTERS + FILLER

ALIKE = (
    "0OQDU",
    "1I",
    "8B",
    "5S",
    "2Z",
    "6G",
    "K<X",
    "C<G",
    "VYU",
    "MNWH",
    "EFPR",
    "7T1",
    "4A",
    "3B8",
    "JI1",
    "LI1",
)
"""Characters that photographs make hard to tell apart."""

STATES = (
    "UTO D<< AUT BEL BGR CAN CHE CHN COL CZE DNK ESP EST FIN FRA GBR GRC HRV HUN IND IRL ISL ITA JPN KEN "
    "KOR LTU LUX LVA MAR MEX MYS NGA NLD NOR NZL PAK PER PHL POL PRT ROU RUS SAU SRB SVK SVN SWE THA TUN "
    "TUR UKR USA UZB VNM XXA ZAF BRA"
).split()

SYLLABLES = (
    "A AB AD AL AN AR AS AU BA BE BER BO BRI CA CE CHA CHI CLA CO DA DE DI DO DU E EL EN ER ES FA FE FI "
    "FRA GA GE GO GRE GUY HA HE HI HO HU I IN IS JA JE JO JU KA KE KHA KI KO KU KY LA LE LI LO LU LY MA "
    "ME MI MO MU MY NA NE NG NI NO NU O OL OS PA PE PI PO PU QUE RA RE RI RO RU SA SCH SE SHI SI SO STE "
    "SU SZ TA TE THE TI TO TSU TU U UR VA VE VI VLA VO WA WE WI WO WU XI XU YA YE YO YU ZA ZE ZHA ZI ZO"
).split()
ENDINGS = (
    "A AH AK BERG BY CZ DOTTIR ENKO ER ES EZ FF HEIM I IC IN INA ING IS KAR KO MANN N NEN NG O OGLU OS OV "
    "OVA S SEN SKI SKY SON SSON STEIN TI TON U VIC WSKI WICZ YAN ZADE"
).split()


def some(rng, letters, count):
    """So many characters out of `letters`."""
    return "".join(rng.choices(letters, k=count))


def name(rng):
    """An invented name: syllables of many languages, or letters without sense."""
    if rng.random() < 0.3:
        return some(rng, LETTERS, rng.randint(1, 11))
    return "".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) + rng.choice(ENDINGS)


def names(rng, width):
    """Surnames, two fillers, given names, filled up."""
    surname = FILLER.join(name(rng) for _ in range(rng.choices((1, 2, 3), (75, 20, 5))[0]))
    given = FILLER.join(name(rng) for _ in range(rng.choices((0, 1, 2, 3), (4, 51, 33, 12))[0]))
    return (surname + FILLER * 2 + given)[:width].ljust(width, FILLER)


def number(rng, width):
    """A document number: digits, letters before digits, or a mixture, often of characters that look alike."""
    kind = rng.random()
    if kind < 0.3:
        text = some(rng, DIGITS, width)
    elif kind < 0.6:
        letters = rng.randint(1, 3)
        text = some(rng, LETTERS, letters) + some(rng, DIGITS, width - letters)
    elif kind < 0.85:
        text = some(rng, DIGITS + LETTERS, width)
    else:
        text = some(rng, "0O1I8B5S2Z6GDQUVY", width)
    cut = rng.choices((0, 1, 2), (80, 14, 6))[0]
    return text[: width - cut].ljust(width, FILLER)


def optional(rng, width):
    """An optional field: mostly empty."""
    if rng.random() < 0.55:
        return FILLER * width
    return some(rng, rng.choice((DIGITS, DIGITS + LETTERS)), rng.randint(1, width)).ljust(width, FILLER)


def date(rng):
    """A day, seldom unknown in part."""
    text = f"{rng.randint(0, 99):02}{rng.randint(1, 12):02}{rng.randint(1, 31):02}"
    return text if rng.random() < 0.97 else text[:4] + FILLER * 2


def check(rng):
    """Any digit."""
    return rng.choice(DIGITS)


def state(rng):
    """A state, mostly one there is."""
    return rng.choice(STATES) if rng.random() < 0.8 else some(rng, LETTERS, 3)


def days_and_sex(rng):
    """Birth, sex, expiry."""
    return date(rng) + check(rng) + rng.choice("MF<") + date(rng) + check(rng)


def card_lines(rng):
    """Three lines of 30: ICAO 9303-5."""
    first = rng.choice("IIIAC") + rng.choice("<<DPARO") + state(rng)
    return [
        first + number(rng, 9) + check(rng) + optional(rng, 15),
        days_and_sex(rng) + state(rng) + optional(rng, 11) + check(rng),
        names(rng, 30),
    ]


def passport_lines(rng):
    """Two lines of 44: ICAO 9303-4 (passports) and 9303-7 (visas)."""
    first = rng.choice("PPPPV") + rng.choice("<<<<PDSNAO") + state(rng) + names(rng, 39)
    second = number(rng, 9) + check(rng) + state(rng) + days_and_sex(rng)
    return [first, second + optional(rng, 14) + rng.choice(DIGITS + FILLER) + check(rng)]


def small_lines(rng):
    """Two lines of 36: ICAO 9303-6 (cards) and 9303-7 (visas)."""
    first = rng.choice("IIAVC") + rng.choice("<<<DPRN") + state(rng) + names(rng, 31)
    return [
        first,
        number(rng, 9) + check(rng) + state(rng) + days_and_sex(rng) + optional(rng, 7) + check(rng),
    ]


def french_lines(rng):
    """Two lines of 36 of the French card of 1988."""
    surname = name(rng)[:25].ljust(25, FILLER)
    given = FILLER.join(name(rng) for _ in range(rng.randint(1, 3)))[:14].ljust(14, FILLER)
    first = "IDFRA" + surname + rng.choice((FILLER * 6, some(rng, DIGITS, 6)))
    second = (
        some(rng, DIGITS, 4)
        + rng.choice(("2A0", "2B0", some(rng, DIGITS, 3)))
        + some(rng, DIGITS, 5)
        + check(rng)
    )
    return [first, second + given + date(rng) + check(rng) + rng.choice("MF") + check(rng)]


def senseless_line(rng):
    """Runs of anything, in any order."""
    text = ""
    while len(text) < 44:
        kind = rng.random()
        if kind < 0.3:
            text += some(rng, EVERYTHING, rng.randint(2, 14))
        elif kind < 0.5:
            text += some(rng, "".join(rng.sample(ALIKE, 2)), rng.randint(2, 8))
        elif kind < 0.62:
            text += some(rng, LETTERS, rng.randint(2, 10)) + FILLER * rng.randint(0, 2)
        elif kind < 0.76:
            text += some(rng, DIGITS, rng.randint(1, 10))
        elif kind < 0.88:
            text += rng.choice(LETTERS + DIGITS) * rng.randint(1, 3)
        else:
            text += FILLER * rng.choice((1, 2, 3, 5, 8, 12, 20))
    return text[: rng.choice((30, 36, 44))]


def zone(rng):
    """The lines of a zone, from the top."""
    kind = rng.random()
    if kind < 0.42:
        return [senseless_line(rng) for _ in range(3)]
    if kind < 0.6:
        return card_lines(rng)
    if kind < 0.82:
        return passport_lines(rng)
    return small_lines(rng) if kind < 0.94 else french_lines(rng)
