"""Parameters of a parameter group by who set them, and cache clusters that tell whether they are patched by themselves.

Gap: ministack's DescribeCacheParameters gives all parameters whichever Source is asked for, and its DescribeCacheClusters leaves out
AutoMinorVersionUpgrade; terraform-provider-aws then changes both resources at each refresh.
AWS: ElastiCache API Reference, DescribeCacheParameters (Source) and data type CacheCluster.
"""

from typing import Any

from ministack.services import elasticache

from patches import seam


def apply() -> None:
    seam.require(elasticache, "_p", "_param_group_params")
    seam.wrap(elasticache, "_describe_cache_parameters", _by_source)
    seam.wrap(elasticache, "_cluster_xml_inner", _telling_of_upgrades)


def _by_source(original: seam.Handler) -> seam.Handler:
    def describe_cache_parameters(p: dict[str, Any]) -> tuple:
        name, source = elasticache._p(p, "CacheParameterGroupName"), elasticache._p(p, "Source")
        parameters = elasticache._param_group_params.get(name)
        if not source or parameters is None:
            return original(p)
        elasticache._param_group_params[name] = {
            each: of for each, of in parameters.items() if of.get("Source", "system") == source
        }
        try:
            return original(p)
        finally:
            elasticache._param_group_params[name] = parameters

    return describe_cache_parameters


def _telling_of_upgrades(original: seam.Handler) -> seam.Handler:
    def cluster_xml_inner(cluster: dict[str, Any]) -> str:
        upgrades = str(cluster.get("AutoMinorVersionUpgrade", True)).lower()
        return f"{original(cluster)}<AutoMinorVersionUpgrade>{upgrades}</AutoMinorVersionUpgrade>"

    return cluster_xml_inner
