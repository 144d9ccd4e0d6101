import socket
import time
import unittest

from tests.support import emulator, unique

WAITING = """POST / HTTP/1.1\r
Host: localhost\r
Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/sqs/aws4_request, SignedHeaders=host, Signature=0\r
Content-Type: application/x-amz-json-1.0\r
X-Amz-Target: AmazonSQS.ReceiveMessage\r
Content-Length: {length}\r
\r
{body}"""


class Queues(unittest.TestCase):
    def setUp(self) -> None:
        self.sqs = emulator().client("sqs")
        self.url = self.sqs.create_queue(QueueName=unique("queue"))["QueueUrl"]

    def wait_for_messages(self) -> socket.socket:
        body = f'{{"QueueUrl":"{self.url}","WaitTimeSeconds":20}}'
        connection = socket.create_connection(("127.0.0.1", emulator().port), timeout=20)
        connection.sendall(WAITING.format(length=len(body), body=body).encode())
        time.sleep(0.5)
        return connection

    def received(self) -> list[str]:
        answer = self.sqs.receive_message(QueueUrl=self.url, WaitTimeSeconds=2)
        return [message["Body"] for message in answer.get("Messages", [])]

    def test_a_message_goes_to_who_waits_for_it(self) -> None:
        with self.wait_for_messages() as waiting:
            self.sqs.send_message(QueueUrl=self.url, MessageBody="hello")
            answer = b""
            while b"hello" not in answer and (more := waiting.recv(65536)):
                answer += more
            self.assertIn(b"hello", answer)
        self.assertEqual(self.received(), [])

    def test_a_message_does_not_go_to_who_has_gone_away(self) -> None:
        self.wait_for_messages().close()
        time.sleep(0.5)
        self.sqs.send_message(QueueUrl=self.url, MessageBody="hello")
        time.sleep(0.5)
        self.assertEqual(self.received(), ["hello"])
