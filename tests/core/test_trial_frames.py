# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages between Blender and the one in the background."""

import io
import struct

import pytest

from addon.core.trial import frames


def sent(*messages):
    stream = io.BytesIO()
    for message in messages:
        frames.send(stream, message)
    return stream.getvalue()


def test_messages_come_as_they_were_sent():
    stream = io.BytesIO(sent({"script": "größe = 1\n"}, {"error": None}))
    assert frames.receive(stream) == {"script": "größe = 1\n"}
    assert frames.receive(stream) == {"error": None}
    assert frames.receive(stream) is None


def test_what_blender_prints_before_the_first_message_is_skipped():
    stream = io.BytesIO(b"Blender 4.5.0 (hash)\n\0maquette" + frames.BEGINNING + sent({"confined": []}))
    assert frames.skip_to_beginning(stream)
    assert frames.receive(stream) == {"confined": []}


def test_a_blender_that_never_begins_is_noticed():
    assert not frames.skip_to_beginning(io.BytesIO(b"Blender 4.5.0\nSegmentation fault\n"))


def test_half_a_message_is_the_end():
    assert frames.receive(io.BytesIO(sent({"error": None})[:-1])) is None


@pytest.mark.parametrize(
    "bytes_", [struct.pack("!I", 1 << 31), struct.pack("!I", 3) + b"not", struct.pack("!I", 2) + b"[]"]
)
def test_what_is_no_message_is_refused(bytes_):
    with pytest.raises(frames.BrokenFrame):
        frames.receive(io.BytesIO(bytes_))
