# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept on the disk, and what of it can be cleared."""

import pytest

from addon.core import storage


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("MAQUETTE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MAQUETTE_CACHE", str(tmp_path / "cache"))
    return tmp_path


def write(file, size):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x" * size)


def sizes():
    return {place.name: storage.size(place) for place in storage.kept()}


def test_where_nothing_is_kept_yet_nothing_is_counted(folders):
    assert sizes() == {"Store": 0, "Logs": 0, "Cache": 0}


def test_each_place_counts_what_is_its_own(folders):
    write(folders / "home/store.sqlite", 100)
    write(folders / "home/store.sqlite-wal", 10)
    write(folders / "home/thumbnails/session/1.png", 1)
    write(folders / "home/logs/maquette.log", 2000)
    write(folders / "home/models.toml", 9)
    write(folders / "cache/reference-4.5.0-abc-1.json", 30)
    write(folders / "cache/bpy-4.5/lib.so", 5)
    assert sizes() == {"Store": 111, "Logs": 2000, "Cache": 30}
    assert all(storage.is_moved(place) for place in storage.kept())


def test_clearing_the_cache_leaves_what_others_keep_there(folders):
    write(folders / "cache/reference-4.5.0-abc-1.json", 30)
    write(folders / "cache/index-4.5.0-abc-1.bin", 12)
    write(folders / "cache/bpy-4.5/lib.so", 5)
    write(folders / "home/store.sqlite", 100)
    assert storage.clear_cache() == 42
    left = {file.relative_to(folders).as_posix() for file in folders.rglob("*") if file.is_file()}
    assert left == {"cache/bpy-4.5/lib.so", "home/store.sqlite"}


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 kB"), (2_300, "2 kB"), (11_700_000, "11.7 MB"), (2_500_000_000, "2.5 GB")]
)
def test_sizes_are_said_as_people_say_them(size, said):
    assert storage.said_size(size) == said
