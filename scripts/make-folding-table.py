#!/usr/bin/env python3
"""Writes Sources/RapportTypes/Text/FoldingTable.swift from Python's copy of the Unicode Character Database.

    scripts/make-folding-table.py > Sources/RapportTypes/Text/FoldingTable.swift

The standard library of Swift tells the case of a character in public, but not what it decomposes into.
"""

import sys
import unicodedata

# Letters that no decomposition takes apart, and punctuation that keyboards and word processors write differently.
OWN = {
    "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ł": "l", "Ł": "l", "ħ": "h", "Ħ": "h",
    "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss", "ẞ": "ss",
    "þ": "th", "Þ": "th", "ı": "i", "İ": "i", "ſ": "s", "ς": "σ",
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}

# Accents and points: marks that a reader leaves out when typing in a hurry. Not the vowel signs of Indic scripts,
# nor the marks that make a kana another one.
MARKS = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x05C4, 0x05C5),
    (0x05C7, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC),
    (0x06DF, 0x06E4), (0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
    (0x2DE0, 0x2DFF), (0xFE20, 0xFE2F),
]

# Hangul is taken apart by arithmetic; nobody types compatibility ideographs, Arabic presentation forms, old Jamo.
LEFT_ALONE = [
    (0x2E80, 0x2FDF), (0x3130, 0x318F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF),
    (0xFFA0, 0xFFDC),
]


def within(character, ranges):
    return any(first <= ord(character) <= last for first, last in ranges)


def without_marks(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not within(c, MARKS))


def fold(text):
    mapped = "".join(OWN.get(c, c) for c in text)
    lower = "".join(OWN.get(c, c.lower()) for c in without_marks(mapped))
    return without_marks("".join(OWN.get(c, c) for c in lower))


def is_written_in_names(character):
    """Letters, digits and marks, circled letters, full-width punctuation, and our own list."""
    value = ord(character)
    return (
        unicodedata.category(character)[0] in "LM"
        or unicodedata.category(character) in ("Nd", "Nl")
        or character in "¹²³"
        or 0x24B6 <= value <= 0x24E9
        or 0xFF01 <= value <= 0xFF5E
        or character in OWN
    )


def rows():
    found = {}
    for value in range(0x80, 0x20000):
        character = chr(value)
        if not is_written_in_names(character) or within(character, LEFT_ALONE) or within(character, MARKS):
            continue
        folded = fold(character)
        if folded and " " not in folded and folded not in (character, character.lower()):
            found.setdefault(folded, []).append(character)
    return found


def lines(found):
    for folded in sorted(found):
        characters = found[folded]
        for start in range(0, len(characters), 60):
            yield folded + " " + "".join(characters[start:start + 60])


print(f'''// Made by scripts/make-folding-table.py from Unicode {unicodedata.unidata_version}; do not edit.

/// What characters become when case, accents and typographic variants do not count.
///
/// Each line is a result, a space, and the characters that become it. Characters that only change their case are not
/// in it: the standard library knows them.
enum FoldingTable {{
    static let lines = #"""''')
for line in lines(rows()):
    print("        " + line)
print('''        """#
}''')
print(sum(map(len, rows().values())), "characters", file=sys.stderr)
