from deploy.house import cycles, lines_of, rows

LONGEST = 300  # lines: a file is read in one sitting


def test_the_house_can_be_measured():
    table = dict(rows())
    assert table["source lines"] > 1000
    assert "lines" in table["  longest file"]


def test_no_module_is_longer_than_one_sitting():
    modules = {file: lines for file, lines in lines_of(".py").items() if "migrations" not in file.parts}
    assert {file: lines for file, lines in modules.items() if lines > LONGEST} == {}


def test_no_two_apps_import_each_other():
    assert cycles() == []
