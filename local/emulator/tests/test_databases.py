import json
import os
import signal
import subprocess
import time
import unittest
from datetime import UTC, datetime
from typing import Any

from patches.postgresql import programs
from tests.support import Emulator, docker, docker_emulator, emulator, image, needs_docker, servers, unique, wait_for

_OWN = programs(17)
_SSL = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
needs_postgresql = unittest.skipIf(_OWN is None, "needs the programs of PostgreSQL")


class Database:
    """An instance of PostgreSQL, and what its master finds in it."""

    def __init__(self, emulator: Emulator, name: str | None = None, password: str = "of-the-master") -> None:
        self.emulator = emulator
        self.rds = emulator.client("rds")
        self.name = name or unique("shop")
        self.password = password

    def create(self, **options: Any) -> "Database":
        self.rds.create_db_instance(
            DBInstanceIdentifier=self.name,
            Engine="postgres",
            DBInstanceClass="db.t4g.micro",
            DBName="shop_db",
            MasterUsername="dba",
            **({"EngineVersion": "17", "MasterUserPassword": self.password} | options),
        )
        return self.until("available")

    def describe(self) -> dict[str, Any]:
        return dict(self.rds.describe_db_instances(DBInstanceIdentifier=self.name)["DBInstances"][0])

    def until(self, status: str) -> "Database":
        wait_for(lambda: self.describe()["DBInstanceStatus"] == status, 60, f"{self.name} to be {status}")
        return self

    def psql(self, statement: str, **settings: str) -> subprocess.CompletedProcess[str]:
        endpoint = self.describe()["Endpoint"]
        assert endpoint["Port"] == 5432
        return self.psql_at(endpoint["Address"], statement, **settings)

    def psql_at(self, host: str, statement: str, **settings: str) -> subprocess.CompletedProcess[str]:
        assert _OWN
        login = {"PGHOST": host, "PGPORT": "5432", "PGPASSWORD": self.password}
        return subprocess.run(
            [_OWN.folder / "psql", "-XAtq", "-U", "dba", "-d", "shop_db", "-c", statement],
            env={**os.environ, **login, "PGCONNECT_TIMEOUT": "5", **settings},
            capture_output=True,
            text=True,
        )

    def ask(self, statement: str, **settings: str) -> str:
        done = self.psql(statement, **settings)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return done.stdout.strip()

    def delete(self) -> None:
        self.rds.delete_db_instance(DBInstanceIdentifier=self.name, SkipFinalSnapshot=True)


def verifying(database: Database) -> dict[str, str]:
    """Settings with which a client checks who answers."""
    return {"PGSSLMODE": "verify-full", "PGSSLROOTCERT": str(database.emulator.authority("rds"))}


