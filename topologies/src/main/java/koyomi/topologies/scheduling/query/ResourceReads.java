package koyomi.topologies.scheduling.query;

import koyomi.topologies.calendar.query.ShardReads;

/** The way to the store of resources: by the shard of a resource id, as if it were a user's. */
public interface ResourceReads extends ShardReads<ResourceView> {}
