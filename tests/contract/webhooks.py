"""Every event and message that LINE's SDK for Python knows, made by its models, read by our parser; and
signatures both ways.   python webhooks.py --contract BINARY

Each field of each model is filled with a value of its own. The result of our parser has to contain every one of them,
and to change with every boolean.
"""

import argparse
import base64
import hashlib
import hmac
import inspect
import itertools
import json
import re
import subprocess
import sys

from linebot.v3 import webhooks
from linebot.v3.webhook import SignatureValidator
from pydantic.v1 import BaseModel, ValidationError

# Known to LINE's SDK, and of no use to anybody who reads our events.
LEFT_OUT = {"scopes", "reason"}
BASES = [webhooks.Event, webhooks.Source, webhooks.MessageContent, webhooks.Mentionee,
         webhooks.ModuleContent, webhooks.MembershipContent]
# What LINE's reference names. An SDK that knows less would let this program pass and check less.
EVENTS = set("""accountLink activated beacon botResumed botSuspended deactivated delivery follow join leave memberJoined
    memberLeft membership message messageEdited module postback unfollow unsend videoPlayComplete""".split())
MESSAGES = set("audio file image location sticker text video".split())
numbers = itertools.count(1001)


def kinds(base):
    """The models that stand for `base` on the wire: those derived from it, or itself."""
    models = [model for _, model in inspect.getmembers(webhooks, inspect.isclass) if issubclass(model, BaseModel)]
    return [model for model in models if model is not base and issubclass(model, base)] if base in BASES else [base]


def filled(model):
    """One instance for each combination that matters: wherever a model has several kinds, each of them once."""
    varying = {name: fillings(name, field) for name, field in model.__fields__.items()}
    for turn in range(max(map(len, varying.values()))):
        yield made(model, {name: values[turn % len(values)] for name, values in varying.items()})


def fillings(name, field):
    """What a field can hold."""
    if name == "type" and isinstance(field.default, str):
        return [field.default]
    if field.name == "mode":
        return list(webhooks.EventMode)
    if inspect.isclass(field.type_) and issubclass(field.type_, BaseModel):
        values = [value for kind in kinds(field.type_) for value in filled(kind)]
        return [values] if field.outer_type_ is not field.type_ else values
    value = plain(field.type_)
    shape = str(field.outer_type_).lower()
    return [{"date": value}] if "dict" in shape else [[value]] if "list" in shape else [value]


def plain(kind):
    number = next(numbers)
    if "Bool" in str(kind) or kind is bool:
        return True
    if "Int" in str(kind) or kind is int:
        return number
    if "Float" in str(kind) or kind is float or "Number" in str(kind) or "Union" in str(kind):
        return number + 0.5
    return f"text{number}"


def made(model, values):
    """The instance. Where the model takes only some words, the last of them."""
    try:
        return model(**values)
    except ValidationError as refused:
        for error in refused.errors():
            words = re.findall(r"'([^']+)'", error["msg"].partition("enum values")[2])
            if not words:
                raise
            values[error["loc"][0]] = next(word for word in reversed(words))
        by_name = {field.alias: name for name, field in model.__fields__.items()}
        return model(**{by_name.get(name, name): value for name, value in values.items()})


def leaves(value, key=""):
    if key in LEFT_OUT or isinstance(value, bool) or value is None:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    else:
        yield str(value)


def plainly(text):
    return text.lower().replace("_", "")


def check_events(contract):
    events = [json.dumps(event.to_dict(), default=lambda one: one.value) for kind in kinds(webhooks.Event)
              for event in filled(kind)]
    run = subprocess.run([contract, "events"], input="\n".join(events), capture_output=True, text=True, check=True)
    parsed = run.stdout.splitlines()
    assert len(parsed) == len(events), "one line for each event"
    for event, reading in zip(events, parsed):
        missing = [leaf for leaf in leaves(json.loads(event)) if plainly(leaf) not in plainly(reading)]
        if missing or "Unknown" in reading:
            yield f"{missing} got lost: {event}\n  read as {reading}"
        else:
            yield None


def flips(value, rebuild=lambda whole: whole, key=""):
    """The same with one boolean turned round, for each there is, and the name of that."""
    if key in LEFT_OUT:
        return
    if isinstance(value, bool):
        yield key, rebuild(not value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from flips(inner, lambda new, name=name: rebuild({**value, name: new}), name)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from flips(inner, lambda new, at=at: rebuild([*value[:at], new, *value[at + 1 :]]), key)


def check_answers(contract):
    events = [json.loads(json.dumps(event.to_dict(), default=lambda one: one.value))
              for kind in kinds(webhooks.Event) for event in filled(kind)]
    pairs = [(key, event, turned) for event in events for key, turned in flips(event)]
    lines = "\n".join(json.dumps(one) for _, *both in pairs for one in both)
    run = subprocess.run([contract, "events"], input=lines, capture_output=True, text=True, check=True)
    read = run.stdout.splitlines()
    for (key, event, _), yes, no in zip(pairs, read[::2], read[1::2], strict=True):
        yield f"{key} is not read: {json.dumps(event)}\n  read as {yes}" if yes == no else None


def check_completeness():
    events = [event.to_dict() for kind in kinds(webhooks.Event) for event in filled(kind)]
    missing = EVENTS - {event["type"] for event in events}
    yield f"the SDK has no event {sorted(missing)}" if missing else None
    for kind in ("message", "messageEdited"):
        had = {event["message"]["type"] for event in events if event["type"] == kind}
        missing = MESSAGES - had
        yield f"the SDK's {kind} carries no {sorted(missing)}" if missing else None


def check_signatures(contract):
    for secret in ["8c570fa6dd201bb328f1c1eac23a96d8", "0" * 32]:
        for body in ['{"destination":"U0","events":[]}', "ご予約 😀 สวัสดี", "x" * 1024 * 1024]:
            signed = subprocess.run([contract, "sign", secret], input=body.encode(), capture_output=True, check=True)
            ours = signed.stdout.decode().strip()
            yield None if SignatureValidator(secret).validate(body, ours) else "the SDK refuses what we signed"
            theirs = base64.b64encode(hmac.new(secret.encode(), body.encode(), hashlib.sha256).digest()).decode()
            assert SignatureValidator(secret).validate(body, theirs), "the SDK and its rule differ"
            verified = subprocess.run([contract, "verify", secret, theirs], input=body.encode())
            yield None if verified.returncode == 0 else "we refuse what the SDK accepts"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--contract", required=True)
    contract = arguments.parse_args().contract
    outcomes = [*check_completeness(), *check_events(contract), *check_answers(contract), *check_signatures(contract)]
    faults = [outcome for outcome in outcomes if outcome]
    print("\n".join(faults), end="\n" if faults else "")
    print(f"{len(outcomes) - len(faults)} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


main()
