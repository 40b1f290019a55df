# The doors for people: make run, make test. Each works alone on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8501

.PHONY: run demo test check bench bench-check setup browser dienste lock bilder geometrie kennzahlen audit test-cluster stoerungen
.DEFAULT_GOAL := run

run: setup
	$(BIN)/asskomm init
	$(BIN)/asskomm serve --host $(HOST) --port $(PORT)

# The dashboard with complete practice data, in a database of their own unless one is configured.
UEBUNG := ASSKOMM_READ_DATABASE_URL= ASSKOMM_DATABASE_URL="$${ASSKOMM_DATABASE_URL:-sqlite:///$(CURDIR)/var/uebung.sqlite}"
demo: setup
	$(UEBUNG) $(BIN)/asskomm demo
	$(UEBUNG) $(BIN)/asskomm serve --host $(HOST) --port $(PORT)

test: setup browser dienste
	$(BIN)/python -m pytest -n auto --dist loadfile

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pip check

bench: setup browser
	$(BIN)/python -m benchmarks

# Has a change made pages slower or larger? Two minutes; compares ratios with those of the repository.
bench-check: setup
	$(BIN)/python -m benchmarks.waechter

# The installing part of all of them; does nothing when the lock has not changed.
setup: $(VENV)/.installed

$(VENV)/.installed: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# A Chromium for the browser tests: the one that is there, Debian's, or Playwright's own.
browser: setup
	$(BIN)/python scripts/browser.py

# Proxies and an OpenID provider for the tests of production.
dienste: setup
	$(BIN)/python scripts/dienste.py

# Pin every dependency with hashes, in a form that plain pip installs (httpx2-jsfetch is for Python inside a browser).
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-emit-package httpx2-jsfetch --custom-compile-command "make lock"
lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

# Pictures of every page, from a running dashboard (make run in another terminal).
bilder: setup browser
	$(BIN)/python scripts/bilder.py http://$(HOST):$(PORT)

geometrie: setup
	$(BIN)/python scripts/geometrie.py
	$(BIN)/python scripts/nachbarn.py

# docs/kennzahlen.md, from the catalogue and the bundled data.
kennzahlen: setup
	$(BIN)/python scripts/kennzahlen.py

# Known weaknesses of our packages (needs the internet), their licences, and the SBOM in docs/sbom/.
audit: setup
	$(BIN)/python scripts/audit.py

# A cluster of three nodes (Patroni, etcd) on this machine, its primary killed under load. Two minutes.
test-cluster: setup dienste
	$(BIN)/python -m pytest -s tests/cluster/ausfall.py

# docs/stoerungen.md: every fault for real and what readers saw, the cluster's included.
stoerungen: setup dienste
	cp tests/betrieb/stoerungen.md docs/stoerungen.md
	ASSKOMM_STOERUNGEN=docs/stoerungen.md \
		$(BIN)/python -m pytest -s -p no:randomly tests/betrieb/test_stoerungen.py tests/cluster/ausfall.py
