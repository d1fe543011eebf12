# Two commands: `make run` serves the board, `make test` tests all of it.
# Needs Python 3.11 or newer, make and git. A second run downloads nothing.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Each of a board's processes would compile all of the program again.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DEMO ?= 1
PLAIN ?=
DATA ?=
ARGS ?=

BIN := .venv/bin
PY := $(BIN)/python
DONE := .venv/.done
PO := $(wildcard crisis/web/translations/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)
BOARD := $(DONE)/runtime static/vendor/.done $(MO)
PYTEST := $(PY) -m pytest $(ARGS)

.PHONY: help run test check style types layers architecture js bench faults long trial pictures lock clean

help:
	@echo "make run [HOST=127.0.0.1] [PORT=8000] [DEMO=1]   serve the board, with the demo"
	@echo "make test      every test, the browser's too (19 minutes on two cores)"
	@echo "make check     style, types, layers, architecture, JavaScript (45 seconds at most)"
	@echo "make bench     print the measurements        make long   the full fault tests"
	@echo "make faults    kill, cut and freeze the board under eight writers, on both databases"
	@echo "make trial DATA=folder   try it on real data   make lock   renew the lock files"
	@echo "make pictures  take the pictures of docs/ from a running demo"
	@echo "make clean     take away what was installed or built; var/ (your data) stays"

# --- the board ----------------------------------------------------------------

run: $(BOARD)
	@exec $(BIN)/crisis run --with-parent --host '$(HOST)' --port '$(PORT)' \
	  $(if $(filter 0 no nej,$(DEMO)),--no-demo,--demo) $(if $(PLAIN),--plain)

# --- tests --------------------------------------------------------------------

# Three at a time, since most of them wait more than they work, in the order of the folders, which
# has the longest first. What holds the board to seconds comes afterwards, two at a time.
test: $(BOARD) $(DONE)/dev tests/browser/node_modules/.done
	@$(MAKE) --no-print-directory js
ifeq ($(strip $(ARGS)),)
	$(PYTEST) -n 3 --dist loadfile --no-loadscope-reorder -m 'not alone'
	$(PYTEST) -n 2 --dist loadfile -m alone
else
	$(PYTEST)
endif

# Each by itself and two at a time, the longest first; what one says stays together.
check: $(DONE)/dev tests/browser/node_modules/.done node_modules/.done $(MO)
	@$(MAKE) --no-print-directory -j 2 --output-sync=target types architecture js layers style

style: $(DONE)/dev tests/browser/node_modules/.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@. $(DONE)/node && tests/browser/node_modules/.bin/oxlint --deny-warnings static/js tests/js

types: $(DONE)/dev
	$(BIN)/mypy

layers: $(DONE)/dev
	$(BIN)/lint-imports --no-logo

architecture: $(DONE)/dev $(MO)
	$(PYTEST) -q tests/architecture

js: node_modules/.done
	@. $(DONE)/node && node --test --test-reporter=spec tests/js/every.js

bench: $(BOARD) $(DONE)/dev
	$(PY) -m tests.bench $(ARGS)

faults: $(BOARD) $(DONE)/dev
	$(PY) -m tests.faults $(ARGS)

long: $(BOARD) $(DONE)/dev tests/browser/node_modules/.done
	$(PY) -m tests.long $(ARGS)

trial: $(BOARD) $(DONE)/dev
	@[ -n "$(DATA)" ] || { echo "Name the folder: make trial DATA=…" >&2; exit 1; }
	$(PY) -m tests.trial '$(DATA)' $(ARGS)

pictures: $(BOARD) $(DONE)/dev tests/browser/node_modules/.done
	$(PY) docs/pictures.py

# --- what they need, each installed once ----------------------------------------

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

$(DONE)/installer: requirements/uv.txt | $(PY)
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $< \
	  || echo "uv could not be installed; pip will do, only slower." >&2
	@mkdir -p $(DONE) && touch $@

# uv is quick, pip is everywhere: whichever works installs the same locked files.
define install
	@echo "Installing $(1) …"
	@if [ -x $(BIN)/uv ] && $(BIN)/uv pip install -q --python $(PY) --compile-bytecode --require-hashes -r $(1); \
	then :; else $(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $(1); fi
endef

$(DONE)/runtime: requirements/runtime.txt requirements/link.py $(DONE)/installer
	$(call install,requirements/runtime.txt)
	@$(PY) requirements/link.py
	@touch $@

$(DONE)/dev: requirements/dev.txt $(DONE)/runtime
	$(call install,requirements/dev.txt)
	@touch $@

# The machine's own node when it is new enough, else the one from PyPI, in .venv/bin.
$(DONE)/node: requirements/node.txt $(DONE)/installer
	@if node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null \
	  && npm --version >/dev/null 2>&1; then echo ':' > $@; \
	else echo "Installing node from PyPI …"; \
	  $(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/node.txt; \
	  echo 'export PATH="$$PWD/$(BIN):$$PATH"' > $@; fi

node_modules/.done: package-lock.json package.json .npmrc $(DONE)/node
	@echo "Installing the browser's libraries …"
	@. $(DONE)/node && npm ci --no-progress --loglevel=error && touch $@

tests/browser/node_modules/.done: tests/browser/package-lock.json tests/browser/package.json $(DONE)/node
	@echo "Installing the browser tests' libraries …"
	@. $(DONE)/node && cd tests/browser && npm ci --no-progress --loglevel=error && touch node_modules/.done

static/vendor/.done: node_modules/.done crisis/cli/assets.py $(DONE)/runtime
	@$(BIN)/crisis assets && touch $@

%.mo: %.po | $(DONE)/runtime
	@$(BIN)/pybabel -q compile -i $< -o $@

# --- now and then ---------------------------------------------------------------

# The lock files name no registry: whoever installs uses the one his machine is set up for.
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --upgrade \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(DONE)/installer
	cd requirements && for name in uv node runtime; do ../$(COMPILE) $$name.in -o $$name.txt; done
	cd requirements && ../$(COMPILE) -c runtime.txt dev.in -o dev.txt

clean:
	rm -rf .venv node_modules tests/browser/node_modules tests/browser/.chromium static/vendor
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f $(MO)
