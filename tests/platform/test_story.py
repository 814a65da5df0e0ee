"""From somebody's keyboard to a village's glass, and back off it: real browsers, real processes."""

import shutil
import time

import pytest

from content.platform.publishing.models import PublisherState
from tests import chromium
from tests.chromium import people_at
from tests.e2e.watched import a_village
from tests.platform import desk_work as work
from tests.platform.conftest import ROOT, Site, point_to
from tests.platform.people import VILLAGE, let_log_in, newsroom
from tests.platform.running import a_county
from tests.waiting import eventually

PICTURES = ROOT / "build/story"
PASSWORD = "tian-li-de-huo"
TITLE = "春耕补贴开始申报"
POLICY = {
    "title": TITLE,
    "summary": "种地的都能领，带一卡通到村委会登记。",
    "who": "种自家承包地的农户。",
    "source": "武川县农牧局",
}
FROST = {
    "description": "预计明天早晨最低气温降到零下5℃，有严重霜冻。",
    "instruction": "今晚把白菜收回来。\n大棚盖好草帘。",
}
pytestmark = pytest.mark.skipif(chromium.PROGRAM is None, reason=chromium.NONE_HERE)


def test_a_policy_typed_in_a_browser_is_released_by_another_persons_approval(site):
    let_log_in(newsroom(), PASSWORD)
    with a_county(site.data) as county, people_at(county.address, PICTURES) as let_in:
        author, reviewer = let_in("author", PASSWORD), let_in("reviewer", PASSWORD)
        work.write(author, "政策法规", **POLICY)
        work.hand_in(author)
        work.open_waiting(author, TITLE)
        assert work.approvals(author).count() == 0
        assert "几秒钟就到村里" in work.approve(reviewer, TITLE)
        assert author.wrong == reviewer.wrong == []
    assert eventually(lambda: PublisherState.load().items == 1, chromium.PATIENCE_S)


@pytest.fixture(scope="module")
def sample(first_site, tmp_path_factory):
    """Return the address of the sample county at work, and a village of it that is watched."""
    folder = tmp_path_factory.mktemp("county")
    shutil.copytree(first_site, folder / "site")
    point_to(folder / "site")
    let_log_in(newsroom(), PASSWORD)
    shutil.rmtree(PICTURES, ignore_errors=True)
    with (
        a_county(Site(folder / "site").data, "--sample") as county,
        a_village(
            folder / "home",
            county.address,
            area=VILLAGE,
            open_at=("list", "policy"),
            pictures=PICTURES,
        ) as glass,
    ):
        yield county.address, glass


@pytest.fixture
def told(proof, capsys):
    """Return what prints how long something took, now and at the end of the run.

    On a machine that does other things besides it takes longer: told, not asserted.
    """

    def tell(claim, begun, wanted):
        seconds = time.monotonic() - begun
        proof(claim, runs=1, violations=0, note=f"{seconds:.1f} s, wanted {wanted} s")
        with capsys.disabled():
            print(f"\n{claim}: {seconds:.1f} s")

    return tell


@pytest.mark.slow
def test_a_policy_goes_from_the_form_to_the_glass_and_off_it_again(sample, told):
    address, glass = sample
    with people_at(address, PICTURES) as let_in:
        author, reviewer = let_in("author", PASSWORD), let_in("reviewer", PASSWORD)
        end_everything(reviewer)
        glass.is_free()
        work.write(author, "政策法规", **POLICY)
        work.pin(author)
        work.hand_in(author)
        work.open_waiting(author, TITLE)
        assert work.approvals(author).count() == 0
        work.open_waiting(reviewer, TITLE)
        begun = time.monotonic()
        work.press_approve(reviewer)
        glass.reads(TITLE)
        told("approved to on the glass", begun, 10)
        work.open_recall(reviewer, "政策法规", TITLE)
        begun = time.monotonic()
        work.press_recall(reviewer)
        glass.reads_no_more(TITLE)
        told("recalled to off the glass", begun, 10)
        assert author.wrong == reviewer.wrong == []


@pytest.mark.slow
def test_a_red_frost_warning_takes_the_glass_by_two_approvals_and_leaves_it(sample, told):
    address, glass = sample
    with people_at(address, PICTURES) as let_in:
        weather, first = let_in("weather", PASSWORD), let_in("reviewer", PASSWORD)
        second = let_in("second", PASSWORD)
        end_everything(first)
        glass.is_free()
        work.write_warning(weather, "霜冻", "红色", **FROST)
        work.hand_in(weather)
        work.open_waiting(weather, "霜冻红色预警")
        assert work.approvals(weather).count() == 0
        assert "还要另一个人" in work.approve(first, "霜冻红色预警")
        glass.is_free()
        work.open_warning(first, "霜冻红色预警")
        assert work.approvals(first).count() == 0
        work.open_waiting(second, "霜冻红色预警")
        begun = time.monotonic()
        work.press_approve(second)
        glass.taken_over_by("霜冻")
        told("second approval to the glass", begun, 5)
        work.open_warnings(first)
        begun = time.monotonic()
        work.press_end(first, "霜冻红色")
        glass.is_free()
        told("ended to the glass free again", begun, 5)
        assert weather.wrong == first.wrong == second.wrong == []


def end_everything(person):
    """End what the sample warns of, so that the glass is free."""
    while work.open_warnings(person):
        work.press_end(person, "")
