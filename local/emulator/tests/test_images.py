import hashlib
import json
import unittest
import urllib.request

from tests.support import emulator, fetch, unique


class Images(unittest.TestCase):
    def setUp(self) -> None:
        self.ecr = emulator().client("ecr")
        self.name = unique("repository")
        self.ecr.create_repository(repositoryName=self.name, imageTagMutability="IMMUTABLE")

    def push(self, tag: str, content: str) -> tuple[int, str]:
        """Put a manifest as Docker's push does at its end."""
        manifest = json.dumps({"schemaVersion": 2, "content": content}).encode()
        return fetch(
            urllib.request.Request(
                f"http://127.0.0.1:{emulator().port}/v2/{self.name}/manifests/{tag}",
                data=manifest,
                method="PUT",
                headers={"Content-Type": "application/vnd.docker.distribution.manifest.v2+json"},
            )
        )

    def test_an_immutable_tag_is_pushed_once(self) -> None:
        self.assertEqual(self.push("a1", "one")[0], 201)
        for content in ("two", "one"):
            status, body = self.push("a1", content)
            self.assertEqual((status, json.loads(body)["errors"][0]["code"]), (400, "TAG_INVALID"))
        self.assertEqual(self.push("a2", "two")[0], 201)

    def test_an_image_is_found_by_its_tag_with_its_digest(self) -> None:
        self.push("a1", "one")
        details = self.ecr.describe_images(repositoryName=self.name, imageIds=[{"imageTag": "a1"}])["imageDetails"]
        digest = hashlib.sha256(json.dumps({"schemaVersion": 2, "content": "one"}).encode()).hexdigest()
        self.assertEqual([each["imageDigest"] for each in details], [f"sha256:{digest}"])

    def test_an_image_that_is_not_there_is_an_error(self) -> None:
        with self.assertRaises(self.ecr.exceptions.ImageNotFoundException):
            self.ecr.describe_images(repositoryName=self.name, imageIds=[{"imageTag": "missing"}])

    def test_a_repository_lives_on_the_emulator(self) -> None:
        repository = self.ecr.describe_repositories(repositoryNames=[self.name])["repositories"][0]
        self.assertEqual(repository["repositoryUri"], f"localhost:{emulator().port}/{self.name}")
        token = self.ecr.get_authorization_token()["authorizationData"][0]
        self.assertEqual(token["proxyEndpoint"], f"http://localhost:{emulator().port}")

    def test_a_repository_with_images_is_deleted_by_force_only(self) -> None:
        self.push("a1", "one")
        with self.assertRaises(self.ecr.exceptions.RepositoryNotEmptyException):
            self.ecr.delete_repository(repositoryName=self.name)
        self.ecr.delete_repository(repositoryName=self.name, force=True)
