"""The login: who guesses passwords waits, and he alone; passwords are kept as Argon2id."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client, override_settings
from django.utils import timezone

from content.platform.people import throttle
from content.platform.people.models import FailedLogin

RIGHT = "zhe-shi-wo-de-26"
HERE, ELSEWHERE = "10.0.0.1", "10.0.0.2"


def tries(name, password, *, at=HERE, **more):
    """Try to log in; return whether it went well, and what the page says."""
    said = {"username": name, "password": password}
    answer = Client(REMOTE_ADDR=at).post("/admin/login/", said, **more)
    return answer.status_code == 302, answer.content.decode()


def failed(name, times, *, at=HERE, ago=timedelta()):
    """Have it gone wrong so often; the words are the login's, the hours ours."""
    moment = timezone.now() - ago
    FailedLogin.objects.bulk_create(
        FailedLogin(name=name, address=at, at=moment) for _ in range(times)
    )


@pytest.fixture
def author(newsroom):
    newsroom.author.set_password(RIGHT)
    newsroom.author.save()
    return newsroom.author.username


def test_passwords_are_kept_as_argon2id(newsroom, author):
    newsroom.author.refresh_from_db()
    assert newsroom.author.password.startswith("argon2$argon2id$")
    assert not identify_hasher(newsroom.author.password).must_update(newsroom.author.password)


def test_who_guesses_waits_and_the_right_password_does_not_help_him(author):
    for guess in range(throttle.FREE):
        is_in, text = tries(author, f"guess-{guess}")
        assert not is_in
        assert "输错的次数太多" not in text
    is_in, text = tries(author, RIGHT)
    assert not is_in
    assert "输错的次数太多" in text
    FailedLogin.objects.update(at=timezone.now() - timedelta(minutes=1))
    assert tries(author, RIGHT)[0]
    assert not FailedLogin.objects.exists()  # a mistake is forgotten with the right one


def test_nobody_is_locked_out_by_another_ones_guessing(newsroom, author):
    failed(author, 30, at=ELSEWHERE)
    failed("reviewer", 30)
    assert not tries(author, RIGHT, at=ELSEWHERE)[0]
    assert tries(author, RIGHT)[0]  # nor from elsewhere, nor beside him at the same address


def test_one_password_cannot_be_tried_on_everybody(author):
    for number in range(throttle.FREE_AT_ADDRESS):
        failed(f"name-{number}", 1)
    assert "输错的次数太多" in tries(author, RIGHT)[1]
    assert tries(author, RIGHT, at=ELSEWHERE)[0]


def test_what_went_wrong_an_hour_ago_counts_no_more(author):
    failed(author, 500, ago=throttle.REMEMBERED)
    assert tries(author, RIGHT)[0]


def test_a_name_is_the_same_in_whatever_letters_and_one_nobody_has_waits_alike(author):
    failed(author, throttle.FREE + 3)
    assert "输错的次数太多" in tries(author.upper(), RIGHT)[1]
    failed("nobody", throttle.FREE + 3)
    assert "输错的次数太多" in tries("nobody", RIGHT)[1]


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_behind_our_web_server_nobody_names_an_address_of_his_own(author):
    failed(author, 30, at=ELSEWHERE)
    said = {"HTTP_X_FORWARDED_FOR": f"1.2.3.4, {ELSEWHERE}", "HTTP_X_FORWARDED_PROTO": "https"}
    assert not tries(author, RIGHT, **said)[0]
    said["HTTP_X_FORWARDED_FOR"] = f"{ELSEWHERE}, 10.0.0.3"
    assert tries(author, RIGHT, **said)[0]


def test_without_one_in_front_the_line_itself_counts(author):
    failed(author, 30)
    assert not tries(author, RIGHT, HTTP_X_FORWARDED_FOR="10.0.0.3")[0]
