# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a model in models.toml: the lines in question, and no others."""

import tomllib

import pytest

from addon.core.models_file import NotEditable, with_role

WRITTEN = """\
# my models
[roles.default]               # what the others leave open
provider = "anthropic"   # ours
model = 'claude-a'
temperature = 0.2

[ roles . "coder" ]
max_tokens = 500

[limits]
money_a_run = 2.0 # enough
"""


def test_an_empty_file_gets_the_section():
    assert with_role("", "default", "ollama", "qwen3:8b") == (
        '[roles.default]\nprovider = "ollama"\nmodel = "qwen3:8b"\n'
    )


def test_values_are_replaced_where_they_stand_and_comments_stay():
    edited = with_role(WRITTEN, "default", "ollama", "qwen3:8b")
    expected = WRITTEN.replace('"anthropic"', '"ollama"').replace("'claude-a'", '"qwen3:8b"')
    assert edited == expected


def test_what_a_section_lacks_is_put_at_its_beginning():
    edited = with_role(WRITTEN, "coder", "ollama", "q")
    added = '[ roles . "coder" ]\nprovider = "ollama"\nmodel = "q"\nmax_tokens'
    assert edited == WRITTEN.replace('[ roles . "coder" ]\nmax_tokens', added)


@pytest.mark.parametrize("text", [WRITTEN, WRITTEN.rstrip("\n")])
def test_a_role_without_a_section_gets_one_at_the_end(text):
    edited = with_role(text, "critic", "gemini", "g")
    assert edited.startswith(text.rstrip("\n") + "\n\n[roles.critic]\n")
    assert tomllib.loads(edited)["roles"]["critic"] == {"provider": "gemini", "model": "g"}


def test_line_ends_stay_as_they_are():
    edited = with_role(WRITTEN.replace("\n", "\r\n"), "coder", "ollama", "q")
    assert edited.replace("\r\n", "\n") == with_role(WRITTEN, "coder", "ollama", "q")
    assert "\n" not in edited.replace("\r\n", "")


def test_doing_it_twice_changes_nothing_more():
    once = with_role(WRITTEN, "critic", "gemini", "g")
    assert with_role(once, "critic", "gemini", "g") == once


@pytest.mark.parametrize("model", ['a "quoted" \\ name', "größe/模型", "tab\there", "\x7f"])
def test_any_name_is_written_so_that_it_reads_back(model):
    assert tomllib.loads(with_role(WRITTEN, "default", "p", model))["roles"]["default"]["model"] == model


@pytest.mark.parametrize(
    "text",
    [
        'roles.default.model = "m"\n',
        'roles = { default = { model = "m" } }\n',
        '[roles]\ndefault = { provider = "a", model = "m" }\n',
        '[roles.default]\nmodel = """\nm"""\n',
        "roles = 3\n",
    ],
)
def test_what_cannot_be_edited_line_by_line_is_told_with_what_to_write(text):
    with pytest.raises(NotEditable, match=r'(?s)yourself:\n\[roles.default\]\nprovider = "ollama"'):
        with_role(text, "default", "ollama", "q")


def test_a_header_within_a_text_is_none():
    text = '[providers.work]\nbase_url = """\n[roles.default]\nmodel = "x"\n"""\n'
    with pytest.raises(NotEditable):
        with_role(text, "default", "ollama", "q")


def test_a_file_that_is_no_toml_is_not_touched():
    with pytest.raises(NotEditable, match="cannot be read"):
        with_role("[roles.default\n", "default", "ollama", "q")