@needs_postgresql
class Databases(unittest.TestCase):
    database: Database

    @classmethod
    def setUpClass(cls) -> None:
        cls.database = Database(emulator()).create()
        cls.addClassCleanup(cls.database.delete)

    def test_a_database_answers_its_master_who_is_no_superuser(self) -> None:
        self.assertEqual(self.database.ask("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"), "f")
        self.database.ask("CREATE ROLE app LOGIN")

    def test_a_wrong_password_is_refused(self) -> None:
        self.assertIn("password authentication failed", self.database.psql("SELECT 1", PGPASSWORD="guessed").stderr)

    def test_it_answers_at_the_port_that_was_asked_for_over_tls_alone(self) -> None:
        self.assertEqual(self.database.describe()["Endpoint"]["Port"], 5432)
        self.assertEqual(self.database.ask(_SSL, **verifying(self.database)), "t")
        self.assertIn("no encryption", self.database.psql(_SSL, PGSSLMODE="disable").stderr)

    def test_its_certificate_is_signed_by_the_authority_of_its_emulator_alone(self) -> None:
        other = {"PGSSLMODE": "verify-full", "PGSSLROOTCERT": str(emulator().authority("elasticache"))}
        self.assertIn("certificate verify failed", self.database.psql(_SSL, **other).stderr)

    def test_its_parameters_say_whether_it_is_reached_without_tls(self) -> None:
        rds, group = self.database.rds, unique("plain")
        rds.create_db_parameter_group(DBParameterGroupName=group, DBParameterGroupFamily="postgres17", Description="Shop")

        def force(value: str) -> None:
            parameter = {"ParameterName": "rds.force_ssl", "ParameterValue": value, "ApplyMethod": "immediate"}
            rds.modify_db_parameter_group(DBParameterGroupName=group, Parameters=[parameter])

        force("0")
        plain = Database(emulator()).create(DBParameterGroupName=group)
        self.addCleanup(plain.delete)
        self.assertEqual(plain.ask(_SSL, PGSSLMODE="disable"), "f")
        self.assertEqual(plain.ask(_SSL, PGSSLMODE="require"), "t")
        force("1")
        wait_for(lambda: plain.psql(_SSL, PGSSLMODE="disable").returncode == 2, 10, "TLS to be asked for")
        rds.reset_db_parameter_group(DBParameterGroupName=group, ResetAllParameters=True)
        self.assertIn("no encryption", plain.psql(_SSL, PGSSLMODE="disable").stderr)

    def test_a_version_before_15_does_not_ask_for_tls_by_itself(self) -> None:
        older = Database(emulator()).create(EngineVersion="14")
        self.addCleanup(older.delete)
        self.assertEqual(older.ask(_SSL, PGSSLMODE="disable"), "f")

    def test_two_databases_have_the_same_port(self) -> None:
        other = Database(emulator(), password="another").create()
        self.addCleanup(other.delete)
        self.assertEqual(other.describe()["Endpoint"]["Port"], 5432)
        other.ask("CREATE TABLE here (id int)")
        self.assertIn("does not exist", self.database.psql("SELECT * FROM here").stderr)

    def test_the_masters_password_is_kept_by_rds_and_changed_by_it(self) -> None:
        managed = Database(emulator()).create(ManageMasterUserPassword=True, MasterUserPassword="")
        secrets = emulator().client("secretsmanager")
        arn = managed.describe()["MasterUserSecret"]["SecretArn"]

        def login() -> dict[str, str]:
            return dict(json.loads(secrets.get_secret_value(SecretId=arn)["SecretString"]))

        first = login()
        self.assertEqual(first["username"], "dba")
        managed.ask("SELECT 1", PGPASSWORD=first["password"])
        managed.rds.modify_db_instance(DBInstanceIdentifier=managed.name, RotateMasterUserPassword=True)
        self.assertNotEqual(login()["password"], first["password"])
        managed.ask("SELECT 1", PGPASSWORD=login()["password"])
        self.assertEqual(managed.psql("SELECT 1", PGPASSWORD=first["password"]).returncode, 2)
        managed.delete()
        with self.assertRaises(secrets.exceptions.ResourceNotFoundException):
            login()

    def test_it_tells_which_logs_it_exports(self) -> None:
        exporting = Database(emulator()).create(EnableCloudwatchLogsExports=["postgresql"])
        self.addCleanup(exporting.delete)
        self.assertEqual(exporting.describe()["EnabledCloudwatchLogsExports"], ["postgresql"])

    def test_what_is_in_it_outlives_a_restart_and_a_stop(self) -> None:
        self.database.ask("CREATE TABLE kept AS SELECT 7 AS id")
        self.database.rds.reboot_db_instance(DBInstanceIdentifier=self.database.name)
        self.database.until("available")
        self.assertEqual(self.database.ask("SELECT id FROM kept"), "7")
        self.database.rds.stop_db_instance(DBInstanceIdentifier=self.database.name)
        self.assertIn("refused", self.database.psql("SELECT 1").stderr)
        self.database.rds.start_db_instance(DBInstanceIdentifier=self.database.name)
        self.assertEqual(self.database.ask("SELECT id FROM kept"), "7")

    def test_a_snapshot_holds_what_the_database_held(self) -> None:
        rds = self.database.rds
        self.database.ask("CREATE TABLE before AS SELECT 1 AS id")
        snapshot, restored = unique("snapshot"), Database(emulator())
        rds.create_db_snapshot(DBSnapshotIdentifier=snapshot, DBInstanceIdentifier=self.database.name)
        self.database.ask("DROP TABLE before")
        rds.restore_db_instance_from_db_snapshot(DBInstanceIdentifier=restored.name, DBSnapshotIdentifier=snapshot)
        self.addCleanup(restored.delete)
        self.assertEqual(restored.until("available").ask("SELECT id FROM before"), "1")
        rds.delete_db_snapshot(DBSnapshotIdentifier=snapshot)

    def test_a_database_is_restored_to_a_time_in_another(self) -> None:
        self.database.ask("CREATE TABLE orders AS SELECT 1 AS id")
        time.sleep(0.1)
        moment = datetime.now(UTC)
        time.sleep(0.1)
        self.database.ask("DELETE FROM orders; INSERT INTO orders VALUES (2)")
        for how, found in (({"RestoreTime": moment}, "1"), ({"UseLatestRestorableTime": True}, "2")):
            restored = Database(emulator())
            self.database.rds.restore_db_instance_to_point_in_time(
                SourceDBInstanceIdentifier=self.database.name, TargetDBInstanceIdentifier=restored.name, **how
            )
            self.assertEqual(restored.until("available").ask("SELECT id FROM orders"), found)
            # What was restored is a database like any other, which can be restored again.
            restored.ask("INSERT INTO orders VALUES (3)")
            again = Database(emulator())
            self.database.rds.restore_db_instance_to_point_in_time(
                SourceDBInstanceIdentifier=restored.name,
                TargetDBInstanceIdentifier=again.name,
                UseLatestRestorableTime=True,
            )
            self.assertEqual(again.until("available").ask("SELECT max(id) FROM orders"), "3")
            again.delete()
            restored.delete()

    def test_none_is_restored_to_a_time_before_it_was_there_or_without_backups(self) -> None:
        rds, target = self.database.rds, unique("none")
        with self.assertRaisesRegex(rds.exceptions.ClientError, "can't be restored to 2001"):
            rds.restore_db_instance_to_point_in_time(
                SourceDBInstanceIdentifier=self.database.name,
                TargetDBInstanceIdentifier=target,
                RestoreTime=datetime(2001, 1, 1, tzinfo=UTC),
            )
        unkept = Database(emulator()).create(BackupRetentionPeriod=0)
        self.addCleanup(unkept.delete)
        with self.assertRaisesRegex(rds.exceptions.ClientError, "keeps no backups"):
            rds.restore_db_instance_to_point_in_time(
                SourceDBInstanceIdentifier=unkept.name, TargetDBInstanceIdentifier=target, UseLatestRestorableTime=True
            )


