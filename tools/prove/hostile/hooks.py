"""What schemathesis is told beside the OpenAPI document: who asks, and what the mart promises that no document says."""

import os
import re
import sys
import threading
import urllib.request

import schemathesis
from schemathesis import GenerationMode



def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(1)


# Whoever started this holds its standard input, and may be killed.
threading.Thread(target=end_with_parent, daemon=True).start()

# Whoever keeps a session for us (tokens.ts) says its token of now: what is tried here ends sessions, too.
TOKENS = os.environ["HOSTILE_TOKENS"]


@schemathesis.auth(refresh_interval=2)
class Session:
    def get(self, case, context):
        with urllib.request.urlopen(TOKENS, timeout=60) as answer:
            return answer.read().decode()

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


# schemathesis' coverage takes `0` for an entity tag, which the pattern of `If-Match` doesn't: that is no valid request.
ENTITY_TAG = re.compile(r'\*|(W/)?"[!#-~]*"')


@schemathesis.hook
def filter_case(context, case):
    tag = (case.headers or {}).get("If-Match")
    is_positive = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
    return not is_positive or tag is None or ENTITY_TAG.fullmatch(str(tag)) is not None


# Stack traces, SQL and PostgreSQL's words, paths of the machine, names of the system's errors.
LEAKS = re.compile(
    r"""
      \bat\ (?:[\w.<>$\[\]\ ]{1,80}\ \()?(?:file://|node:|/)\S{1,200}:\d+:\d+
    | node_modules
    | \w\.(?:ts|js|mjs):\d+
    | (?i:\bselect\b.{1,200}\bfrom\b.{1,200}\bwhere\b | \binsert\s+into\b | \bdelete\s+from\s+\w+\s+where\b)
    | syntax\ error\ at | relation\ "\w+ | column\ "\w+"\ (?:of|does) | violates\ [\w-]+\ constraint
    | duplicate\ key\ value | invalid\ input\ syntax | Sequelize | KafkaJS | \bpg_\w+
    | \bE(?:CONN\w+|NOENT|ACCES|PIPE|ADDR\w+|TIMEDOUT)\b
    | (?:^|[\s"'(])/(?:home|root|work|tmp|usr|var|etc)/\w
    | \b(?:TypeError|RangeError|ReferenceError|SyntaxError)\b
    """,
    re.VERBOSE | re.DOTALL,
)


@schemathesis.check
def nothing_leaks(ctx, response, case):
    """No answer tells of the program that gave it."""
    found = LEAKS.search(response.text.replace('\\"', '"'))
    # What was sent may come back: a name, a note.
    if found and found.group(0) not in f"{case.body} {case.path_parameters} {case.query} {case.headers}":
        raise AssertionError(f"An answer leaks: {found.group(0)[:200]}")


# What only the mart's state or a rule between fields tells, and a schema can't: why a request that is as the document
# says may be refused all the same.
REASONS = [
    re.compile(reason)
    for reason in open(os.path.join(os.path.dirname(__file__), "reasons.txt"), encoding="utf-8").read().splitlines()
    if reason and not reason.startswith("#")
]


@schemathesis.check
def refused_for_a_reason(ctx, response, case):
    """A request that is valid by the document is a 422 only for what no document can say."""
    meta = case.meta
    if meta is None or meta.generation.mode is not GenerationMode.POSITIVE or response.status_code != 422:
        return
    problem = response.json()
    said = [error["message"] for error in problem.get("errors", [])] or [problem.get("detail", "")]
    unknown = [message for message in said if not any(reason.search(message) for reason in REASONS)]
    if unknown:
        raise AssertionError(f"Valid by the document, and refused: {'; '.join(unknown)}")
