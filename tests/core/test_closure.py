# SPDX-License-Identifier: GPL-3.0-or-later
"""Which cells must run once some do."""

from addon.core.closure import closure


def cell(title, defines=(), reads=(), mutates=(), touched=()):
    return {"title": title, "defines": defines, "reads": reads, "mutates": mutates, "touched": touched}


def titles(cells, *run, changed=()):
    index = {each["title"]: number for number, each in enumerate(cells)}
    return "".join(
        cells[number]["title"] for number in sorted(closure(cells, [index[each] for each in run], changed))
    )


def test_readers_of_the_names_run_and_so_do_theirs():
    cells = [cell("a", ["x"]), cell("b", ["y"], ["x"]), cell("c", ["z"], ["y"]), cell("d", [], ["w"])]
    assert titles(cells, "a") == "abc"
    assert titles(cells, "c") == "c"


def test_a_value_that_is_changed_in_place_is_made_anew_and_read_anew():
    cells = [cell("a", ["x"]), cell("b", [], ["x"], ["x"]), cell("c", [], ["x"])]
    assert titles(cells, "b") == "abc"


def test_cells_whose_objects_are_touched_run_with_those_that_touch_them():
    cells = [cell("a"), cell("b", touched=["a"]), cell("c")]
    assert titles(cells, "a") == "ab"
    assert titles(cells, "b") == "ab"
    assert titles(cells, "c") == "c"


def test_what_a_later_cell_has_changed_is_made_anew_for_a_cell_that_comes_upon_it_before():
    cells = [cell("a", ["x"]), cell("m", ["y"], ["x"]), cell("b", [], ["y"]), cell("c", touched=["a"])]
    assert titles(cells, "b") == "ambc"


def test_names_whose_definition_is_gone_have_their_readers_run():
    cells = [cell("a", ["x"]), cell("b", [], ["gone"])]
    assert titles(cells, changed=["gone"]) == "b"


def test_nothing_runs_for_nothing():
    assert titles([cell("a", ["x"]), cell("b", [], ["x"])]) == ""
    assert closure([], []) == set()
