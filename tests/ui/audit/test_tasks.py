import pytest

from tests.builders_county import a_county_home
from tests.ui.audit.tasks import TASKS, Visitor, bring_ears

SIZES = (
    pytest.param((1366, 768), id="wide"),
    pytest.param((1080, 1920), id="upright", marks=pytest.mark.slow),
)


@pytest.fixture(scope="session")
def homes(tmp_path_factory, template_county):
    """Return the county's home in the months in which things are asked."""
    found = {TASKS[0].now: template_county}
    for task in TASKS:
        if task.now not in found:
            found[task.now] = a_county_home(tmp_path_factory.mktemp("asked"), task.now)
    return found


@pytest.fixture
def asked(start, homes, tmp_path):
    """Return a function that brings somebody before a resting screen that can be heard."""

    def come(task, size):
        kiosk = start(homes[task.now], size, now=task.now)
        visitor = Visitor(kiosk)
        bring_ears(kiosk, tmp_path / "orders")
        return visitor

    return come


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.question)
def test_what_villagers_come_for_is_a_few_touches_away(asked, proof, task, size):
    visitor = asked(task, size)
    visitor.wake()
    for name in task.touches:
        visitor.touch(name)
    seen, missing = visitor.read(*task.answer)
    late = visitor.touches > task.most
    note = f"{visitor.touches} of {task.most} touches from rest"
    proof(f"task: {task.question}", runs=1, violations=len(missing) + late, note=note)
    assert missing == [], seen
    assert visitor.touches <= task.most
