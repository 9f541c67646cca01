"""A second reading of the medical brief, section 3, in plain conditions: slow, long-winded, and without check.toml.

It shares nothing with the table or its engine but the ids of the ticks, so that a slip in either shows. It was written
row by row from the brief; the header of check.toml lists where the brief leaves room, and the same choices hold here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ORDER = ["S", "C", "U", "ER", "E"]
OVER_55 = {"age-56-59", "age-60-64", "age-65-70", "age-71"}
FROM_60 = {"age-60-64", "age-65-70", "age-71"}
FROM_65 = {"age-65-70", "age-71"}


@dataclass
class Reading:
    """What one set of ticks asks for."""

    ticks: set[str]
    rows: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)

    def has(self, *ids: str) -> bool:
        return bool(self.ticks & set(ids))

    def add(self, table: dict[str, tuple[str, bool]]) -> None:
        for name, (level, holds) in table.items():
            if holds:
                self.rows[name] = max(level, self.rows.get(name, "S"), key=ORDER.index)

    def holds(self, *names: str) -> bool:
        return any(name in self.rows for name in names)


@dataclass(frozen=True)
class Verdict:
    """The answer of this reading."""

    level: str
    care: str
    days: int | None
    rows: tuple[str, ...]
    rules: tuple[str, ...]
    crisis: bool


def read(ticks: set[str]) -> Verdict:
    """The level, what may be shown to do, and the rules that hold, for ticks that are all answered."""
    reading = Reading(ticks)
    emergency_rows(reading)
    today_rows(reading)
    later_rows(reading)
    raise_rows(reading)
    combine(reading)
    level = max([*reading.rows.values(), *reading.rules.values(), "S"], key=ORDER.index)
    fits = self_care_fits(reading)
    if level == "S" and not fits:
        level = "C"
    until = days(reading, fits) if level == "C" else None
    rows = tuple(sorted(f"{name} {asks}" for name, asks in reading.rows.items()))
    rules = tuple(sorted(reading.rules))
    return Verdict(level, care(reading, level, fits), until, rows, rules, crisis=reading.holds("C13"))


def emergency_rows(r: Reading) -> None:
    pregnancy_sign = r.has("pregnant", "new-mother") and r.has("E16a", "E16b", "E16c", "E16d")
    thinner_sign = nerve_sign(r) or r.has("E18a", "E18b", "procedure", "K7a")
    r.add(
        {
            "E1": ("E", r.has("E1a", "E1b")),
            "E2": ("E", r.has("E2a", "E2b")),
            "E3": ("E", r.has("E3a", "E3b") or (r.has("aneurysm") and r.has("E3c"))),
            "E4": ("E", r.has("E4a", "E4b", "E4c")),
            "E5": ("E" if r.has("E5b", "E9c", "E9d") else "ER", r.has("E5a", "E5b")),
            "E6": ("ER", r.has("E6a")),
            "E7": ("ER", r.has("E7a")),
            "E8": ("ER", r.has("E8a")),
            "E9": ("E" if r.has("E9c", "E9d") else "ER", r.has("E9a", "E9b", "E9c", "E9d", "E9e")),
            "E10": ("ER", r.has("E10a")),
            "E11": ("E", r.has("E11a", "E11b")),
            "E12": ("E", r.has("E12a")),
            "E13": ("E", r.has("E13a", "E13b")),
            "E14": ("E", r.has("E14a")),
            "E15": ("ER", r.has("E15a")),
            "E16": ("E", pregnancy_sign),
            "E17": ("ER", r.has("E17a", "E17b") or (r.has("U7a") and fever(r))),
            "E18": ("E" if nerve_sign(r) else "ER", r.has("thinner") and thinner_sign),
            "E19": ("E", r.has("E19a")),
            "E20": ("E", r.has("procedure") and (r.has("E20a") or nerve_sign(r) or fever(r))),
        }
    )


def today_rows(r: Reading) -> None:
    r.add(
        {
            "U1": ("U", r.has("U1a")),
            "U2": ("U", infection_risk(r) and r.has("U2a")),
            "U3": ("U", r.has("U3a") and r.has("thin-bones", "steroids", *FROM_65, "U9a")),
            "U4": ("ER" if nerve_sign(r) else "U", r.has("cancer") and r.has("U4a", "U4b")),
            "U5": ("U", r.has("thinner") and r.has("U5a", "E18a")),
            "U6": ("U", r.has("U6a")),
            "U7": ("ER" if fever(r) or r.has("E17b") else "U", r.has("U7a")),
            "U8": ("U", r.has("pregnant") and r.has("U8a", "U8b", "U7a")),
            "U9": ("U", r.has("U9a")),
            "U10": ("U", r.has("U10a")),
            "U11": ("U", r.has("U11a")),
            "U12": ("E" if r.has("U12b") or r.holds("E1") else "U", r.has("U12a")),
            "U14": ("U", r.has("implant") and r.has("U14a")),
            "U15": ("E" if r.holds("E4") else "U", r.has("U15a")),
        }
    )


def later_rows(r: Reading) -> None:
    inflamed = len(r.ticks & {"C6b", "C6c", "C6d", "C6e", "C6f", "C6g"}) >= 2
    r.add(
        {
            "C1": ("C", r.has("C1a") and r.has("age-0-17", "age-18-19", *OVER_55)),
            "C2": ("C", r.has("C2a")),
            "C3": ("C", r.has("C3a")),
            "C4": ("C", r.has("C4a")),
            "C5": ("C", r.has("steroids", "thin-bones")),
            "C6": ("C", r.has("C6a") and inflamed),
            "C7": ("C", r.has("C7a")),
            "C8": ("C", r.has("pregnant")),
            "C9": ("C", r.has("C9a")),
            "C10": ("C", r.has("C10a")),
            "C11": ("C", r.has("known-spine", "heart", "implant", "procedure")),
            "C12": ("C", r.has("C12a")),
            "C13": ("U", r.has("C13a")),  # the brief gives it no level: the crisis line first, and no routine
            "U13": ("C", r.has("age-0-17")),
        }
    )


def raise_rows(r: Reading) -> None:
    young_and_worrying = fever(r) or nerve_sign(r) or r.holds("C3", "C7", "E11") or r.has("U13a", "U3a")
    r.add(
        {
            "U1": ("ER", r.holds("U1") and r.holds("U2")),
            "U13": ("U", r.holds("U13") and young_and_worrying),
            "C1": ("U", r.holds("C1") and mid_back(r)),
            "C2": ("U", r.holds("C2") and r.has("cancer")),
            "C3": ("U", r.holds("C3") and r.holds("C1", "C2", "U4")),
        }
    )


def combine(r: Reading) -> None:
    cauda = r.holds("E5", "E6", "E7", "E8")
    factors = [r.has("age-71"), r.has("K5a"), r.has("steroids"), r.has("thin-bones"), trauma(r)]
    found = {
        "K1": ("E", cauda and r.holds("E9", "E10")),
        "K2": ("ER", r.has("E9b")),
        "K3": ("ER", fever(r) and (infection_risk(r) or r.has("procedure"))),
        "K4": ("E", (fever(r) or infection_risk(r)) and nerve_sign(r)),
        "K5": ("U", sum(factors) >= 2),
        "K6": ("U", r.has("cancer") and (r.holds("C2", "C3", "C9") or r.has("age-50-55", *OVER_55))),
        "K6-nerve": ("ER", r.has("cancer") and nerve_sign(r)),
        "K7": ("E", r.has("K7a") and r.has(*FROM_60, "K7b", "aneurysm")),
        "K8": ("E", mid_back(r) and (r.holds("E1", "E4") or r.has("heart"))),
        "K9": ("E", r.has("thinner") and nerve_sign(r) and (r.holds("E11") or r.has("E18a", "U5a", "procedure"))),
        "K11": ("ER", r.has("E15a")),
        "K11-slow": ("U", r.has("E15b")),
        "K12": ("U", sum(r.holds(name) for name in ("C1", "C2", "C3", "C4")) >= 3),
        "K13-rise": ("U", r.has("K13a")),
        "K14": ("S", r.has("age-0-17")),
    }
    r.rules.update({name: level for name, (level, holds) in found.items() if holds})
    asked = [level for name, level in r.rows.items() if name != "C13"]
    urgent = any(ORDER.index(level) >= ORDER.index("U") for level in [*asked, *r.rules.values()])
    if r.has("pregnant") and urgent:
        r.rules["K10"] = "ER"
    if r.has("today-last-time") and urgent:
        r.rules["K13"] = "U"


def fever(r: Reading) -> bool:
    return r.has("U1a", "E13a")


def infection_risk(r: Reading) -> bool:
    return r.has("weak-defenses", "infection-near")


def nerve_sign(r: Reading) -> bool:
    bladder_and_saddle = r.has("E5a", "E5b", "E6a", "E7a", "E8a")
    legs = r.has("E9a", "E9b", "E9c", "E9d", "E9e", "E10a", "E18c", "U6a")
    return bladder_and_saddle or legs or r.has("E11b", "E12a", "E15a", "E15b")


def mid_back(r: Reading) -> bool:
    return r.has("E1b", "K8a", "U12a", "U15a", "C1b", "C4a")


def trauma(r: Reading) -> bool:
    return r.holds("E11") or (r.has(*FROM_65) and r.has("U3a", "E18a"))


def self_care_fits(r: Reading) -> bool:
    age = r.has("age-18-19", "age-20-49", "age-50-55") or (r.has(*OVER_55) and r.has("cleared"))
    started = not r.has("S1", "K7a", "procedure")
    return age and started and not r.holds("C1", "C2", "C3", "C4", "C5", "C13", "U13")


def care(r: Reading, level: str, fits: bool) -> str:
    if level in ("E", "ER") or r.has("age-0-17"):
        return "none"
    if level == "U" or not fits:
        return "comfort"
    return "pregnancy" if r.holds("C8") else "all"


def days(r: Reading, fits: bool) -> int:
    table = {"C1": 3, "C2": 3, "C3": 3, "C4": 3, "C5": 3, "C6": 14, "C7": 14, "C9": 7, "C10": 28, "C12": 7, "U13": 3}
    asked = [table[name] for name in r.rows if name in table] + ([] if fits else [3])
    return min(asked, default=0)
