# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset and the files written of it, told in the same terms so that they can be compared."""

from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np

from addon.host import answer

from .asset import Asset

PAIRS = Path(__file__).parents[2] / "rag" / "pairs"


@dataclass
class Facts:
    """What a file must keep of an asset."""

    low: np.ndarray
    high: np.ndarray
    triangles: int
    objects: set[str]
    colours: dict[str, tuple]  # base colours by the material's name


def build(pair):
    """A pair's asset in the open scene, called as the pair."""
    asset = Asset(pair, pair)
    asset.ran((PAIRS / f"{pair}.py").read_text(encoding="utf-8"))
    return asset


def facts(asset=""):
    """What is seen of an asset, or of all that the open scene holds, with the plain colours of its materials."""
    meshes = answer("inspect", {"asset": asset})["parts"]
    positions = np.concatenate([mesh["positions"] for mesh in meshes])
    names = {name for mesh in meshes for name in mesh["materials"] if name}
    return Facts(
        low=positions.min(axis=0),
        high=positions.max(axis=0),
        triangles=sum(len(mesh["triangles"]) for mesh in meshes),
        objects={mesh["object"] for mesh in meshes},
        colours={name: _base_colour(bpy.data.materials[name]) for name in names},
    )


def _base_colour(material):
    shader = next(node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    socket = shader.inputs["Base Color"]
    # Where nodes drive it, the plain look is that of the viewport.
    return tuple(material.diffuse_color if socket.is_linked else socket.default_value)


def state():
    """All in the open file that an export could change: what there is, how it is named, selected and hidden."""
    from addon.host.datablocks import every
    from addon.host.fingerprint import fingerprint

    window, layer = bpy.context.window, bpy.context.view_layer
    return {
        "datablocks": {
            f"{kind}: {each.name}": fingerprint(each)
            for kind, each in every()
            # The picture that Blender shows after a render is Blender's own.
            if getattr(each, "type", "") != "RENDER_RESULT"
        },
        "stamps": {each.name: {key: str(value) for key, value in each.items()} for each in bpy.data.objects},
        "marked": [each.name for kind, each in every() if each.asset_data],
        "scene": (window.scene.name, window.view_layer.name),
        "selected": sorted(each.name for each in layer.objects if each.select_get()),
        "active": layer.objects.active.name if layer.objects.active else None,
        "mode": bpy.context.mode,
        "hidden": sorted(each.name for each in layer.objects if each.hide_get()),
        "disabled": sorted(each.name for each in bpy.data.objects if each.hide_viewport),
        "excluded": sorted(each.name for each in layer.layer_collection.children if each.exclude),
    }
