"""Every address of the site, filled with things of a county; and who is let in."""

from __future__ import annotations

from contextlib import nullcontext

from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.platform.county import NOBODY

TO_LOGIN = "/admin/login/?next="


def walk(resolver=None, before=""):
    """Return every pattern that the site answers to."""
    for one in (resolver or get_resolver()).url_patterns:
        here = before + str(one.pattern).removeprefix("^" if before else "")  # as Django joins them
        if isinstance(one, URLResolver):
            yield from walk(one, here)
        else:
            yield here


class Browsers:
    """Everybody's browser, and what stands behind an address for each of them.

    What is asked leaves no trace: the next one finds the county as it was.

    Args:
        people: Everybody, by sign.
        section: Key of the section that a copy of a page is put in.
    """

    def __init__(self, people, section):
        # what the forms of a page cannot do without
        self._sent = {"body-count": "0", "new_title": "x", "new_slug": "x"}
        self._sent["new_parent_page"] = section
        self._browsers = {NOBODY: Client(raise_request_exception=False)}
        for sign, person in people.items():
            self._browsers[sign] = browser = Client(raise_request_exception=False)
            browser.force_login(person)

    def answers(self, method, address, signs=""):
        """Return what each is answered, by sign; or those of these signs alone."""
        return {
            sign: self._ask(browser, method, address)
            for sign, browser in self._browsers.items()
            if not signs or sign in signs
        }

    def _ask(self, browser, method, address):
        cookies = browser.cookies.copy()
        said = {"headers": {"X-Requested-With": "XMLHttpRequest"}}
        # the intake keeps its own transactions and closes its connection
        with nullcontext() if address.startswith("api/") else transaction.atomic():
            if method == "GET":
                answer = browser.get(f"/{address}", **said)
            else:
                answer = browser.post(f"/{address}", self._sent, **said)
            if not address.startswith("api/"):
                transaction.set_rollback(True)
        answer.close()
        browser.cookies = cookies
        return answer


def let_in(answers):
    """Return the signs of those who came past the question who they are and what they may."""
    return "".join(sign for sign, answer in answers.items() if _is_let_in(answer))


def _is_let_in(answer):
    is_sent_away = answer.status_code == 302 and answer["Location"].startswith(TO_LOGIN)
    return answer.status_code not in {401, 403, 404, 405} and not is_sent_away
