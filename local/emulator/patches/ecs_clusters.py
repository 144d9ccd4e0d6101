"""Clusters: the default Service Connect namespace is kept, and a cluster with services is not deleted.

Gap: ministack's CreateCluster forgets `serviceConnectDefaults`, and DeleteCluster leaves services and containers
behind. AWS (ECS API Reference, CreateCluster, DeleteCluster): ClusterContainsServicesException. AWS also refuses
while a task runs outside of a service (ClusterContainsTasksException); here such a task is stopped, so that no
container stays.
"""

import json
from typing import Any

from ministack.core.responses import error_response_json, json_response
from ministack.services import ecs

from patches import ecs_scheduler, ecs_task_stop, seam

Data = dict[str, Any]


def apply() -> None:
    seam.require(ecs, "_clusters", "_services", "_tasks", "_resolve_cluster_name")
    seam.wrap_action(ecs, "CreateCluster", _create)
    seam.wrap_action(ecs, "DeleteCluster", _delete)


def _create(original: seam.Handler) -> seam.Handler:
    def create_cluster(data: Data) -> tuple:
        status, headers, body = original(data)
        cluster = ecs._clusters.get(json.loads(body).get("cluster", {}).get("clusterName"))
        if not cluster or not data.get("serviceConnectDefaults"):
            return status, headers, body
        cluster["serviceConnectDefaults"] = data["serviceConnectDefaults"]
        return json_response({"cluster": cluster})

    return create_cluster


def _delete(original: seam.Handler) -> seam.Handler:
    def delete_cluster(data: Data) -> tuple:
        name = ecs._resolve_cluster_name(data.get("cluster"))
        with ecs_scheduler.LOCK:
            services = [service for key, service in ecs._services.items() if key.startswith(f"{name}/")]
            if any(service["status"] != "INACTIVE" for service in services):
                return error_response_json(
                    "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.", 400
                )
            for task in list(ecs._tasks.values()):
                if name in ecs._clusters and task["clusterArn"] == ecs._clusters[name]["clusterArn"]:
                    ecs_task_stop.stop(task, "Cluster was deleted", "ServiceSchedulerInitiated")
            return original(data)

    return delete_cluster
