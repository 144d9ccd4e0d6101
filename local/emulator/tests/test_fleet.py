import unittest

from patches.fleet import Fleet, Step, step


class RollingUpdate(unittest.TestCase):
    def test_new_tasks_start_beside_the_old_ones_when_there_is_room(self) -> None:
        self.assertEqual(step(2, 100, 200, Fleet(0, 0, 2, 0)), Step(start=2, stop_new=0, stop_old=0))

    def test_old_tasks_stay_while_the_new_ones_are_not_healthy(self) -> None:
        self.assertEqual(step(2, 100, 200, Fleet(0, 2, 2, 0)), Step(0, 0, 0))

    def test_each_healthy_new_task_replaces_an_old_one(self) -> None:
        self.assertEqual(step(2, 100, 200, Fleet(1, 1, 2, 0)), Step(0, 0, 1))

    def test_old_tasks_make_room_when_the_maximum_leaves_none_and_the_minimum_allows_it(self) -> None:
        self.assertEqual(step(4, 50, 100, Fleet(0, 0, 4, 0)), Step(0, 0, 2))

    def test_an_update_without_room_in_either_direction_does_not_move(self) -> None:
        self.assertEqual(step(1, 100, 100, Fleet(0, 0, 1, 0)), Step(0, 0, 0))

    def test_the_maximum_is_rounded_down(self) -> None:
        self.assertEqual(step(3, 100, 150, Fleet(0, 0, 3, 0)), Step(1, 0, 0))

    def test_surplus_tasks_stop_after_scaling_down(self) -> None:
        self.assertEqual(step(1, 100, 200, Fleet(3, 0, 0, 0)), Step(0, 2, 0))

    def test_no_task_is_left_of_a_service_without_desired_tasks(self) -> None:
        self.assertEqual(step(0, 100, 200, Fleet(2, 0, 1, 1)), Step(0, 2, 2))
