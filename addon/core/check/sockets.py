# SPDX-License-Identifier: GPL-3.0-or-later
"""Items of collections: nodes by their names, sockets by name and index."""

from __future__ import annotations

from typing import Any

from .api import Api, Record
from .values import ANYTHING, Constant, Items, Socket, Struct, Values, constant, literals, only

Reader = Any

# Their sockets depend on the file: on a group, on the passes of a view layer, on the layers of an image.
_BY_FILE = frozenset(
    "CompositorNodeRLayers CompositorNodeImage CompositorNodeOutputFile CompositorNodeCryptomatte"
    " CompositorNodeCryptomatteV2 CompositorNodeMovieClip CompositorNodeGroup ShaderNodeGroup GeometryNodeGroup"
    " TextureNodeGroup ShaderNodeScript ShaderNodeCustomGroup GeometryNodeCustomGroup CompositorNodeCustomGroup"
    " GeometryNodeViewer GeometryNodeSimulationInput GeometryNodeRepeatInput NodeReroute TextureNodeOutput"
    " NodeGroupInput NodeGroupOutput".split()
)
_SIDES = ("inputs", "outputs")


def listed(api: Api, owner: Any) -> list[Record] | None:  # noqa: ANN401 (a value)
    """The sockets of one side of a node, where it is known and they do not depend on the file."""
    if not isinstance(owner, Items) or owner.name not in _SIDES or owner.owner is None:
        return None
    node = owner.owner.type
    if node not in api.nodes or node in _BY_FILE:
        return None
    record = api.nodes[node]
    every = [*record["inputs"], *record["outputs"]]
    if any(
        each["type"] == "NodeSocketVirtual" or each["identifier"].startswith("__extend") for each in every
    ):
        return None
    if _makes_sockets(api, node):
        return None
    return record[owner.name]


def shown(api: Api, owner: Any) -> frozenset[str] | None:  # noqa: ANN401
    """The names of the sockets that a node shows as it is set, where that is known. By name, it has no others."""
    if not isinstance(owner, Items) or owner.owner is None or owner.owner.settings is None:
        return None
    record, settings = api.nodes.get(owner.owner.type), owner.owner.settings
    if record is None or owner.name not in _SIDES or len(settings) > 1 or owner.owner.type in _BY_FILE:
        return None
    if not settings:
        return frozenset(each["name"] for each in record[owner.name] if each["enabled"])
    setting, value = next(iter(settings))
    sides = record.get("variants", {}).get(setting, {}).get(value)
    return frozenset(name for name, _, _ in sides[owner.name]) if sides is not None else None


def _makes_sockets(api: Api, node: str) -> bool:
    """Whether a node's settings make sockets, rather than showing and hiding those that it has."""
    record = api.nodes[node]
    known = {each["identifier"] for each in (*record["inputs"], *record["outputs"])}
    for by_value in record.get("variants", {}).values():
        for sides in by_value.values():
            if any(identifier not in known for side in sides.values() for _, identifier, _ in side):
                return True
    return False


def most(api: Api, owner: Any) -> int | None:  # noqa: ANN401
    """How many sockets one side of a node has at the most, where one setting alone makes them."""
    if not isinstance(owner, Items) or owner.name not in _SIDES or owner.owner is None:
        return None
    record = api.nodes.get(owner.owner.type, {})
    variants = record.get("variants", {})
    if len(variants) != 1 or owner.owner.type in _BY_FILE:
        return None
    counts = [len(sides[owner.name]) for by_value in variants.values() for sides in by_value.values()]
    return max([len(record[owner.name]), *counts])


def named(sockets: list[Record], name: str) -> list[Record]:
    """The sockets that a name means. Blender also takes some by their identifiers, which are older names."""
    return [each for each in sockets if each["name"] == name] or [
        each for each in sockets if each["identifier"] == name
    ]


def has(reader: Reader, owner: Any, name: str) -> bool | None:  # noqa: ANN401
    """Whether a node has a socket of this name."""
    sockets = listed(reader.api, owner)
    return None if sockets is None else bool(named(sockets, name))


def item(reader: Reader, owner: Items, key: Values) -> Values:
    """What stands in a collection under a key."""
    api: Api = reader.api
    if owner.name in _SIDES and owner.of == "NodeSocket":
        return _socket(api, owner, key)
    known = constant(key)
    if owner.type == "Nodes" and known is not None and isinstance(known.value, str):
        return _node(reader, owner, known.value)
    return only(Struct(owner.of)) if owner.of else ANYTHING


def _node(reader: Reader, owner: Items, name: str) -> Values:
    """A node by its name: a new node is named after its label, and rarely renamed to another's."""
    api: Api = reader.api
    label = name[:-4] if name[-4:-3] == "." and name[-3:].isdigit() else name
    tree = owner.owner.type if owner.owner is not None else None
    found = [
        each for each in api.node_labels.get(label, ()) if tree is None or tree in api.nodes[each]["trees"]
    ]
    if len(found) > 1:
        found = [each for each in found if each.startswith("ShaderNode")]
    if len(found) == 1 and name not in reader.script.given_names:
        return only(Struct(found[0]))
    return only(Struct("Node"))


def _socket(api: Api, owner: Items, key: Values) -> Values:
    sockets = listed(api, owner)
    if sockets is None:
        return only(Struct("NodeSocket"))
    known = literals(key)
    if known is None:
        return only(Socket(tuple(sorted({each["type"] for each in sockets}))))
    types: set[str] = set()
    for each in known:
        types.update(found["type"] for found in _meant(sockets, each))
    return only(Socket(tuple(sorted(types)))) if types else ANYTHING


def _meant(sockets: list[Record], key: Constant) -> list[Record]:
    if isinstance(key.value, str):
        return named(sockets, key.value)
    if isinstance(key.value, int) and -len(sockets) <= key.value < len(sockets):
        return [sockets[key.value]]
    return []
