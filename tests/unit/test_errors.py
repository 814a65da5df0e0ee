from content.errors import AuthoringError, FolderError


def test_an_authoring_error_says_file_line_field_and_problem():
    error = AuthoringError("is empty", file="policy/land.md", line=3, field="title")
    assert str(error) == "policy/land.md:3: title: is empty"


def test_a_reader_that_knows_the_file_adds_it_once():
    error = AuthoringError("is empty", line=3).within("a.md").within("b.md", 9)
    assert (error.file, error.line) == ("a.md", 3)


def test_a_folders_errors_are_told_one_a_line():
    error = FolderError([AuthoringError("one"), AuthoringError("two")])
    assert str(error).splitlines() == ["one", "two"]
