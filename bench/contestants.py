"""Who takes part: every form of every engine that is measured on the synthetic work."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from bench import oracle
from bench.peers.notation import Engine
from bench.workload import Answers, Workload

NO_TRACE = "none"
LOG = "none; prints which rules fired"  # nothing a caller gets back
OURS = "ours"
WALK = "plain Python walk (the oracle)"


@dataclass(frozen=True)
class Contestant:
    """One engine in one form; `prepare_by` is the module and function that prepare it."""

    product: str
    form: str
    prepare_by: str
    trace: str = NO_TRACE
    cant_tell: bool = False  # works on the version with real "not sure" answers

    @property
    def name(self) -> str:
        return f"{self.product}, {self.form}" if self.form else self.product

    @property
    def is_peer(self) -> bool:
        return self.product not in (OURS, WALK)

    def prepare(self, work: Workload) -> Engine:
        """The engine ready to be timed; imports the peer only here."""
        module, function = self.prepare_by.split(":")
        prepare = getattr(importlib.import_module(f"bench.{module}"), function)
        engine: Engine = prepare(work)
        return engine


def plain_reading(work: Workload) -> Engine:
    """The oracle itself, to show what a plain walk over the rules costs."""

    def run(answers: Answers) -> tuple[str | None, list[str]]:
        level, applied = oracle.verdict(work.rules, answers)
        return level, list(applied)

    return run


REPLAYABLE = "replayable: every part of every condition"

CONTESTANTS = (
    Contestant(OURS, "", "ours:compact", REPLAYABLE),
    Contestant(OURS, "real not-sure answers", "ours:compact", REPLAYABLE, cant_tell=True),
    Contestant(OURS, "all 40 trees made", "ours:trees", "40 condition trees"),
    Contestant(WALK, "", "contestants:plain_reading"),
    Contestant("zen-engine", "one expression", "peers.zen_engine:one_expression"),
    Contestant("zen-engine", "40 expressions", "peers.zen_engine:many_expressions"),
    Contestant("zen-engine", "table", "peers.zen_engine:table"),
    Contestant("zen-engine", "table, traced", "peers.zen_engine:table_traced", "rows that hit"),
    Contestant("zen-engine", "node", "peers.zen_engine:node"),
    Contestant("zen-engine", "node, traced", "peers.zen_engine:node_traced", "each rule's result"),
    Contestant("clipspy", "", "peers.clips_py:slots"),
    Contestant("clipspy", "watched", "peers.clips_py:slots_watched", LOG),
    Contestant("durable-rules", "", "peers.durable_py:facts"),
    Contestant("panzi-json-logic", "", "peers.json_logic_py:one_document"),
    Contestant("business-rules", "", "peers.business_rules_py:rules_of_json"),
    Contestant("rule-engine", "", "peers.rule_engine_py:untyped"),
    Contestant("rule-engine", "typed", "peers.rule_engine_py:typed"),
)