@needs_postgresql
class DatabaseClusters(unittest.TestCase):
    def test_a_cluster_answers_at_its_endpoint_once_it_has_an_instance(self) -> None:
        rds, name = emulator().client("rds"), unique("cluster")
        rds.create_db_cluster(
            DBClusterIdentifier=name,
            Engine="aurora-postgresql",
            EngineVersion="17",
            DatabaseName="shop_db",
            MasterUsername="dba",
            MasterUserPassword="of-the-master",
            ServerlessV2ScalingConfiguration={"MinCapacity": 0.5, "MaxCapacity": 4},
        )
        for number in (1, 2):
            rds.create_db_instance(
                DBInstanceIdentifier=f"{name}-{number}",
                DBClusterIdentifier=name,
                Engine="aurora-postgresql",
                DBInstanceClass="db.serverless",
            )
            instance = Database(emulator(), f"{name}-{number}").until("available")
        (cluster,) = rds.describe_db_clusters(DBClusterIdentifier=name)["DBClusters"]
        self.assertEqual(cluster["Port"], 5432)
        instance.ask("CREATE TABLE kept AS SELECT 7 AS id")
        self.assertEqual(instance.ask("SELECT id FROM kept", PGHOST=cluster["Endpoint"], **verifying(instance)), "7")
        self.assertIn("no encryption", instance.psql("SELECT 1", PGSSLMODE="disable").stderr)
        for number in (1, 2):
            rds.delete_db_instance(DBInstanceIdentifier=f"{name}-{number}")
        rds.delete_db_cluster(DBClusterIdentifier=name, SkipFinalSnapshot=True)
        self.assertIn("refused", instance.psql_at(cluster["Endpoint"], "SELECT 1").stderr)


@needs_postgresql
class DatabaseServers(unittest.TestCase):
    def test_none_outlives_the_emulator(self) -> None:
        own = Emulator(docker=False).start()
        Database(own).create()
        self.assertTrue(servers(own))
        own.stop()
        self.assertEqual(servers(own), [])

    def test_what_a_killed_emulator_left_goes_at_the_next_start_on_its_port(self) -> None:
        killed = Emulator(docker=False).start()
        Database(killed).create()
        killed.stop(signal.SIGKILL)
        self.assertTrue(servers(killed), "nothing was left: this test shows nothing")
        successor = Emulator(docker=False, port=killed.port).start()
        self.addCleanup(successor.stop)
        self.assertEqual(servers(killed), [])
        Database(successor).create().ask("SELECT 1")

    @needs_docker
    def test_a_container_reaches_it(self) -> None:
        port = docker_emulator().port
        label = f"label=ministack.instance=flotilla:{port}"
        # Tasks of other tests have one too, which stays as long as the emulator.
        before = docker("network", "ls", "--quiet", "--filter", label)
        database = Database(docker_emulator()).create()
        host = database.describe()["Endpoint"]["Address"]
        script = f"require('net').connect(5432, '{host}', () => process.exit(0)).on('error', () => process.exit(1))"
        docker("run", "--rm", "--entrypoint", "node", image(port), "-e", script)
        database.ask("SELECT 1")
        database.delete()
        self.assertEqual(docker("network", "ls", "--quiet", "--filter", label), before)
