"""An artist at work on an asset in the open file, and Maquette that keeps what the hand has done."""

import bpy
import maquette_engine

from addon.host import answer

from .asset import TOOLS, Asset

BENCH = f'''"""A bench."""
# maquette: 1
import bmesh
import bpy

# %% parameters
HEIGHT = 0.4  # m, 0.2..1.0: height of the seat
LEGS = 3  # 1..5: number of legs
CUSHION = True  # switch: a cushion
COLOUR = (0.5, 0.1, 0.1, 1.0)  # colour: colour of the wood

{TOOLS}

# %% tools: box
def box(name, size):
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=size)
    return mesh_from(bm, name)

# %% asset
asset = new_asset("bench")

# %% material: wood
wood = new_material("wood", COLOUR)

# %% material: steel
steel = new_material("steel", (0.5, 0.5, 0.5, 1.0), metallic=1.0)

# %% part: seat
seat = add_part(asset, "seat", box("seat", 0.3), wood)
seat.location.z = HEIGHT
bevel = seat.modifiers.new("Bevel", "BEVEL")
bevel.width = 0.01

# %% part: legs
legs = [add_part(asset, f"leg_{{number + 1}}", box("leg", 0.1), wood) for number in range(LEGS)]
for number, leg in enumerate(legs):
    leg.location = (number * 0.2, 0.0, HEIGHT / 2)

# %% part: cushion
cushion = None
if CUSHION:
    cushion = add_part(asset, "cushion", box("cushion", 0.2), steel)
    cushion.location.z = HEIGHT + 0.1

# %% part: knob
knob = add_part(asset, "knob", box("knob", 0.05), steel)
knob.parent = seat
follow = knob.constraints.new("COPY_ROTATION")
follow.target = seat

# %% part: lamp
light = bpy.data.lights.new("lamp", "POINT")
light.energy = 20.0
lamp = bpy.data.objects.new("lamp", light)
asset.users_collection[0].objects.link(lamp)
lamp.parent = asset
lamp.location.z = 2.0
'''


class Bench(Asset):
    """The bench, with its script as it now is."""

    def __init__(self):
        super().__init__("a1", "bench")
        self.script = BENCH
        self.ran(BENCH)

    def hand(self):
        """What the host tells of the artist's hand."""
        return answer("hand", {"asset": self.identity})

    def keep(self):
        """Read the hand into the script, as every step does before it begins. Answers what was told."""
        told = self.hand()
        self.script = maquette_engine.with_hand(self.script, told)
        return told

    def step(self, *replacements):
        """One request: the hand is read, the script is changed, and the scene follows."""
        told = self.keep()
        for old, new in replacements:
            assert old in self.script
            self.script = self.script.replace(old, new)
        self.ran(self.script)
        return told

    def lines(self):
        """The lines of manual edits."""
        _, found, text = self.script.partition("# %% manual edits\n")
        return text.splitlines() if found else []

    def reload(self, folder):
        """Save, and open the file again."""
        file = str(folder / "bench.blend")
        bpy.ops.wm.save_as_mainfile(filepath=file)
        bpy.ops.wm.open_mainfile(filepath=file)


def thing(name):
    return bpy.data.objects[name]


def sculpt(name, by=0.1):
    """Pull the first vertex out."""
    thing(name).data.vertices[0].co.x += by
