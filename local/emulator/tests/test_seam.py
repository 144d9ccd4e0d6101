import types
import unittest

from patches import seam


class Seam(unittest.TestCase):
    def setUp(self) -> None:
        self.module = types.ModuleType("ministack.services.example")
        self.module._old = lambda: "old"  # type: ignore[attr-defined]
        self.module._ACTION_MAP = {"Old": self.module._old}  # type: ignore[attr-defined]

    def test_a_function_that_ministack_no_longer_has_stops_the_start(self) -> None:
        with self.assertRaisesRegex(seam.MissingSeam, "ministack.services.example has no _gone"):
            seam.replace(self.module, "_gone", lambda: None)

    def test_an_action_that_ministack_no_longer_handles_stops_the_start(self) -> None:
        with self.assertRaisesRegex(seam.MissingSeam, "does not handle Gone"):
            seam.replace_action(self.module, "Gone", lambda: None)

    def test_an_action_that_ministack_has_by_now_stops_the_start(self) -> None:
        with self.assertRaisesRegex(seam.MissingSeam, "handles Old by itself now"):
            seam.add_action(self.module, "Old", lambda: None)
