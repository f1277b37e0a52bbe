# The two commands of a fresh clone are `make` and `make test`; `make help` lists the rest.
# Python 3.11 or later, make and git are enough for both.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.SUFFIXES:

# The messages of the tools in one language; nothing that is built depends on it.
export LC_ALL := C.UTF-8
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# `make PYTHON=/path/to/python` picks one; else the first of these that runs and is new enough.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
JOBS ?= 2

BIN := .venv/bin
OUT := docs/_build
SITE := $(OUT)/site
CODE := ext tests docs/conf.py docs/gallery
INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --requirement
INSTALLED := .venv/.installed
TOOLS := .venv/.tools

# What the site is made of: the documents, their folders (a page that was deleted), and the code.
listed = $(shell find $(1) \( -name _build -o -name __pycache__ $(2) \) -prune -o -type f -print -o -path 'docs*' -print \
	| sed 's/ /\\ /g')
SOURCES := $(call listed,docs ext,-o -path docs/gallery)
BUILT := $(SITE)/.sphinx-cfp

# The calls of the gallery: a project each, whose site becomes a folder of the site.
GALLERY := $(patsubst docs/gallery/%/conf.py,$(OUT)/gallery/%/.sphinx-cfp,$(wildcard docs/gallery/*/conf.py))

.PHONY: all
all: $(BUILT) ## the site, the PDF and the data of docs/, in docs/_build/site (the default)
	@printf '%-6s%s\n' site: '$(SITE)/index.html' call: '$(SITE)/call/index.html' \
		PDF: '$(SITE)/call.pdf' data: '$(SITE)/cfp.json'

# A build replaces the site whole and expects it as it left it: the gallery is taken out before, and put in after.
$(BUILT): $(INSTALLED) $(SOURCES) $(GALLERY)
	@rm -rf $(SITE)/gallery
	@$(BIN)/sphinx-cfp build docs --output $(SITE) --jobs $(JOBS) --quiet
	@mkdir $(SITE)/gallery
	@for site in $(GALLERY:/.sphinx-cfp=); do cp -R "$$site" $(SITE)/gallery/ || exit; done
	@touch $@

.SECONDEXPANSION:
$(GALLERY): $(OUT)/gallery/%/.sphinx-cfp: $(INSTALLED) $(call listed,ext) $$(call listed,docs/gallery/%)
	@mkdir -p $(OUT)/gallery
	@$(BIN)/sphinx-cfp build docs/gallery/$* --output $(@D) --strict --nitpicky --quiet
	@touch $@

# --- the environment ---------------------------------------------------------------------------

.PHONY: install
install: $(INSTALLED) ## .venv, from the locked requirements

.venv/bin/python:
	@test -n '$(PYTHON)' || { echo 'error: Python 3.11 or later is needed; name it with `make PYTHON=...`' >&2; exit 1; }
	@echo 'making .venv'
	@'$(PYTHON)' -m venv .venv

$(INSTALLED): tests/requirements.txt pyproject.toml | .venv/bin/python
	@echo 'installing the locked requirements'
	@$(INSTALL) tests/requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@# A path relative to where it stands: Python cannot read an umlaut here under LC_ALL=C.
	@for path in .venv/lib/python3*/site-packages/_editable_impl_sphinx_cfp.pth; do echo ../../../../ext > "$$path"; done
	@touch $@

.PHONY: tools
tools: $(TOOLS) ## what the gates need from apt, npm and pip
$(TOOLS): tests/gates/requirements.txt tests/gates/package-lock.json tests/gates/install-tools $(INSTALLED)
	@tests/gates/install-tools
	@npm --prefix tests/gates ci --ignore-scripts --no-audit --no-fund --loglevel error
	@$(INSTALL) tests/gates/requirements.txt
	@touch $@

.PHONY: lock
lock: $(INSTALLED) ## resolve the requirements anew: no more is upgraded than must be (UPGRADE=1: everything)
	@tests/gates/lock $(if $(UPGRADE),--upgrade)

# --- checks ------------------------------------------------------------------------------------

.PHONY: test
test: $(INSTALLED) ## lint, format, types, spelling and tests; needs pip only
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/pytest -n $(JOBS)

.PHONY: gates
gates: $(BUILT) ## what a browser, the validators and the PDF checkers say; after `make tools`
	@tests/gates/missing-tools
	@rm -rf $(OUT)/pictures
	@$(BIN)/pytest tests/gates -n $(JOBS) --dist loadfile -k 'not lighthouse'
	@$(BIN)/pytest tests/gates -k lighthouse # alone: it measures time

.PHONY: check
check: $(INSTALLED) ## docs/: its findings, then a strict build, serial and parallel: the same bytes
	$(BIN)/sphinx-cfp check docs --jobs $(JOBS)
	@rm -rf $(OUT)/check
	$(BIN)/sphinx-build -q -E -n -W --keep-going -b dirhtml -d $(OUT)/check/1.doctrees docs $(OUT)/check/1
	$(BIN)/sphinx-build -q -E -n -W --keep-going -b dirhtml -d $(OUT)/check/2.doctrees -j 2 docs $(OUT)/check/2
	@diff -r $(OUT)/check/1 $(OUT)/check/2 && echo 'serial and parallel builds are the same'

.PHONY: bench
bench: $(INSTALLED) ## the benchmarks, as tables
	@$(BIN)/python -m tests.benchmarks.run

.PHONY: bench-links
bench-links: $(INSTALLED) ## the link checker beside its rivals, on loopback: score and cost
	@$(BIN)/python -m tests.benchmarks.bench_links

.PHONY: bench-exports
bench-exports: $(INSTALLED) ## what the files beside the pages cost, as a table
	@$(BIN)/python -m tests.benchmarks.bench_exports

.PHONY: bench-theme
bench-theme: $(INSTALLED) ## what a site costs with the theme beside its parent, as a table
	@$(BIN)/python -m tests.benchmarks.bench_theme

# --- parts, and while writing ------------------------------------------------------------------

.PHONY: html
html: $(INSTALLED) ## the pages alone, in docs/_build/html
	@$(BIN)/sphinx-cfp build docs --output $(OUT)/html --no-pdf --jobs $(JOBS)

.PHONY: pdf
pdf: $(INSTALLED) ## the PDF alone, in docs/_build/pdf
	@$(BIN)/sphinx-build -q -b cfp-pdf -d $(OUT)/pdf.doctrees docs $(OUT)/pdf
	@ls $(OUT)/pdf/*.pdf

.PHONY: preview
preview: $(INSTALLED) ## a local server that rebuilds on every save
	@$(BIN)/sphinx-cfp preview docs

.PHONY: messages
messages: $(INSTALLED) ## our own words: bring their catalogs up to date with the code
	@$(BIN)/python -m tests.locale.messages

.PHONY: clean
clean: ## remove what was built and installed here
	rm -rf $(OUT) .venv dist tests/gates/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find ext tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-15s%s\n", $$1, $$2}' Makefile
