"""A writer that knows nothing of power cuts: what the rigs must find out about it."""

from __future__ import annotations

from tests.rigs.villages import some_bytes

NAMES = ("one", "two", "three")
BODIES = {name: some_bytes(name, 3_000) for name in NAMES}


class Naive:
    """Writes files by rename without a fsync, and says that they are there."""

    name = "naive"

    def prepare(self, world, folder):
        world.mkdir(parents=True)
        folder.mkdir()

    def act(self, folder, ack):
        for name, body in BODIES.items():
            part = folder / f"{name}.part"
            part.write_bytes(body)
            part.replace(folder / name)
            ack(name)

    def found(self, folder, acks):
        held = {path.name: path.read_bytes() for path in folder.iterdir() if path.name in BODIES}
        wrong = [f"{name} is half" for name, body in held.items() if body != BODIES[name]]
        return wrong + [f"{name} is lost" for name in acks if name not in held]

    def settled(self, folder, acks):
        return self.found(folder, acks)


class Careless(Naive):
    """Writes in place, so that even a mere death leaves half a file."""

    name = "careless"

    def act(self, folder, ack):
        for name, body in BODIES.items():
            (folder / name).write_bytes(body)
            ack(name)


SCENARIOS = {scenario.name: scenario for scenario in (Naive(), Careless())}
