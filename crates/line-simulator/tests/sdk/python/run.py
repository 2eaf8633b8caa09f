"""Holds the simulator against LINE's SDK for Python: every endpoint that the SDK offers, every webhook that the
simulator sends. `python run.py --simulator PROGRAM`; exits with 1 when a check fails."""

import argparse
import base64
import json
import sys
import time
import traceback
import uuid
from urllib.parse import quote

import jwt
import linebot.v3.messaging as messaging
import linebot.v3.oauth as oauth
import linebot.v3.webhooks as webhooks
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.messaging import TextMessage
from linebot.v3.webhook import WebhookParser

sys.dont_write_bytecode = True

from world import Endpoint, Simulator  # noqa: E402

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
HTTPS = "https://example.com/a.png"


class Checks:
    """Each method is a check; they run in the order in which they are written, and build on each other."""

    def __init__(self, simulator, endpoint):
        self.simulator, self.endpoint, self.account = simulator, endpoint, simulator.account
        configuration = messaging.Configuration(host=simulator.url, access_token=self.account["channelAccessToken"])
        client = messaging.ApiClient(configuration)
        self.line = messaging.MessagingApi(client)
        # The SDK sends these to api-data.line.me unless it has another host.
        self.blobs = messaging.MessagingApiBlob(client)
        self.blobs.line_base_path = simulator.url
        self.line.line_base_path = simulator.url
        self.tokens = oauth.ChannelAccessToken(oauth.ApiClient(oauth.Configuration(host=simulator.url)))
        self.tokens.line_base_path = simulator.url
        self.parser = WebhookParser(self.account["channelSecret"])
        self.chat = quote(self.account["basicId"])
        person = {"displayName": "Mio", "language": "ja", "statusMessage": "tea", "picture": PNG}
        self.mio = simulator.post("/users", person)["userId"]
        self.ploy = simulator.post("/users", {"displayName": "Ploy"})["userId"]
        self.received = set()

    # What the checks share.

    def event(self):
        """The event of the next webhook, through the SDK's signature check and parser."""
        return self.events()[0]

    def events(self):
        body, signature = self.endpoint.next()
        payload = self.parser.parse(body, signature, as_payload=True)
        assert payload.destination == self.account["botUserId"]
        for event, raw in zip(payload.events, json.loads(body)["events"]):
            assert type(event).__name__ != "UnknownEvent", raw["type"]
            self.complete(raw, json.loads(event.to_json()))
            self.received.add(event.type)
        return payload.events

    def complete(self, raw, parsed, path=""):
        """Everything that came is something that the SDK's models know, with the same value."""
        if isinstance(raw, dict):
            for name, value in raw.items():
                assert name in parsed, f"{path}.{name} is unknown to the SDK"
                self.complete(value, parsed[name], f"{path}.{name}")
        elif isinstance(raw, list):
            assert len(raw) == len(parsed), path
            for place, (one, other) in enumerate(zip(raw, parsed)):
                self.complete(one, other, f"{path}[{place}]")
        else:
            assert raw == parsed, f"{path}: {raw!r} became {parsed!r}"

    def write(self, draft, chat=None, user=None):
        return self.simulator.post(f"/users/{user or self.mio}/chats/{chat or self.chat}/messages", draft)

    def push(self, *messages, to=None, key=None):
        request = messaging.PushMessageRequest(to=to or self.mio, messages=list(messages))
        return self.line.push_message_with_http_info(request, x_line_retry_key=key)

    def refused(self, status, call, *arguments, **named):
        kinds = (messaging.ApiException, oauth.ApiException)
        try:
            call(*arguments, **named)
        except kinds as problem:
            assert problem.status == status, f"{problem.status}: {problem.body}"
            return problem
        raise AssertionError(f"it was accepted instead of {status}")

    # The checks.

    def webhook_endpoint(self):
        self.refused(404, self.line.get_webhook_endpoint)
        self.line.set_webhook_endpoint(messaging.SetWebhookEndpointRequest(endpoint=self.endpoint.url))
        read = self.line.get_webhook_endpoint()
        assert (read.endpoint, read.active) == (self.endpoint.url, True)
        request = messaging.TestWebhookEndpointRequest(endpoint=self.endpoint.url)
        test = self.line.test_webhook_endpoint(request)
        assert (test.success, test.status_code, test.reason) == (True, 200, "OK")
        assert self.events() == []

    def bot_info(self):
        info = self.line.get_bot_info()
        assert (info.user_id, info.basic_id) == (self.account["botUserId"], self.account["basicId"])
        assert (info.chat_mode, info.mark_as_read_mode) == ("chat", "manual")

    def follow_and_profile(self):
        self.refused(404, self.line.get_profile, self.mio)
        self.simulator.post(f"/users/{self.mio}/add", {"id": self.account["basicId"]})
        event = self.event()
        assert isinstance(event, webhooks.FollowEvent) and event.follow.is_unblocked is False
        profile = self.line.get_profile(self.mio)
        assert (profile.display_name, profile.language, profile.status_message) == ("Mio", "ja", "tea")
        assert profile.picture_url.startswith(self.simulator.url)

    def text_and_reply(self):
        emojis = [{"index": 6, "length": 6, "productId": "5ac1", "emojiId": "001"}]
        self.write({"type": "text", "text": "Hello (love)", "emojis": emojis})
        event = self.event()
        assert isinstance(event.message, webhooks.TextMessageContent)
        assert event.message.emojis[0].product_id == "5ac1"
        messages = [TextMessage(text="Welcome", quote_token=event.message.quote_token)]
        request = messaging.ReplyMessageRequest(reply_token=event.reply_token, messages=messages)
        sent = self.line.reply_message(request).sent_messages
        problem = self.refused(400, self.line.reply_message, request)
        assert json.loads(problem.body) == {"message": "Invalid reply token"}
        token = messaging.MarkMessagesAsReadByTokenRequest(mark_as_read_token=event.message.mark_as_read_token)
        self.line.mark_messages_as_read_by_token(token)
        self.write({"type": "text", "text": "Thanks", "quotedMessageId": sent[0].id})
        assert self.event().message.quoted_message_id == sent[0].id

    def push_of_every_kind(self):
        sender = messaging.Sender(name="Aya", icon_url=HTTPS)
        sent = self.push(
            TextMessage(text="$ Hi", sender=sender, emojis=[messaging.Emoji(index=0, product_id="5ac1", emoji_id="001")]),
            messaging.StickerMessage(package_id="446", sticker_id="1988"),
            messaging.ImageMessage(original_content_url=HTTPS, preview_image_url=HTTPS),
            messaging.VideoMessage(original_content_url=HTTPS, preview_image_url=HTTPS),
            messaging.AudioMessage(original_content_url=HTTPS, duration=60000),
        )
        assert len(sent.data.sent_messages) == 5
        self.push(messaging.LocationMessage(title="Park", address="Tokyo", latitude=35.6, longitude=139.7))

    def push_with_retry_key(self):
        key = str(uuid.uuid4())
        first = self.push(TextMessage(text="once"), key=key)
        problem = self.refused(409, self.push, TextMessage(text="once"), key=key)
        assert problem.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
        body = json.loads(problem.body)
        assert body["message"] == "The retry key is already accepted"
        assert body["sentMessages"][0]["id"] == first.data.sent_messages[0].id

    def push_that_is_refused(self):
        problem = self.refused(400, self.push, TextMessage(text=""))
        assert json.loads(problem.body)["details"][0]["property"] == "messages[0].text"
        problem = self.refused(400, self.push, TextMessage(text="a"), to="U" + "0" * 32)
        assert json.loads(problem.body)["message"] == "Failed to send messages"
        wrong = messaging.Configuration(host=self.simulator.url, access_token="wrong")
        stranger = messaging.MessagingApi(messaging.ApiClient(wrong))
        stranger.line_base_path = self.simulator.url
        self.refused(401, stranger.get_bot_info)

    def multicast(self):
        self.line.multicast(messaging.MulticastRequest(to=[self.mio], messages=[TextMessage(text="News")]))

    def validation(self):
        request = messaging.ValidateMessageRequest(messages=[TextMessage(text="a")])
        empty = messaging.ValidateMessageRequest(messages=[TextMessage(text="")])
        for validate in (self.line.validate_push, self.line.validate_reply, self.line.validate_multicast):
            validate(request)
            self.refused(400, validate, empty)

    def loading_sign(self):
        self.line.show_loading_animation(messaging.ShowLoadingAnimationRequest(chat_id=self.mio, loading_seconds=5))

    def quota(self):
        assert self.line.get_message_quota().type == "none"
        assert self.line.get_message_quota_consumption().total_usage == 4
        self.simulator.call("PATCH", f"/accounts/{self.chat}", {"quotaLimit": 4})
        assert self.line.get_message_quota().value == 4
        problem = self.refused(429, self.push, TextMessage(text="a"))
        assert json.loads(problem.body)["message"] == "You have reached your monthly limit."
        self.simulator.call("PATCH", f"/accounts/{self.chat}", {"quotaLimit": -1})

    def sticker_and_place(self):
        self.write({"type": "sticker", "packageId": "446", "stickerId": "1988", "keywords": ["hi"]})
        message = self.event().message
        assert isinstance(message, webhooks.StickerMessageContent) and message.sticker_resource_type == "STATIC"
        self.write({"type": "location", "title": "Park", "address": "Tokyo", "latitude": 35.6, "longitude": 139.7})
        message = self.event().message
        assert isinstance(message, webhooks.LocationMessageContent) and message.latitude == 35.6

    def media_and_content(self):
        png = base64.b64decode(PNG)
        self.write({"type": "image", "content": PNG})
        message = self.event().message
        assert isinstance(message, webhooks.ImageMessageContent) and message.content_provider.type == "line"
        assert bytes(self.blobs.get_message_content(message.id)) == png
        assert self.blobs.get_message_content_preview(message.id)
        self.write({"type": "video", "content": PNG, "duration": 1500})
        message = self.event().message
        assert isinstance(message, webhooks.VideoMessageContent) and message.duration == 1500
        assert self.blobs.get_message_content_transcoding_by_message_id(message.id).status == "succeeded"
        self.write({"type": "audio", "content": PNG, "duration": 900})
        message = self.event().message
        assert isinstance(message, webhooks.AudioMessageContent) and message.duration == 900
        self.write({"type": "file", "content": PNG, "fileName": "offer.pdf"})
        message = self.event().message
        assert isinstance(message, webhooks.FileMessageContent) and message.file_size == len(png)

    def unsend(self):
        sent = self.write({"type": "image", "content": PNG})["messageId"]
        self.event()
        self.simulator.post(f"/users/{self.mio}/chats/{self.chat}/messages/{sent}/unsend")
        event = self.event()
        assert isinstance(event, webhooks.UnsendEvent) and event.unsend.message_id == sent
        self.refused(410, self.blobs.get_message_content, sent)

    def group(self):
        draft = {"by": self.mio, "name": "Picnic", "basicId": self.account["basicId"]}
        group = self.simulator.post("/groups", draft)["groupId"]
        event = self.event()
        assert isinstance(event, webhooks.JoinEvent) and event.source.group_id == group
        self.simulator.post(f"/groups/{group}/invite", {"by": self.mio, "userIds": [self.ploy]})
        event = self.event()
        assert isinstance(event, webhooks.MemberJoinedEvent) and event.joined.members[0].user_id == self.ploy
        assert self.line.get_group_summary(group).group_name == "Picnic"
        assert self.line.get_group_member_count(group).count == 2
        assert self.line.get_group_member_profile(group, self.ploy).display_name == "Ploy"
        self.refused(403, self.line.get_group_members_ids, group)
        mentionees = [{"index": 0, "length": 4, "type": "all"}]
        mentionees.append({"index": 5, "length": 4, "type": "user", "userId": self.account["botUserId"]})
        draft = {"type": "text", "text": "@All @Bot nine", "mention": {"mentionees": mentionees}}
        sent = self.write(draft, group, self.ploy)["messageId"]
        event = self.event()
        assert event.source.user_id == self.ploy and event.message.mention.mentionees[1].is_self is True
        self.simulator.post(f"/users/{self.ploy}/chats/{group}/messages/{sent}/edit", {"text": "ten"})
        event = self.event()
        assert isinstance(event, webhooks.MessageEditedEvent) and event.message.text == "ten"
        self.push(TextMessage(text="Welcome"), to=group)
        self.simulator.post(f"/groups/{group}/leave", {"userId": self.ploy})
        event = self.event()
        assert isinstance(event, webhooks.MemberLeftEvent) and event.left.members[0].user_id == self.ploy
        self.line.leave_group(group)
        assert isinstance(self.event(), webhooks.LeaveEvent)
        self.refused(404, self.line.get_group_summary, group)

    def block_and_unblock(self):
        self.simulator.post(f"/users/{self.mio}/block", {"basicId": self.account["basicId"]})
        assert isinstance(self.event(), webhooks.UnfollowEvent)
        self.refused(404, self.line.get_profile, self.mio)
        self.push(TextMessage(text="unheard"))
        self.simulator.post(f"/users/{self.mio}/unblock", {"basicId": self.account["basicId"]})
        assert self.event().follow.is_unblocked is True

    def redelivery(self):
        self.simulator.post("/webhooks/hold")
        self.write({"type": "text", "text": "one"})
        self.write({"type": "text", "text": "two"})
        self.simulator.post("/webhooks/release", {"together": True, "order": "reversed"})
        events = self.events()
        assert [event.message.text for event in events] == ["two", "one"]
        self.simulator.post("/webhooks/redeliver", {"webhookEventId": events[0].webhook_event_id})
        again = self.event()
        assert again.delivery_context.is_redelivery is True and again.webhook_event_id == events[0].webhook_event_id

    def channel_tokens(self):
        issued = self.tokens.issue_stateless_channel_token(
            grant_type="client_credentials",
            client_id=self.account["channelId"],
            client_secret=self.account["channelSecret"],
        )
        assert (issued.token_type, issued.expires_in) == ("Bearer", 900)
        verified = self.tokens.verify_channel_token_by_jwt(issued.access_token)
        assert verified.client_id == self.account["channelId"]
        verified = self.tokens.verify_channel_token(self.account["channelAccessToken"])
        assert verified.client_id == self.account["channelId"]
        self.refused(400, self.tokens.verify_channel_token, "wrong")

    def tokens_by_assertion(self):
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
        kid = self.simulator.post(f"/accounts/{self.chat}/keys", public)["kid"]
        channel = self.account["channelId"]
        claims = {"iss": channel, "sub": channel, "aud": "https://api.line.me/", "token_exp": 86400}
        kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

        def assertion(**changed):
            claims["exp"] = int(time.time()) + 30 * 60
            return jwt.encode({**claims, **changed}, key, algorithm="RS256", headers={"kid": kid})

        issue = self.tokens.issue_channel_token_by_jwt
        issued = issue("client_credentials", kind, assertion())
        assert (issued.token_type, issued.expires_in) == ("Bearer", 86400)
        assert self.tokens.verify_channel_token_by_jwt(issued.access_token).client_id == channel
        listed = self.tokens.gets_all_valid_channel_access_token_key_ids
        assert listed(kind, assertion()).kids == [issued.key_id]
        self.refused(400, issue, "client_credentials", kind, assertion(token_exp=30 * 86400 + 1))
        self.tokens.revoke_channel_token_by_jwt(channel, self.account["channelSecret"], issued.access_token)
        assert listed(kind, assertion()).kids == []

    def a_changed_body_is_told_by_its_signature(self):
        self.write({"type": "text", "text": "three"})
        body, signature = self.endpoint.next()
        self.parser.parse(body, signature)
        try:
            self.parser.parse(body.replace("three", "eight"), signature)
        except InvalidSignatureError:
            return
        raise AssertionError("the SDK took a changed body")

    def every_webhook_was_heard(self):
        self.simulator.post("/webhooks/settle")
        kinds = "follow join leave memberJoined memberLeft message messageEdited unfollow unsend"
        assert self.received == set(kinds.split()), self.received


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--simulator", required=True, help="the simulator's program")
    simulator, endpoint = Simulator(arguments.parse_args().simulator), Endpoint()
    names = [name for name, part in vars(Checks).items() if callable(part) and not name.startswith("_")]
    shared = ("event", "events", "complete", "write", "push", "refused")
    names = [name for name in names if name not in shared]
    failed = 0
    try:
        checks = Checks(simulator, endpoint)
        for name in names:
            words = name.replace("_", " ")
            try:
                getattr(checks, name)()
                print(f"ok      {words}")
            except Exception:
                failed += 1
                print(f"FAILED  {words}\n{traceback.format_exc()}")
    finally:
        endpoint.close()
        simulator.close()
    print(f"{len(names) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
