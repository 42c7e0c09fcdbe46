# SPDX-License-Identifier: GPL-3.0-or-later
"""A stool of two parts, as a planner and a coder would answer: small, so that a run of the team is short."""

import copy

BLUEPRINT = {
    "name": "stool",
    "summary": "A square oak stool.",
    "size": [0.36, 0.36, 0.45],
    "stands": "ground",
    "mirrored": True,
    "materials": [{"name": "oak", "colour": "#a87c4f", "roughness": 0.6, "metallic": 0.0, "look": ""}],
    "parts": [
        {
            "name": "seat",
            "description": "A square board.",
            "boxes": [{"centre": [0.0, 0.0, 0.43], "size": [0.36, 0.36, 0.04]}],
            "attaches_to": [],
            "inside": [],
            "material": "oak",
        },
        {
            "name": "legs",
            "description": "Four square posts, let into the seat.",
            "boxes": [
                {"centre": [x * 0.12, y * 0.12, 0.21], "size": [0.04, 0.04, 0.42]}
                for x in (-1, 1)
                for y in (-1, 1)
            ],
            "attaches_to": ["seat"],
            "inside": [],
            "material": "oak",
        },
    ],
    "parameters": ["SEAT_WIDTH = 0.36  # m, 0.3..0.5: width of the seat"],
    "layout": ["leg_spread = SEAT_WIDTH / 3"],
}

CELLS = {
    "part: seat": """```python
# %% part: seat
seat_mesh = bmesh.new()
box(seat_mesh, (SEAT_WIDTH, SEAT_WIDTH, 0.04), at=(0, 0, 0.43))
seat = add_part(asset, "seat", mesh_from(seat_mesh, "seat"), oak_material)
```""",
    "part: legs": """```python
# %% part: legs
legs = []
for leg_x in (-leg_spread, leg_spread):
    for leg_y in (-leg_spread, leg_spread):
        leg_mesh = bmesh.new()
        box(leg_mesh, (0.04, 0.04, 0.42), at=(leg_x, leg_y, 0.21))
        leg_name = f"leg_{len(legs) + 1}"
        legs.append(add_part(asset, leg_name, mesh_from(leg_mesh, leg_name), oak_material))
```""",
}


def blueprint():
    """One that a test may change."""
    return copy.deepcopy(BLUEPRINT)
