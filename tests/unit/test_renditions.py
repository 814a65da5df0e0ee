from content.model import Role
from content.renditions import CAPTIONS, POSTER, best, films
from tests.builders import a_film, an_attachment


def test_sizes_of_one_film_bear_its_title():
    small, full, other = a_film(240), a_film(480), a_film(480, "切种薯")
    found = films([small, other, full])
    assert [(film.title, film.sizes) for film in found] == [
        ("选种薯", (full, small)),
        ("切种薯", (other,)),
    ]


def test_captions_and_poster_are_the_files_of_its_title():
    said = an_attachment(b"c", role=Role.FILE, media_type=CAPTIONS, title="选种薯")
    seen = an_attachment(b"p", role=Role.FILE, media_type=POSTER, title="选种薯")
    strange = an_attachment(b"s", role=Role.FILE, media_type=CAPTIONS, title="正文的句子")
    (film,) = films([strange, a_film(480), said, seen])
    assert (film.captions, film.poster) == (said, seen)
    assert films([strange, said]) == ()


def test_a_film_is_known_by_its_largest_size_and_as_long_as_its_longest():
    (film,) = films([a_film(240, seconds=0), a_film(480)])
    assert film.key == a_film(480).sha256
    assert film.seconds == 90


def test_the_best_size_is_the_largest_that_is_of_use_and_else_the_smallest():
    sizes = [a_film(240), a_film(480), a_film(360)]
    assert best(sizes, 400) == a_film(360)
    assert best(sizes, 480) == a_film(480)
    assert best(sizes, 100) == a_film(240)
    assert best([], 480) is None
