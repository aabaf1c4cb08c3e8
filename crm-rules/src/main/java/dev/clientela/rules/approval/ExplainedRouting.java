package dev.clientela.rules.approval;

import dev.clientela.approval.Routing;
import dev.clientela.rules.Explanation;

/**
 * What has to happen before a record is approved, as it stands now, and which rule says so.
 *
 * @param routing whom to ask, in order
 * @param explanation which rule decided
 */
public record ExplainedRouting(Routing routing, Explanation explanation) {}
