"""Assertions of the helpers say as much as those of the tests."""

import pytest

pytest.register_assert_rewrite("tests.betrieb.probe", "tests.betrieb.postgres", "tests.betrieb.anlage")
