# Thecal's commands; `make` alone lists them.
#
# Needs: Python 3.11 or newer, a C compiler with Python's headers, and make. Everything else is installed into
# .venv here, in the versions pinned (with hashes) under requirements/. Another Python gets an environment of
# its own: `make test PYTHON=python3.13` works in .venv-3.13. Nothing is installed twice: a stamp file in the
# environment stands for each set of packages, and is older than its list only when the list has changed.

PYTHON ?= python3

ifeq ($(origin VENV),undefined)
ifeq ($(PYTHON),python3)
VENV := .venv
else
VENV := .venv-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
endif
endif

BIN := $(VENV)/bin
# -qq: only errors are worth reading; what happens is said by $(call say,...).
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL := $(PIP) install --require-hashes
say = @echo "== $(1)"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Quick and slow parts share one environment; pytest brings its own two workers.
.NOTPARALLEL:

##@ Use

.PHONY: triage
triage: $(VENV)/.stamp-runtime ## assess the example visit, examples/visit.yaml
	@$(BIN)/thecal triage examples/visit.yaml

.PHONY: book
book: $(VENV)/.stamp-runtime ## write the rule book for people: build/book/index.html, and build/book.html to print
	@$(BIN)/thecal rules book --out build/book --single build/book.html

##@ Test

.PHONY: test quick agree spark
test: $(VENV)/.stamp-dev ## the whole test suite (minutes)
	$(BIN)/python -m pytest -n 2 --dist loadgroup

quick: $(VENV)/.stamp-dev ## the quick part of it
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not slow"

spark: $(VENV)/.stamp-spark ## install Spark, so that its tests run too (they need Java 17)

agree: $(VENV)/.stamp-dev ## a long random run: all engines must agree
	$(BIN)/python -m benchmarks.agree
	$(BIN)/python -m benchmarks.columns --visits 100000

##@ Check and write

.PHONY: check format
check: $(VENV)/.stamp-dev ## lint, format, types, import contracts, rules, generated files (seconds)
	@$(BIN)/python tools/check.py

format: $(VENV)/.stamp-dev ## put code into its usual form
	$(BIN)/ruff check --fix-only --exit-zero .
	$(BIN)/ruff format .

##@ Measure

.PHONY: bench
bench: $(VENV)/.stamp-bench ## speed, against other engines
	$(BIN)/python -m benchmarks

##@ Release

.PHONY: wheel pins
wheel: $(VENV)/.stamp-dev ## build the source archive and the wheel into dist/
	$(BIN)/python -m build --no-isolation --outdir dist

pins: $(VENV)/.stamp-pins ## write requirements/*.txt anew from requirements/*.in
	@$(BIN)/python tools/pins.py

##@ Tidy

.PHONY: clean help
clean: ## remove what was built or cached; environments stay
	rm -rf build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

help: ## this list
	@awk 'BEGIN { FS = ":.*## "; print "make COMMAND [PYTHON=python3.13]" } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# ------------------------------------------------------------------------------------------- environments

$(VENV)/.stamp-venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "thecal needs Python 3.11 or newer, but '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo 'not there')."; \
	  echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; } >&2
	$(call say,making $(VENV) with $(PYTHON))
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "No environment could be made. On Debian: apt-get install python3-venv"; exit 2; } >&2
	@touch $@

$(VENV)/.stamp-build: requirements/build.txt $(VENV)/.stamp-venv
	$(call say,installing what building takes)
	@$(INSTALL) -r requirements/build.txt
	@touch $@

# durable_rules comes as source only, and three things can go wrong with it:
# - it calls PyEval_CallObject, which Python 3.13 no longer has: the build succeeds and the import fails. The
#   macro puts today's call in its place; older Pythons define the name themselves, and theirs wins.
# - pip's cache of built wheels knows nothing of CPPFLAGS and would hand out a broken one: hence no cache.
# - a broken one may be installed already: hence the import, and a second build when it fails.
# It is built against the pinned setuptools just installed, not against whatever is newest today.
RETE := CPPFLAGS='-DPyEval_CallObject(f,a)=PyObject_Call(f,a,NULL)' \
	$(INSTALL) --no-cache-dir --no-build-isolation --no-deps -r requirements/rete.txt

$(VENV)/.stamp-rete: requirements/rete.txt $(VENV)/.stamp-build
	$(call say,building durable_rules)
	@$(RETE) || { \
	  echo "durable_rules did not build. It takes a C compiler and Python's headers."; \
	  echo "On Debian: apt-get install gcc python3-dev"; exit 2; } >&2
	@$(BIN)/python -c 'import durable.lang' 2>/dev/null || $(RETE) --force-reinstall
	@$(BIN)/python -c 'import durable.lang'
	@touch $@

$(VENV)/.stamp-runtime: requirements/runtime.txt pyproject.toml $(VENV)/.stamp-rete
	$(call say,installing thecal and what it needs)
	@$(INSTALL) -r requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.stamp-dev: requirements/dev.txt $(VENV)/.stamp-runtime
	$(call say,installing what testing takes)
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

$(VENV)/.stamp-spark: requirements/spark.txt $(VENV)/.stamp-dev
	$(call say,installing Spark)
	@$(INSTALL) -r requirements/spark.txt
	@touch $@

$(VENV)/.stamp-bench: requirements/bench.txt $(VENV)/.stamp-dev
	$(call say,installing the engines to compare with)
	@$(INSTALL) -r requirements/bench.txt
	@touch $@

$(VENV)/.stamp-pins: requirements/pins.txt $(VENV)/.stamp-venv
	$(call say,installing what writes the pins)
	@$(INSTALL) -r requirements/pins.txt
	@touch $@
