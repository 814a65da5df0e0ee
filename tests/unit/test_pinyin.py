from content.pinyin import spell


def test_each_run_of_characters_becomes_a_word():
    assert spell(["土豆晚疫病，怎么防"]) == ("tudouwanyibing zenmefang", "tdwyb zmf")


def test_a_tag_that_repeats_the_title_is_spelled_once():
    assert spell(["土豆", "土豆", "PPR"]) == ("tudou ppr", "td p")


def test_names_of_the_region_are_read_as_they_are_here():
    assert spell(["可可以力更"])[0] == "kekeyiligeng"
    assert spell(["重茬"])[0] == "chongcha"
