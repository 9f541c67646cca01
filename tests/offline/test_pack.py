"""Packs hold every entry once, in the order of saving, in pieces of about equal weight."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from server.offline.generation import Generation, generation
from server.offline.pack import packs
from server.pages.table import Document
from server.tier import Tier


def made(sizes: list[int]) -> Generation:
    library = [Document(f"/guide/{at:03}/", "en", "", Tier.LIBRARY, b"x" * size) for at, size in enumerate(sizes)]
    return generation([Document("/", "en", "", Tier.CORE, b"home"), *library], (), "en")


@given(st.lists(st.integers(0, 400), max_size=60), st.integers(50, 1000))
def test_every_entry_travels_once_in_the_order_of_saving(sizes: list[int], largest: int) -> None:
    generation = made(sizes)
    sent = packs(generation, largest=largest)
    assert tuple(entry for pack in sent for entry in pack.entries) == generation.entries
    assert all(pack.body == b"".join(entry.body for entry in pack.entries) for pack in sent)


@given(st.lists(st.integers(1, 100), min_size=1, max_size=60))
def test_no_pack_is_much_larger_than_the_limit(sizes: list[int]) -> None:
    library = [pack for pack in packs(made(sizes), largest=500) if pack.tier is Tier.LIBRARY]
    assert max(len(pack.body) for pack in library) <= 500 + max(sizes)


def test_core_is_one_unit_beside_its_shell_and_never_shares_a_pack_with_the_library() -> None:
    core, *library = packs(made([100, 100]), largest=10)
    assert core.tier is Tier.CORE
    assert {pack.tier for pack in library} == {Tier.LIBRARY}


def test_name_carries_the_hash_of_the_bytes() -> None:
    for pack in packs(made([10, 20])):
        assert pack.sha256 == sha256(pack.body).hexdigest()
        assert pack.url == f"/packs/{pack.name}"
        assert pack.sha256[:12] in pack.name
