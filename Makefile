# `make` prints what can be done. Each target does the set-up it needs; a second run starts at once.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
NAME ?=
WORKERS ?= 2
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --retries 10 --timeout 120
INSTALL := $(PIP) install $(if $(CI),--quiet) --constraint .ci/constraints.txt
READY := $(VENV)/.ready

# Quiet logs and a fixed hash seed make outputs that do not change from run to run.
export PYTHONHASHSEED := 0
export TF_CPP_MIN_LOG_LEVEL ?= 2
export JUPYTER_PREFER_ENV_PATH := 1

.PHONY: help
help: ## print this list
	@echo "make TARGET, where TARGET is one of"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1|\2/' \
		| awk -F'|' '{printf "%-13s%s\n", $$1, $$2}'
	@echo "Another Python: make setup PYTHON=python3.12 (3.10 to 3.13)"
	@echo "More or fewer processes for the tests, about 2 GB each: make test WORKERS=4"

.PHONY: setup
setup: $(READY) ## make .venv with everything pinned in .ci/constraints.txt
ifeq ($(origin PYTHON),command line)
	@$(PYTHON) .ci/check_python.py $(VENV)/pyvenv.cfg
endif

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "error: there is no command '$(PYTHON)'. Install" \
		"Python 3.10 to 3.13, or name yours: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) .ci/check_python.py $(VENV)/pyvenv.cfg
	@echo "Making the virtual environment $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(READY): requirements.txt pyproject.toml .ci/constraints.txt | $(VENV)/.made
	@echo "Installing the pinned packages and tfqa into $(VENV) (first time: about 2 GB, some minutes) …"
	@set -o pipefail; $(INSTALL) --editable ".[dev,demo,jax]" | { grep -v "already satisfied" || true; }
	@$(RUN) -m ipykernel install --sys-prefix --name python3 --display-name "Python 3" >/dev/null
	@touch $@

# A worker takes tests from another that has more left; most of a file's stay together.
PYTEST := -m pytest --numprocesses $(WORKERS) --dist worksteal

.PHONY: test
test: $(READY) ## run the tests that are not slow, in WORKERS processes: minutes
	@$(RUN) $(PYTEST) -m "not slow" $(PYTEST_ARGS)

.PHONY: test-slow
test-slow: $(READY) ## run the slow tests: whole trainings, real data, processes, exports
	@$(RUN) $(PYTEST) -m slow $(PYTEST_ARGS)

.PHONY: test-all
test-all: test test-slow ## run all tests on the TensorFlow backend

# Only the packages that are backend-neutral. Compiling takes longer than running here.
JAX_TESTS := $(wildcard $(addprefix tests/,attention layers models checkpoints decoding training test_testing.py))
.PHONY: test-jax
test-jax: $(READY) ## run the backend-neutral tests on the JAX backend
	@KERAS_BACKEND=jax JAX_DISABLE_MOST_OPTIMIZATIONS=1 $(RUN) $(PYTEST) $(JAX_TESTS) $(PYTEST_ARGS)

.PHONY: peers
peers: $(READY) ## install PyTorch and Hugging Face, which tests and benchmarks compare with
	@$(INSTALL) --editable ".[peers]"

# Those of `make test-all` that skip what needs PyTorch where it is not installed.
PEER_TESTS := $(addprefix tests/,$(addprefix checkpoints/test_,config.py saving.py tokenizer.py) \
	benchmarks/peers $(addprefix benchmarks/speed/test_,pretraining.py question_answering.py transformer.py))
.PHONY: test-peers
test-peers: peers ## run the tests that compare with PyTorch and Hugging Face
	@$(RUN) $(PYTEST) $(PEER_TESTS) $(PYTEST_ARGS)

.PHONY: lint
lint: $(READY) ## check style, and that notebooks and sources agree
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m notebooks.tools check

.PHONY: format
format: $(READY) ## format the code and sort its imports
	@$(RUN) -m ruff check --quiet --fix . || true
	@$(RUN) -m ruff format .

.PHONY: sync
sync: $(READY) ## bring notebooks/*.ipynb in step with notebooks/src, keeping outputs
	@$(RUN) -m notebooks.tools sync

.PHONY: notebooks
notebooks: $(READY) ## execute copies of all notebooks under build/notebooks
	@$(RUN) -m notebooks.tools execute

.PHONY: notebook
notebook: $(READY) ## the same for one: make notebook NAME=01
	@test -n "$(NAME)" || { echo "error: which one? For example: make notebook NAME=01" >&2; exit 2; }
	@$(RUN) -m notebooks.tools execute $(NAME)

.PHONY: publish
publish: $(READY) ## execute and keep the outputs in notebooks/ (all, or NAME=01)
	@$(RUN) -m notebooks.tools publish $(NAME)

.PHONY: bench
bench: $(READY) ## print the tables of measured ratios
	@$(RUN) -m benchmarks

.PHONY: pretrained
pretrained: $(READY) ## fetch a small pretrained BERT, 80 MB, into data/cache
	@$(RUN) -m tfqa.checkpoints.minilm

.PHONY: samples
samples: $(READY) ## write the committed samples anew from code
	@$(RUN) -m data.generator

.PHONY: results
results: $(READY) ## write the tables of benchmarks/RESULTS.md and the README anew
	@$(RUN) -m benchmarks.report.results

.PHONY: colab
colab: $(READY) ## stamp badges and install cells: make colab REPOSITORY=owner/name
	@test -n "$(REPOSITORY)" || { echo "error: which repository? For example:" \
		"make colab REPOSITORY=owner/name" >&2; exit 2; }
	@$(RUN) -m notebooks.tools colab $(REPOSITORY)

.PHONY: clean
clean: ## remove what the targets made, except .venv and downloads
	@rm -rf build runs *.egg-info .pytest_cache .ruff_cache .hypothesis
	@find tfqa tests notebooks benchmarks data/generator -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

.PHONY: clean-venv
clean-venv: ## remove .venv
	@rm -rf $(VENV)
